package datapipeline.model.metric;

import static datapipeline.model.metric.Breakdown.BY_ENGINE_UNIT;
import static datapipeline.model.metric.Breakdown.BY_FILE_TYPE;
import static datapipeline.model.metric.Breakdown.BY_OPERATION;
import static datapipeline.model.metric.Breakdown.BY_REASON;
import static datapipeline.model.metric.Breakdown.BY_SERVICE;
import static datapipeline.model.metric.Unit.BYTES;
import static datapipeline.model.metric.Unit.COUNT;
import static datapipeline.model.metric.Unit.MILLISECONDS;
import static datapipeline.model.metric.Unit.NONE;

import java.util.Arrays;
import java.util.Optional;

/** Every metric of the functions, in the namespace {@value #NAMESPACE}. {@code docs/metrics.md} lists them for people. */
public enum Metric {
    FILES_RECEIVED(
            "FilesReceived",
            COUNT,
            BY_FILE_TYPE,
            Source.CLASSIFY,
            "Runs recorded: files that came, and those to be processed again."),
    BYTES_IN("BytesIn", BYTES, BY_FILE_TYPE, Source.CLASSIFY, "Size of their files."),
    FILES_CLASSIFIED(
            "FilesClassified", COUNT, BY_FILE_TYPE, Source.CLASSIFY, "Those whose type was told from content."),
    EXTENSION_MISMATCH(
            "ExtensionMismatch", COUNT, BY_FILE_TYPE, Source.CLASSIFY, "Those whose name promises another format."),
    FILES_IGNORED("FilesIgnored", COUNT, BY_SERVICE, Source.CLASSIFY, "Empty objects that stand for a folder."),
    FILES_QUARANTINED(
            "FilesQuarantined",
            COUNT,
            BY_REASON,
            Source.CLASSIFY_AND_WORKERS,
            "Files that wait for a person, counted where it was decided."),
    DUPLICATE_EVENTS_DROPPED(
            "DuplicateEventsDropped",
            COUNT,
            BY_SERVICE,
            Source.ALL_BUT_SWEEP,
            "Events and messages that told of what was done before."),

    ATTEMPTS("Attempts", COUNT, BY_FILE_TYPE, Source.WORKERS, "Attempts begun."),
    ATTEMPTS_FAILED("AttemptsFailed", COUNT, BY_REASON, Source.WORKERS, "Attempts that broke, and count as such."),
    ATTEMPTS_CUT_OFF(
            "AttemptsCutOff",
            COUNT,
            BY_FILE_TYPE,
            Source.WORKERS,
            "Attempts that an error of ours ended; a day of them ends the run."),
    ENGINE_THROTTLED(
            "EngineThrottled", COUNT, BY_FILE_TYPE, Source.WORKERS, "Attempts whose engine asked for patience."),
    FENCED_ATTEMPTS(
            "FencedAttempts",
            COUNT,
            BY_FILE_TYPE,
            Source.WORKERS_AND_OUTPUT,
            "Results of attempts that had lost their run to another."),
    RUNS_PARKED("RunsParked", COUNT, BY_FILE_TYPE, Source.WORKERS, "Times a run was left to others at work for it."),
    STEP_DURATION("StepDuration", MILLISECONDS, BY_OPERATION, Source.WORKERS, "Time of one step of a committed run."),
    ENGINE_UNITS("EngineUnits", NONE, BY_ENGINE_UNIT, Source.WORKERS, "What engines consumed, by its own unit."),
    BYTES_OUT("BytesOut", BYTES, BY_FILE_TYPE, Source.WORKERS, "Size of the outputs committed."),

