package datapipeline.handlers.lambda;

import datapipeline.handlers.run.Metric;
import datapipeline.handlers.run.Telemetry;
import datapipeline.model.json.Json;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** One JSON object a line: a log line for CloudWatch Logs Insights, or a metric in the embedded format. */
final class JsonTelemetry implements Telemetry {
    private final String service;
    private final PrintStream out;
    private final InstantSource clock;

    JsonTelemetry(String service, PrintStream out, InstantSource clock) {
        this.service = service;
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void info(String stage, String message, Map<String, Object> fields) {
        line("INFO", stage, message, fields);
    }

    @Override
    public void warn(String stage, String message, Map<String, Object> fields) {
        line("WARN", stage, message, fields);
    }

    @Override
    public void error(String stage, String message, Map<String, Object> fields, Throwable cause) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.put("errorClass", cause.getClass().getName());
        all.put("errorMessage", String.valueOf(cause.getMessage()));
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace, true));
        all.put("stackTrace", trace.toString());
        line("ERROR", stage, message, all);
    }

    @Override
    public void measure(Metric metric, double value, Map<String, String> dimensions) {
        out.println(EmbeddedMetric.line(service, metric, value, dimensions, clock.instant()));
    }

    private void line(String level, String stage, String message, Map<String, Object> fields) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("ts", clock.instant().toString());
        line.put("level", level);
        line.put("service", service);
        line.put("stage", stage);
        line.put("msg", message);
        line.putAll(fields);
        out.println(Json.write(line));
    }
}
