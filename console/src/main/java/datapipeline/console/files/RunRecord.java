package datapipeline.console.files;

import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.run.WorkDone;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything recorded of a run.
 *
 * @param format the wire name of a {@code Format}
 * @param extensionMismatch whether the name promises another format
 * @param option as it was understood: canonical JSON
 * @param optionAsWritten as the uploader wrote it
 * @param preset such as {@code web-images@1}
 * @param reason why there is this run, such as {@code UPLOAD}
 * @param moments when each milestone was passed, as far as it was
 * @param problem why it did not succeed
 * @param manifestKey where the manifest of the committed attempt lies
 * @param costMicroUsd an estimate at list price, in millionths of a dollar; absent when not known
 * @param done how far its worker has got, while it is processed and the engine tells
 * @param cancelRequested whether somebody asked to stop it
 */
public record RunRecord(
        RunSummary summary,
        Optional<String> format,
        boolean extensionMismatch,
        String tenant,
        Optional<String> versionId,
        Optional<String> option,
        Optional<String> optionAsWritten,
        Optional<String> preset,
        Optional<String> reason,
        Map<Milestone, Instant> moments,
        Optional<Problem> problem,
        Optional<String> manifestKey,
        Optional<WorkDone> done,
        boolean cancelRequested,
        Optional<String> traceId,
        Optional<Long> costMicroUsd) {

    /** What a run passes, in this order. */
    public enum Milestone {
        UPLOADED,
        RECEIVED,
        QUEUED,
        STARTED,
        COMMITTED,
        COMPLETED
    }

    public RunRecord {
        moments = Map.copyOf(moments);
    }

    private static final Set<ReasonCode> WRONG_WISHES = EnumSet.of(
            ReasonCode.OPTION_SYNTAX,
            ReasonCode.OPTION_UNKNOWN,
            ReasonCode.OPTION_WRONG_TYPE,
            ReasonCode.OPTION_VALUE,
            ReasonCode.OPTION_TOO_LARGE,
            ReasonCode.PRESET_UNKNOWN);

    /** Whether another option is all that is needed. */
    boolean refusedForItsOption() {
        return problem.map(Problem::code).filter(WRONG_WISHES::contains).isPresent();
    }

    /** Newest first. */
    static List<RunRecord> newestFirst(List<RunRecord> runs) {
        return runs.stream()
                .sorted((one, other) -> other.summary()
                                .uploadedAt()
                                .equals(one.summary().uploadedAt())
                        ? Integer.compare(
                                other.summary().generation(), one.summary().generation())
                        : other.summary().uploadedAt().compareTo(one.summary().uploadedAt()))
                .toList();
    }
}
