package datapipeline.model.run;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a worker reports on SNS_NOTIF when a run is through: the half of the result that carries
 * {@code processDuration}.
 *
 * @param schema {@value #SCHEMA}
 * @param fence of the attempt that reports; 1 at least
 * @param attempt counted from 1
 * @param fileType the family's name, or {@value #UNKNOWN} when nobody could tell
 * @param processDuration milliseconds from claim to commit of the committing attempt
 * @param queueWait milliseconds from the queueing to its claim
 * @param manifest where the outputs are listed; absent when there are none
 * @param engine who did the step that took longest; absent when no step was done
 * @param costMicroUsd what the run would cost at list price, in millionths of a dollar; absent when not known
 * @param reasonCode why it ended without outputs
 */
public record ProcessingInfo(
        String schema,
        String runId,
        String fileId,
        int generation,
        long fence,
        int attempt,
        Outcome outcome,
        String fileType,
        String tenant,
        long processDuration,
        long queueWait,
        Instant startedAt,
        Instant finishedAt,
        Optional<ManifestRef> manifest,
        List<StepReport> steps,
        Optional<EngineKind> engine,
        Optional<String> externalJobId,
        Optional<Long> costMicroUsd,
        Optional<String> reasonCode,
        Optional<String> errorMessage,
        String traceId) {
    public static final String SCHEMA = "processing-info/1";
    public static final String UNKNOWN = "UNKNOWN";

    /** Names a manifest and its content: whoever hears of it can fetch it and see that it is the one. */
    public record ManifestRef(String bucket, String key, String sha256) {}

    public ProcessingInfo {
        // Older functions left it out.
        fileType = Objects.requireNonNullElse(fileType, UNKNOWN);
        steps = List.copyOf(steps);
    }
}
