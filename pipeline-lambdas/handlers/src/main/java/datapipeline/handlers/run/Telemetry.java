package datapipeline.handlers.run;

import java.util.Map;

/** What operators see of the pipeline at work: log lines and metrics. */
public interface Telemetry {
    /**
     * Something happened.
     *
     * @param stage where: {@code classify}, {@code work}, {@code output}, {@code sweep}
     */
    void info(String stage, String message, Map<String, Object> fields);

    /** Something happened that somebody may have to look at. */
    void warn(String stage, String message, Map<String, Object> fields);

    /** Something went wrong that the code did not expect. */
    void error(String stage, String message, Map<String, Object> fields, Throwable cause);

    /** @param dimensions by name: {@code FileType}, {@code Op}, {@code ReasonCode} */
    void measure(Metric metric, double value, Map<String, String> dimensions);

    default void count(Metric metric, Map<String, String> dimensions) {
        measure(metric, 1, dimensions);
    }
}
