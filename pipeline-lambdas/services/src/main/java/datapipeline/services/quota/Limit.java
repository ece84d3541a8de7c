package datapipeline.services.quota;

import datapipeline.handlers.aws.Environment;
import java.util.Locale;

/**
 * How much of a service's operation this pipeline may use.
 *
 * @param operation as AWS names it: {@code rekognition:DetectLabels}
 * @param permits how many calls may be under way at once, and how many may begin in a second
 */
public record Limit(String operation, int permits) {
    public Limit {
        if (permits < 1) {
            throw new IllegalArgumentException("%d permits let nobody call %s".formatted(permits, operation));
        }
    }

    /** The variable that sets the permits: {@code PERMITS_REKOGNITION_DETECTLABELS}. */
    public String variable() {
        return "PERMITS_" + operation.toUpperCase(Locale.ROOT).replace(':', '_');
    }

    /** As the function's environment sets it, or else this. */
    public Limit in(Environment environment) {
        return environment
                .find(variable())
                .map(set -> new Limit(operation, Integer.parseInt(set)))
                .orElse(this);
    }
}
