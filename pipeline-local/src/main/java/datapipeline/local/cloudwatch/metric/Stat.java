package datapipeline.local.cloudwatch.metric;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is made of the values of a period. */
public sealed interface Stat {

    /** A sum, an average or the like. */
    enum Simple implements Stat {
        SAMPLE_COUNT("SampleCount", "sum(n)"),
        SUM("Sum", "sum(total)"),
        AVERAGE("Average", "sum(total) / nullif(sum(n), 0)"),
        MINIMUM("Minimum", "min(low)"),
        MAXIMUM("Maximum", "max(high)");

        private final String awsName;
        private final String sql;

        Simple(String awsName, String sql) {
            this.awsName = awsName;
            this.sql = sql;
        }

        /** As CloudWatch spells it. */
        public String awsName() {
            return awsName;
        }

        String sql() {
            return sql;
        }
    }

    /** The smallest value that this part of all values does not exceed. */
    record Percentile(double percent) implements Stat {
        public Percentile {
            if (percent < 0 || percent > 100) {
                throw CloudWatchErrors.invalid("A percentile lies between p0 and p100, not at p" + percent);
            }
        }
    }

    /** @throws software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException for any other */
    static Stat parse(String text) {
        for (Simple simple : Simple.values()) {
            if (simple.awsName.equals(text)) {
                return simple;
            }
        }
        Matcher percentile = Pattern.compile("p(\\d{1,3}(?:\\.\\d{1,10})?)").matcher(text);
        if (percentile.matches()) {
            return new Percentile(Double.parseDouble(percentile.group(1)));
        }
        throw CloudWatchErrors.invalid(
                "The embedded CloudWatch computes SampleCount, Sum, Average, Minimum, Maximum and percentiles such as p99,"
                        + " not " + text);
    }
}
