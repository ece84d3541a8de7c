package datapipeline.model.topology;

import datapipeline.model.FileType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The pipeline's names and shapes, said once. The embedded cloud and the CDK stacks are both built from here, so they
 * cannot drift apart; on AWS a deployment adds its prefix and suffix.
 */
public final class Topology {
    public static final String S3_INPUT = "s3-input";
    public static final String S3_OUTPUT = "s3-output";
    /** The functions' variable that names the bucket {@link #S3_INPUT}, whose name on AWS nobody else may have. */
    public static final String S3_INPUT_VARIABLE = "S3_INPUT";

    /** The functions' variable that names the bucket {@link #S3_OUTPUT}, whose name on AWS nobody else may have. */
    public static final String S3_OUTPUT_VARIABLE = "S3_OUTPUT";

    public static final String SNS_NOTIF = "sns-notif";
    public static final String BUS = "media-pipeline";
    /** The source of every event on {@link #BUS}. */
    public static final String EVENT_SOURCE = "media.pipeline";

    public static final String SQS_OUTPUT = "sqs-output";
    /** Where LAMBDA_CLASSIFY's asynchronous failures go, and what EventBridge could not deliver to it. */
    public static final String SQS_CLASSIFY_DLQ = "sqs-classify-dlq";

    public static final String SQS_ALARMS = "sqs-alarms";
    /** Completion notices of asynchronous engines. */
    public static final String SQS_COMPLETION = "sqs-completion";

    public static final String DYNAMODB_INPUT = "dynamodb-input";
    public static final String DYNAMODB_OUTPUT = "dynamodb-output";

    public static final String LAMBDA_CLASSIFY = "lambda-classify";
    public static final String LAMBDA_OUTPUT = "lambda-output";
    public static final String LAMBDA_SWEEP = "lambda-sweep";
    public static final String LAMBDA_COMPLETION = "lambda-completion";
    public static final String LAMBDA_ALARM_ROUTER = "lambda-alarm-router";

    /** Our own attempt counter decides when a file has failed; the queue's must never be first. */
    public static final int MAX_RECEIVE_COUNT = 50;

    private static final Duration PROCESSING_TIMEOUT = Duration.ofMinutes(15);
    private static final Duration QUICK_TIMEOUT = Duration.ofMinutes(1);

    private Topology() {}

    /** The queue of this family: {@code sqs-3d-file}. */
    public static String queueOf(FileType type) {
        return "sqs-" + kebab(type);
    }

    /** The function that empties this family's queue; the seed names the document one after PDF. */
    public static String functionOf(FileType type) {
        return type == FileType.DOCUMENT ? "lambda-pdf" : "lambda-" + kebab(type);
    }

    /** The dead-letter queue of a queue. */
    public static String deadLetterQueueOf(String queue) {
        return queue + "-dlq";
    }

    /** Every queue, dead-letter queues first: a redrive policy can only name a queue that exists. */
    public static List<QueueSpec> queues() {
        List<QueueSpec> work = Stream.concat(
                        Stream.of(FileType.values()).map(Topology::workQueue),
                        Stream.of(QueueSpec.work(SQS_OUTPUT, QUICK_TIMEOUT)))
                .toList();
        Stream<QueueSpec> dead = work.stream().map(queue -> QueueSpec.deadLetter(deadLetterQueueOf(queue.name())));
        return Stream.of(dead, Stream.of(QueueSpec.deadLetter(SQS_CLASSIFY_DLQ)), work.stream())
                .flatMap(queues -> queues)
                .toList();
    }

    private static QueueSpec workQueue(FileType type) {
        return QueueSpec.work(queueOf(type), PROCESSING_TIMEOUT);
    }

    /** Every function of the file's way. */
    public static List<FunctionSpec> functions() {
        return List.of(
                new FunctionSpec(LAMBDA_CLASSIFY, "ClassifyHandler", QUICK_TIMEOUT, 1769, false, false),
                new FunctionSpec(
                        functionOf(FileType.DOCUMENT), "DocumentHandler", PROCESSING_TIMEOUT, 3008, true, false),
                new FunctionSpec(functionOf(FileType.PICTURE), "PictureHandler", PROCESSING_TIMEOUT, 3008, true, false),
                new FunctionSpec(
                        functionOf(FileType.MODEL_3D), "Model3dHandler", PROCESSING_TIMEOUT, 3008, true, false),
                new FunctionSpec(functionOf(FileType.VIDEO), "VideoHandler", PROCESSING_TIMEOUT, 3008, true, false),
                new FunctionSpec(LAMBDA_OUTPUT, "OutputHandler", QUICK_TIMEOUT, 1024, false, false),
                new FunctionSpec(LAMBDA_SWEEP, "SweepHandler", PROCESSING_TIMEOUT, 1024, false, true));
    }

    /** Which queue each function empties. */
    public static List<QueueTrigger> queueTriggers() {
        return Stream.concat(
                        Stream.of(FileType.values()).map(type -> new QueueTrigger(queueOf(type), functionOf(type), 1)),
                        Stream.of(new QueueTrigger(SQS_OUTPUT, LAMBDA_OUTPUT, 10)))
                .toList();
    }

    /** What EventBridge passes on, and to whom. */
    public static List<RuleSpec> rules() {
        return Rules.all();
    }

    /** The two tables of the file's way. */
    public static List<TableSpec> tables() {
        return Tables.all();
    }

    private static String kebab(FileType type) {
        return type.wireName().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
