package datapipeline.handlers.telemetry;

import datapipeline.model.json.Json;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes log lines and CloudWatch embedded metrics, each a JSON object in a line, to standard output, where Lambda takes
 * them up. Format of the metrics:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
public final class Telemetry {
    public static final String NAMESPACE = "MediaPipeline";

    private final String service;
    private final InstantSource clock;
    private final PrintStream out;

    public Telemetry(String service, InstantSource clock, PrintStream out) {
        this.service = service;
        this.clock = clock;
        this.out = out;
    }

    /** Something happened as it should. */
    public void info(String message, Map<String, ?> fields) {
        line("INFO", message, fields);
    }

    /** Something went wrong that the pipeline dealt with. */
    public void warn(String message, Map<String, ?> fields) {
        line("WARN", message, fields);
    }

    /** Counts one. */
    public void count(String metric) {
        emit(metric, "Count", 1, Map.of());
    }

    /** Counts one, told apart by a dimension. */
    public void count(String metric, String dimension, String value) {
        emit(metric, "Count", 1, Map.of(dimension, value));
    }

    /** A duration of one family of files. */
    public void millis(String metric, long milliseconds, String fileType) {
        emit(metric, "Milliseconds", milliseconds, Map.of("FileType", fileType));
    }

    /** Some number of things. */
    public void number(String metric, double value) {
        emit(metric, "Count", value, Map.of());
    }

    private void line(String level, String message, Map<String, ?> fields) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("ts", clock.instant().toString());
        line.put("level", level);
        line.put("service", service);
        line.put("msg", message);
        line.putAll(fields);
        out.println(Json.write(line));
    }

    private void emit(String metric, String unit, double value, Map<String, String> dimensions) {
        Map<String, Object> line = new LinkedHashMap<>();
        List<String> names = new java.util.ArrayList<>(List.of("Service"));
        names.addAll(dimensions.keySet());
        List<List<String>> sets = dimensions.isEmpty() ? List.of(names) : List.of(List.of("Service"), names);
        line.put(
                "_aws",
                Map.of(
                        "Timestamp",
                        clock.millis(),
                        "CloudWatchMetrics",
                        List.of(Map.of(
                                "Namespace",
                                NAMESPACE,
                                "Dimensions",
                                sets,
                                "Metrics",
                                List.of(Map.of("Name", metric, "Unit", unit))))));
        line.put("Service", service);
        line.putAll(dimensions);
        line.put(metric, value);
        out.println(Json.write(line));
    }
}
