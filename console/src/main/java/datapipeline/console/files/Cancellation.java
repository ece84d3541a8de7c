package datapipeline.console.files;

import datapipeline.model.run.RunStatus;
import java.util.Optional;

/** Whether a run may still be stopped. The pipeline decides again itself when it gets the request. */
final class Cancellation {
    private Cancellation() {}

    /** Why not; empty when it may. */
    static Optional<String> refusal(RunStatus status) {
        return switch (status) {
            case RECEIVED, QUEUED, RETRY_WAIT, PROCESSING -> Optional.empty();
            case PROCESSED ->
                Optional.of("Its outputs are committed and only wait to be joined; there is no work left to stop.");
            case COMPLETED, PARTIAL, FAILED, QUARANTINED, SUPERSEDED, SOURCE_GONE, CANCELLED ->
                Optional.of("It has ended: %s.".formatted(status.inWords()));
        };
    }

    static boolean allowed(RunStatus status) {
        return refusal(status).isEmpty();
    }

    /** What became of a request to cancel, as far as the run shows it. */
    static String outcome(RunStatus status) {
        return switch (status) {
            case CANCELLED -> "The run is cancelled, as requested.";
            case RECEIVED, QUEUED, RETRY_WAIT, PROCESSING ->
                "Cancelling is requested. A run that waits ends at once, one that is worked on at its worker's next"
                        + " heartbeat.";
            case PROCESSED, COMPLETED, PARTIAL, FAILED, QUARANTINED, SUPERSEDED, SOURCE_GONE ->
                "The request came too late: the run was %s before it. Nothing was stopped.".formatted(status.inWords());
        };
    }
}
