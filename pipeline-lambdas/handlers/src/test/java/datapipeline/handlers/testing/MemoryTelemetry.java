package datapipeline.handlers.testing;

import datapipeline.handlers.run.Metric;
import datapipeline.handlers.run.Telemetry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Counts what was measured. */
public final class MemoryTelemetry implements Telemetry {
    private final List<Metric> measured = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void info(String stage, String message, Map<String, Object> fields) {}

    @Override
    public void warn(String stage, String message, Map<String, Object> fields) {}

    @Override
    public void error(String stage, String message, Map<String, Object> fields, Throwable cause) {}

    @Override
    public void measure(Metric metric, double value, Map<String, String> dimensions) {
        measured.add(metric);
    }

    public long times(Metric metric) {
        synchronized (measured) {
            return measured.stream().filter(metric::equals).count();
        }
    }
}
