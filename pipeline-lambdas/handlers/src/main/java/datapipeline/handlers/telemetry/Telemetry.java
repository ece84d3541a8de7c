package datapipeline.handlers.telemetry;

import datapipeline.model.json.Json;
import datapipeline.model.metric.Metric;
import datapipeline.model.topology.Topology;
import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes log lines and CloudWatch embedded metrics, each a JSON object in a line, to standard output, where Lambda takes
 * them up. One instance serves one instance of a function, which works on one event at a time; the threads that work
 * on it share what is known of the invocation.
 */
public final class Telemetry {
    /** What is known of the invocation. */
    private static final class Invocation {
        private volatile Optional<String> awsRequestId = Optional.empty();
        private volatile boolean cold = true;
    }

    private final String service;
    private final String measured;
    private final InstantSource clock;
    private final PrintStream out;
    private final Redaction redaction;
    private final Invocation invocation;

    /** @param secrets what must never be seen in a log, such as this function's credentials */
    public Telemetry(String service, InstantSource clock, PrintStream out, Set<String> secrets) {
        this(service, service, clock, out, new Redaction(secrets), new Invocation());
    }

    private Telemetry(
            String service,
            String measured,
            InstantSource clock,
            PrintStream out,
            Redaction redaction,
            Invocation invocation) {
        this.service = service;
        this.measured = measured;
        this.clock = clock;
        this.out = out;
        this.redaction = redaction;
        this.invocation = invocation;
    }

    /**
     * For work of another function that this one does in its place, as the sweep does: it is measured as that function's,
     * so that alarms and graphs of that function miss nothing, and logged as this one's, where it happened.
     */
    public Telemetry inPlaceOf(String function) {
        return new Telemetry(service, function, clock, out, redaction, invocation);
    }

    /** For one that knows no secrets. */
    public Telemetry(String service, InstantSource clock, PrintStream out) {
        this(service, clock, out, Set.of());
    }

    /** What a function does with one event. */
    public interface Work {
        void run() throws IOException;
    }

    /**
     * Does the work of an invocation; all that is logged meanwhile bears its id. When it fails that is logged, and
     * thrown on, for Lambda must hear of it.
     *
     * @param whenItFails fields that say more of a failure
     */
    public void during(String requestId, Map<String, ?> whenItFails, Work work) throws IOException {
        invocation.awsRequestId = Optional.of(requestId);
        try {
            if (invocation.cold) {
                count(Metric.COLD_START);
            }
            work.run();
        } catch (IOException | RuntimeException | Error e) {
            Map<String, Object> fields = new LinkedHashMap<>(whenItFails);
            fields.putAll(failure(e));
            line("ERROR", "the invocation failed; Lambda tries again", fields);
            throw e;
        } finally {
            invocation.cold = false;
            invocation.awsRequestId = Optional.empty();
        }
    }

    /** Something happened as it should. */
    public void info(String message, Map<String, ?> fields) {
        line("INFO", message, fields);
    }

    /** Something went wrong that the pipeline dealt with. */
    public void warn(String message, Map<String, ?> fields) {
        line("WARN", message, fields);
    }

    /** Something went wrong with this exception, and the pipeline dealt with it. */
    public void warn(String message, Map<String, ?> fields, Throwable thrown) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.putAll(failure(thrown));
        line("WARN", message, all);
    }

    /** Counts one. */
    public void count(Metric metric) {
        measure(Measures.empty().count(metric));
    }

    /** Counts one of a metric that has no other dimension than the function. */
    public void count(String metric) {
        number(metric, 1);
    }

    /** Some number of a metric that has no other dimension than the function. */
    public void number(String metric, double value) {
        Metric known =
                Metric.named(metric).orElseThrow(() -> new IllegalArgumentException("no metric is called " + metric));
        measure(Measures.empty().add(known, Math.round(value)));
    }

    /** Publishes the values of an occasion. */
    public void measure(Measures measures) {
        out.println(Json.write(EmbeddedMetrics.line(measured, clock.instant(), measures)));
    }

    private void line(String level, String message, Map<String, ?> fields) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.put("ts", clock.instant());
        all.put("level", level);
        all.put("service", service);
        all.put("stage", stage());
        all.put("msg", message);
        all.put("awsRequestId", invocation.awsRequestId);
        all.put("coldStart", invocation.cold);
        all.put("version", BuildInfo.OF_THIS_BUILD.version());
        out.println(Json.write(LogLine.of(all, redaction)));
    }

    private static Map<String, Object> failure(Throwable thrown) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("errorClass", thrown.getClass().getName());
        fields.put("errorMessage", String.valueOf(thrown.getMessage()));
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassName().startsWith("datapipeline.")) {
                fields.put("errorAt", frame.toString());
                break;
            }
        }
        return fields;
    }

    /** Which part of a file's way the function is. */
    private String stage() {
        return switch (service) {
            case Topology.LAMBDA_CLASSIFY -> "classify";
            case Topology.LAMBDA_OUTPUT -> "join";
            case Topology.LAMBDA_SWEEP -> "sweep";
            default -> "process";
        };
    }
}
