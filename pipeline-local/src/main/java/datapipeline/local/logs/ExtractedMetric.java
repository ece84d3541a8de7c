package datapipeline.local.logs;

import java.util.Map;

/**
 * A data point of a metric that was found in a log event.
 *
 * @param unit as CloudWatch spells it, {@code None} if it has none
 * @param timestamp in milliseconds since 1970
 */
public record ExtractedMetric(
        String namespace, String name, Map<String, String> dimensions, String unit, double value, long timestamp) {

    public ExtractedMetric {
        dimensions = Map.copyOf(dimensions);
    }
}
