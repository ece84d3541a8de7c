package datapipeline.local.cloudwatch.alarm;

import datapipeline.local.cloudwatch.metric.CloudWatchErrors;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** When a value breaches a threshold. */
enum Comparison {
    GREATER_OR_EQUAL("GreaterThanOrEqualToThreshold", "greater than or equal to"),
    GREATER("GreaterThanThreshold", "greater than"),
    LESS("LessThanThreshold", "less than"),
    LESS_OR_EQUAL("LessThanOrEqualToThreshold", "less than or equal to");

    private final String awsName;
    private final String spoken;

    Comparison(String awsName, String spoken) {
        this.awsName = awsName;
        this.spoken = spoken;
    }

    static Comparison of(@Nullable String awsName) {
        return Arrays.stream(values())
                .filter(each -> each.awsName.equals(awsName))
                .findFirst()
                .orElseThrow(() -> CloudWatchErrors.invalid(
                        "The embedded CloudWatch compares with a threshold, not by " + awsName));
    }

    /** As CloudWatch spells it. */
    String awsName() {
        return awsName;
    }

    /** As reasons of states say it. */
    String spoken() {
        return spoken;
    }

    boolean breaches(double value, double threshold) {
        return switch (this) {
            case GREATER_OR_EQUAL -> value >= threshold;
            case GREATER -> value > threshold;
            case LESS -> value < threshold;
            case LESS_OR_EQUAL -> value <= threshold;
        };
    }
}
