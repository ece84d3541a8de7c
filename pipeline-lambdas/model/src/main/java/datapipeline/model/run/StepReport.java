package datapipeline.model.run;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of one step.
 *
 * @param op the operation's wire name
 * @param metadata what the engine found out about the file, such as {@code pages=3}; empty in reports of older functions
 * @param units what was consumed, such as {@code cpuMs}, {@code pages}, {@code frames}
 * @param engine name and version of what did it
 * @param kind who did it; absent when no engine could be found
 */
public record StepReport(
        String op,
        Status status,
        long durationMs,
        Map<String, String> metadata,
        Map<String, Long> units,
        Optional<String> engine,
        Optional<EngineKind> kind,
        Optional<String> reasonCode,
        Optional<String> message) {

    /** How a step ended. */
    public enum Status {
        OK,
        SKIPPED,
        FAILED
    }

    public StepReport {
        metadata = Map.copyOf(Objects.requireNonNullElse(metadata, Map.of()));
        units = Map.copyOf(units);
    }
}
