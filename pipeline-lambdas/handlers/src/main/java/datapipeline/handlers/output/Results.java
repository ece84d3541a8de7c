package datapipeline.handlers.output;

import datapipeline.model.run.RunStatus;
import datapipeline.model.run.Turnaround;
import java.time.Instant;
import java.util.Optional;

/** Where results are joined: DYNAMODB_OUTPUT. */
public interface Results {
    /** What is known of a run's result after a half was written. */
    record Pair(boolean written, boolean told) {
        boolean complete() {
            return written && told;
        }
    }

    /** What a run's record knows of its moments; enough to take the turnaround time apart. */
    record Moments(
            String fileId,
            String sortKey,
            Instant uploadedAt,
            Instant receivedAt,
            Instant queuedAt,
            Instant startedAt,
            Instant committedAt) {}

    /** Writes a half; the same half again changes nothing. */
    Pair write(Half half, Instant at);

    /** The moments of the run this half is about; nothing when no such run is recorded. */
    Optional<Moments> momentsOf(Half half);

    /**
     * Completes a result.
     *
     * @return when it was completed, now or before
     */
    Instant complete(Half half, RunStatus status, Turnaround turnaround, Instant at);
}
