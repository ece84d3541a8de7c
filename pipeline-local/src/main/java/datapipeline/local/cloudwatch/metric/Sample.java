package datapipeline.local.cloudwatch.metric;

/**
 * A value of a metric that occurred once or more, or a summary of many values.
 *
 * @param unit as CloudWatch spells it
 * @param timestamp in milliseconds since 1970
 * @param count how many values it stands for
 * @param sum of all of them
 */
public record Sample(
        MetricId metric, String unit, long timestamp, double count, double sum, double minimum, double maximum) {

    /** A value that occurred this many times. */
    public static Sample of(MetricId metric, String unit, long timestamp, double value, double count) {
        return new Sample(metric, unit, timestamp, count, value * count, value, value);
    }
}
