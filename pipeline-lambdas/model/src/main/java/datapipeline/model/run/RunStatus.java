package datapipeline.model.run;

/** Where a run stands. Only a new generation leaves a terminal status. */
public enum RunStatus {
    /** Recorded; its job is not known to be in a queue yet. */
    RECEIVED(false, "received"),
    /** Its job is in a queue. */
    QUEUED(false, "waiting in the queue"),
    /** An attempt is at work and holds the lease. */
    PROCESSING(false, "being processed"),
    /** An attempt failed in a way that another may not; the next comes when its delay is over. */
    RETRY_WAIT(false, "waiting for the next attempt"),
    /** Outputs are committed; the two halves of the result are not joined yet. */
    PROCESSED(false, "processed, result being joined"),
    COMPLETED(true, "completed"),
    /** Completed, and some steps could not be done, as the option allowed. */
    PARTIAL(true, "completed in part"),
    FAILED(true, "failed"),
    /** Never processed, because of what it is or what was asked for; it waits for a person. */
    QUARANTINED(true, "quarantined"),
    /** A newer version of the object came before this one was worked on. */
    SUPERSEDED(true, "superseded by a newer version"),
    /** The object was deleted before it could be read. */
    SOURCE_GONE(true, "source deleted"),
    CANCELLED(true, "cancelled");

    private final boolean terminal;
    private final String inWords;

    RunStatus(boolean terminal, String inWords) {
        this.terminal = terminal;
        this.inWords = inWords;
    }

    /** Whether the run has ended, for good or ill. */
    public boolean terminal() {
        return terminal;
    }

    /**
     * Whether a run may go from here to there. It may stay where it is: a lease is renewed, an end is announced. What has
     * ended stays ended, and only what was committed can be completed.
     */
    public boolean mayBecome(RunStatus next) {
        return this == next
                || switch (this) {
                    case RECEIVED -> next == QUEUED || next == PROCESSING || next.endsUnprocessed();
                    case QUEUED, RETRY_WAIT -> next == PROCESSING || next.endsUnprocessed();
                    case PROCESSING -> next == RETRY_WAIT || next == PROCESSED || next.endsUnprocessed();
                    case PROCESSED -> next == RETRY_WAIT || next == COMPLETED || next == PARTIAL;
                    case COMPLETED, PARTIAL, FAILED, QUARANTINED, SUPERSEDED, SOURCE_GONE, CANCELLED -> false;
                };
    }

    private boolean endsUnprocessed() {
        return terminal && this != COMPLETED && this != PARTIAL;
    }

    /** As an operator reads it: "waiting in the queue". */
    public String inWords() {
        return inWords;
    }
}
