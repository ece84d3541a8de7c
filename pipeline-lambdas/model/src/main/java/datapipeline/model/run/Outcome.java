package datapipeline.model.run;

/** How the processing of a run ended, as SNS_NOTIF tells it. */
public enum Outcome {
    PROCESSED(RunStatus.COMPLETED),
    PARTIAL(RunStatus.PARTIAL),
    FAILED(RunStatus.FAILED),
    QUARANTINED(RunStatus.QUARANTINED),
    SUPERSEDED(RunStatus.SUPERSEDED),
    SOURCE_GONE(RunStatus.SOURCE_GONE),
    CANCELLED(RunStatus.CANCELLED);

    private final RunStatus ends;

    Outcome(RunStatus ends) {
        this.ends = ends;
    }

    /** The terminal status it leads to. */
    public RunStatus ends() {
        return ends;
    }

    /** Whether there are outputs to join. */
    public boolean hasOutputs() {
        return this == PROCESSED || this == PARTIAL;
    }
}
