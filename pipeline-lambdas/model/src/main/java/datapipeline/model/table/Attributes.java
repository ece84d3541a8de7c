package datapipeline.model.table;

/**
 * The attribute names that both the functions (who write them) and the console (who reads them) must spell alike.
 * Moments are numbers: milliseconds of the Unix epoch. Nested things (option, outputs, steps) are JSON text.
 */
public final class Attributes {
    public static final String PK = "pk";
    public static final String SK = "sk";
    /** HEAD: the newest event's sequencer. */
    public static final String LATEST_SEQUENCER = "latestSeq";
    /** HEAD: how many generations were asked for. */
    public static final String GENERATIONS = "generations";
    /** HEAD: the run of the newest version. */
    public static final String CURRENT_RUN = "currentRunId";

    public static final String RUN_ID = "runId";
    public static final String FILE_ID = "fileId";
    public static final String STATUS = "status";
    public static final String FENCE = "fence";
    /** When the last claim began. */
    public static final String CLAIMED_AT = "claimedAt";
    /** How long workers had the run, over all claims that have ended. */
    public static final String WORKED_MS = "workedMs";

    public static final String LEASE_UNTIL = "leaseUntil";
    public static final String LEASE_OWNER = "leaseOwner";
    public static final String ATTEMPTS = "attempts";
    public static final String THROTTLES = "throttles";
    public static final String CUT_OFFS = "cutOffs";
    public static final String TAKEOVERS = "takeovers";
    public static final String GENERATION = "generation";
    public static final String FILE_TYPE = "fileType";
    public static final String FORMAT = "format";
    public static final String EXTENSION_MISMATCH = "extensionMismatch";
    public static final String CLASSIFIER_VERSION = "classifierVersion";
    public static final String BUCKET = "bucket";
    public static final String KEY = "key";
    public static final String VERSION_ID = "versionId";
    public static final String ETAG = "etag";
    public static final String SIZE_BYTES = "sizeBytes";
    public static final String SEQUENCER = "sequencer";
    public static final String SHA256 = "sha256";
    public static final String TENANT = "tenant";
    /** The option as it was understood: canonical JSON. */
    public static final String PROCESSING_OPTION = "processingOption";
    /** The option as the uploader wrote it; kept also when it was refused. */
    public static final String OPTION_AS_WRITTEN = "optionAsWritten";

    public static final String OPTIONS_HASH = "optionsHash";
    public static final String PRESET = "preset";
    public static final String PRIORITY = "priority";
    public static final String REASON = "reason";
    public static final String UPLOADED_AT = "uploadedAt";
    public static final String RECEIVED_AT = "receivedAt";
    public static final String QUEUED_AT = "queuedAt";
    public static final String STARTED_AT = "startedAt";
    public static final String COMMITTED_AT = "committedAt";
    public static final String COMPLETED_AT = "completedAt";
    public static final String ENDED_AT = "endedAt";
    public static final String UPDATED_AT = "updatedAt";
    public static final String SLA_DEADLINE = "slaDeadline";
    /** Whether the ledger counts the run. */
    public static final String COUNTED = "counted";

    public static final String REASON_CODE = "reasonCode";
    public static final String ERROR_MESSAGE = "errorMessage";
    /** Suggestions for the uploader, as a JSON list of strings. */
    public static final String FIXES = "fixes";

    /** The jobs that others do for a run, by step, as a JSON object of strings. */
    public static final String EXTERNAL_JOBS = "externalJobs";

    public static final String EXTERNAL_JOB_ID = "externalJobId";
    public static final String MANIFEST_KEY = "manifestKey";
    public static final String MANIFEST_SHA256 = "manifestSha256";
    public static final String PROCESS_DURATION = "processDuration";
    public static final String QUEUE_WAIT = "queueWait";
    /** While it is processed: how far its worker has got, and with what. */
    public static final String PERCENT = "percent";

    public static final String DOING = "doing";
    public static final String CANCEL_REQUESTED = "cancelRequested";
    public static final String TRACE_ID = "traceId";
    public static final String TTL = "ttl";

    /** EVT items: from, to, who and when. */
    public static final String FROM = "from";

    public static final String TO = "to";
    public static final String ACTOR = "actor";
    public static final String AT = "at";

    /** OUT item: when each half came. */
    public static final String S3_AT = "s3At";

    public static final String SNS_AT = "snsAt";
    public static final String OUTCOME = "outcome";
    public static final String STEPS = "steps";
    public static final String OUTPUT_COUNT = "outputCount";
    public static final String BYTES_OUT = "bytesOut";
    public static final String COST_MICRO_USD = "costMicroUsd";
    /** OUT item: the estimate that {@link #COST_MICRO_USD} is the sum of, as JSON. */
    public static final String COST = "cost";

    public static final String TAT_MS = "tatMs";
    public static final String INGEST_WAIT_MS = "ingestWaitMs";
    public static final String CLASSIFY_MS = "classifyMs";
    public static final String QUEUE_WAIT_MS = "queueWaitMs";
    public static final String PROCESS_MS = "processMs";
    public static final String JOIN_WAIT_MS = "joinWaitMs";
    public static final String CLOCK_SKEW = "clockSkew";

    /** CURRENT: orders the runs of a file by version and generation. */
    public static final String SERVED_ORDER = "servedOrder";

    /** OBJ items. */
    public static final String STEP = "step";

    public static final String NAME = "name";
    public static final String CONTENT_TYPE = "contentType";
    public static final String WIDTH = "width";
    public static final String HEIGHT = "height";
    public static final String DURATION_MS = "durationMs";
    /** What an engine found out about an output, as a JSON object of strings. */
    public static final String METADATA = "metadata";

    private Attributes() {}
}
