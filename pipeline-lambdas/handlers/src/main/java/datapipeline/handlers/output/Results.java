package datapipeline.handlers.output;

import datapipeline.handlers.run.Run;
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

    /**
     * Writes a half of a run's result; the same half again changes nothing.
     *
     * @return nothing when that of a later attempt lies there already: the run's own record decides before, and this is the
     *     second lock of the same door
     */
    Optional<Pair> write(Run run, Half half, Instant at);

    /**
     * Completes a result; a second time it stays as it is.
     *
     * @return when it was completed, now or before
     */
    Instant complete(Run run, RunStatus status, Turnaround turnaround, Instant at);
}
