package datapipeline.handlers.sweep;

import datapipeline.handlers.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What LAMBDA_SWEEP does each minute, part by part. */
public record Round(List<Part> parts, Telemetry telemetry) {
    /** @param name as the log calls it */
    public record Part(String name, Runnable work) {}

    public Round {
        parts = List.copyOf(parts);
    }

    /**
     * Does every part; one that fails does not keep the others from being done.
     *
     * @throws IllegalStateException when a part failed, so that the function's errors show it
     */
    public void make() {
        List<String> failed = new ArrayList<>();
        for (Part part : parts) {
            try {
                part.work.run();
            } catch (RuntimeException e) {
                failed.add(part.name);
                telemetry.warn("a part of the sweep failed: " + part.name, Map.of(), e);
            }
        }
        if (!failed.isEmpty()) {
            throw new IllegalStateException("these parts of the sweep failed, see the log: " + failed);
        }
    }
}
