package datapipeline.handlers.run;

/** What is measured, in namespace MediaPipeline; the console and the alarms know these names. */
public enum Metric {
    FilesReceived("Count"),
    FilesClassified("Count"),
    ClassifyDuration("Milliseconds"),
    ExtensionMismatch("Count"),
    FilesQuarantined("Count"),
    FilesIgnored("Count"),
    QueueWait("Milliseconds"),
    ProcessDuration("Milliseconds"),
    StepDuration("Milliseconds"),
    OutputJoinWait("Milliseconds"),
    TurnaroundTime("Milliseconds"),
    SlaBreached("Count"),
    SlaAtRisk("Count"),
    RunsCompleted("Count"),
    RunsPartial("Count"),
    RunsFailed("Count"),
    RunsSuperseded("Count"),
    RunsSourceGone("Count"),
    RunsCancelled("Count"),
    Attempts("Count"),
    EngineThrottled("Count"),
    FencedAttempts("Count"),
    DuplicateEventsDropped("Count"),
    ForeignOutputsIgnored("Count"),
    SweepMissingEvents("Count"),
    SweepRequeued("Count"),
    SweepRepublished("Count"),
    LedgerImbalance("Count"),
    BytesIn("Bytes"),
    BytesOut("Bytes"),
    ColdStart("Count");

    private final String unit;

    Metric(String unit) {
        this.unit = unit;
    }

    /** As CloudWatch spells it. */
    public String unit() {
        return unit;
    }
}
