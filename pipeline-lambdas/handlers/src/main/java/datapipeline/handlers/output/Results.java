package datapipeline.handlers.output;

import datapipeline.handlers.run.Run;
import datapipeline.model.run.RunStatus;
import datapipeline.model.run.Turnaround;
import java.time.Instant;

/** Where results are joined: DYNAMODB_OUTPUT. */
public interface Results {
    /** What is known of a run's result after a half was written. */
    record Pair(boolean written, boolean told) {
        boolean complete() {
            return written && told;
        }
    }

    /** Writes a half; the same half again changes nothing. */
    Pair write(Half half, Instant at);

    /**
     * Completes a result; a second time it stays as it is.
     *
     * @return when it was completed, now or before
     */
    Instant complete(Run run, RunStatus status, Turnaround turnaround, Instant at);
}