    RUNS_COMPLETED("RunsCompleted", COUNT, BY_FILE_TYPE, Source.OUTPUT, "Runs that ended COMPLETED."),
    RUNS_PARTIAL("RunsPartial", COUNT, BY_FILE_TYPE, Source.OUTPUT, "Runs that ended PARTIAL."),
    RUNS_FAILED("RunsFailed", COUNT, BY_REASON, Source.OUTPUT, "Runs that ended FAILED."),
    RUNS_QUARANTINED("RunsQuarantined", COUNT, BY_REASON, Source.OUTPUT, "Runs that ended QUARANTINED."),
    RUNS_SUPERSEDED("RunsSuperseded", COUNT, BY_FILE_TYPE, Source.OUTPUT, "Runs that ended SUPERSEDED."),
    RUNS_SOURCE_GONE("RunsSourceGone", COUNT, BY_FILE_TYPE, Source.OUTPUT, "Runs that ended SOURCE_GONE."),
    RUNS_CANCELLED("RunsCancelled", COUNT, BY_FILE_TYPE, Source.OUTPUT, "Runs that ended CANCELLED."),
    INGEST_WAIT("IngestWait", MILLISECONDS, BY_FILE_TYPE, Source.OUTPUT, "Part of TAT: upload until its event came."),
    CLASSIFY_DURATION(
            "ClassifyDuration", MILLISECONDS, BY_FILE_TYPE, Source.OUTPUT, "Part of TAT: until the job was queued."),
    QUEUE_WAIT(
            "QueueWait",
            MILLISECONDS,
            BY_FILE_TYPE,
            Source.OUTPUT,
            "Part of TAT: until the last attempt began, earlier ones included."),
    PROCESS_DURATION(
            "ProcessDuration",
            MILLISECONDS,
            BY_FILE_TYPE,
            Source.OUTPUT,
            "Part of TAT: the last attempt, to its commit."),
    OUTPUT_JOIN_WAIT(
            "OutputJoinWait", MILLISECONDS, BY_FILE_TYPE, Source.OUTPUT, "Part of TAT: until the result was joined."),
    TURNAROUND_TIME(
            "TurnaroundTime",
            MILLISECONDS,
            BY_FILE_TYPE,
            Source.OUTPUT,
            "TAT: upload to end, whatever the end; the sum of its five parts."),
    SLA_BREACHED(
            "SlaBreached",
            COUNT,
            BY_FILE_TYPE,
            Source.OUTPUT,
            "1 for a run that ended after its deadline, 0 for others."),
    COST_MICRO_USD(
            "CostMicroUsd",
            NONE,
            BY_FILE_TYPE,
            Source.OUTPUT,
            "What a run would cost at list price, in millionths of a dollar; nothing when not known."),
    FOREIGN_OUTPUTS_IGNORED(
            "ForeignOutputsIgnored", COUNT, BY_SERVICE, Source.OUTPUT, "Halves of results of runs nobody knows."),

    SWEEP_REQUEUED(
            "SweepRequeued", COUNT, BY_SERVICE, Source.SWEEP, "Jobs sent again because nothing was heard of them."),
    SWEEP_REPUBLISHED("SweepRepublished", COUNT, BY_SERVICE, Source.SWEEP, "Ends told again because nobody heard."),
    SWEEP_MISSING_EVENTS(
            "SweepMissingEvents",
            COUNT,
            BY_SERVICE,
            Source.SWEEP,
            "Objects found in the bucket that no event told of."),
    LEDGER_IMBALANCE(
            "LedgerImbalance",
            COUNT,
            BY_SERVICE,
            Source.SWEEP,
            "Files received that neither ended nor are on their way."),

    COLD_START("ColdStart", COUNT, BY_SERVICE, Source.ALL, "First events of new instances of a function."),
    MESSAGES_FAILED(
            "MessagesFailed",
            COUNT,
            BY_SERVICE,
            Source.WORKERS_AND_OUTPUT,
            "Messages that went back to their queue on an error; Lambda counts none of them.");

    public static final String NAMESPACE = "MediaPipeline";

    private final String wireName;
    private final Unit unit;
    private final Breakdown breakdown;
    private final Source source;
    private final String meaning;

    Metric(String wireName, Unit unit, Breakdown breakdown, Source source, String meaning) {
        this.wireName = wireName;
        this.unit = unit;
        this.breakdown = breakdown;
        this.source = source;
        this.meaning = meaning;
    }

    /** As it is called in CloudWatch. */
    public String wireName() {
        return wireName;
    }

    public Unit unit() {
        return unit;
    }

    /** Under which dimensions it is published. */
    public Breakdown breakdown() {
        return breakdown;
    }

    /** Which functions emit it. */
    public Source source() {
        return source;
    }

    /** What it measures, as a sentence. */
    public String meaning() {
        return meaning;
    }

    /** The metric of this name. */
    public static Optional<Metric> named(String wireName) {
        return Arrays.stream(values())
                .filter(metric -> metric.wireName.equals(wireName))
                .findFirst();
    }
}
