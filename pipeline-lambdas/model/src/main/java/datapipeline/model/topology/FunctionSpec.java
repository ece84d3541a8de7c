package datapipeline.model.topology;

import java.time.Duration;

/**
 * A function.
 *
 * @param door the handler's class in {@code datapipeline.handlers.lambda}
 * @param memoryMb what it gets on AWS; there, memory also buys processor time
 * @param needsEngines whether the engines must be on its class path
 * @param alone whether no two of it may be at work at once
 */
public record FunctionSpec(
        String name, String door, Duration timeout, int memoryMb, boolean needsEngines, boolean alone) {
    private static final String DOORS = "datapipeline.handlers.lambda.";

    /** The handler as Lambda wants it named. */
    public String handler() {
        return DOORS + door;
    }
}
