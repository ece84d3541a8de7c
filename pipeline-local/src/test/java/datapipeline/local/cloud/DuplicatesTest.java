package datapipeline.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.local.lambda.runtime.FunctionPool.Mode;
import datapipeline.model.ledger.LedgerTally;
import datapipeline.model.table.Attributes;
import datapipeline.model.topology.Topology;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Whatever is delivered twice, at once or when all is over: one run, one result, and nothing changes any more. */
class DuplicatesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String PICTURES = "lambda-picture";
    private static final String KEY = "acme/twice.png";

    @TempDir
    Path data;

    private PipelineOnThisMachine pipeline;
    private Observer observer;
    private String arrivals = "";

    @BeforeEach
    void start() {
        pipeline = new PipelineOnThisMachine(data, Mode.IN_PROCESS);
        observer = pipeline.observer().listen();
        arrivals = queueOfArrivals();
    }

    @AfterEach
    void stop() {
        pipeline.close();
    }

    @Test
    void everyEventMessageAndNoticeOfAFileSentTwiceMakesOneRunAndOneResult() throws IOException {
        enable(PICTURES, false);
        enable(Topology.LAMBDA_OUTPUT, false);
        pipeline.upload(KEY, png(), Map.of("processing-option", "resize;width=8"));
        String event = take(arrivals, 1).getFirst().body();
        classify(event);
        awaitStatus("QUEUED");
        List<Message> jobs = take(queue("sqs-picture"), 1);
        send("sqs-picture", twice(jobs));
        enable(PICTURES, true);
        awaitStatus("PROCESSED");
        List<Message> halves = take(queue(Topology.SQS_OUTPUT), 2);
        send(Topology.SQS_OUTPUT, twice(halves));
        enable(Topology.LAMBDA_OUTPUT, true);
        pipeline.endOf(KEY);
        awaitQuiet();

        Map<String, AttributeValue> run = only();
        List<Map<String, AttributeValue>> result =
                pipeline.resultOf(run.get(Attributes.RUN_ID).s());
        Map<String, String> outputs = outputs();
        assertThat(run.get(Attributes.STATUS).s()).isEqualTo("COMPLETED");
        assertThat(run.get(Attributes.FENCE).n()).isEqualTo("1");

        classify(event);
        send("sqs-picture", jobs);
        send(Topology.SQS_OUTPUT, halves);
        awaitQuiet();

        assertThat(only()).isEqualTo(run);
        assertThat(pipeline.resultOf(run.get(Attributes.RUN_ID).s())).isEqualTo(result);
        assertThat(outputs()).isEqualTo(outputs).hasSize(2);
        assertThat(observer.announcements()).hasSize(1);
        assertThat(observer.ledger()).isEqualTo(new LedgerTally(1, 1));
        assertThat(observer.deadLetters())
                .allSatisfy((queue, messages) -> assertThat(messages).as(queue).isZero());
    }

    @Test
    void aRunThatIsCancelledTwiceIsCancelledOnceAndItsJobIsDropped() throws IOException {
        enable(PICTURES, false);
        pipeline.upload(KEY, png(), Map.of("processing-option", "resize;width=8"));
        awaitStatus("QUEUED");

        cancel(only());
        awaitStatus("CANCELLED");
        pipeline.endOf(KEY);
        awaitQuiet(Topology.SQS_OUTPUT);
        Map<String, AttributeValue> cancelled = awaitSettled();
        List<Map<String, AttributeValue>> result =
                pipeline.resultOf(cancelled.get(Attributes.RUN_ID).s());
        cancel(cancelled);
        enable(PICTURES, true);
        awaitQuiet();

        assertThat(only()).isEqualTo(cancelled);
        assertThat(pipeline.resultOf(cancelled.get(Attributes.RUN_ID).s())).isEqualTo(result);
        assertThat(outputs()).isEmpty();
        assertThat(observer.announcements()).hasSize(1);
        assertThat(observer.ledger()).isEqualTo(new LedgerTally(1, 1));
    }

    @Test
    void aManifestThatIsNoneOfOursGoesToNoDeadLetterQueue() {
        pipeline.s3.putObject(
                request -> request.bucket(Topology.S3_OUTPUT).key("extension/_manifest.json"),
                RequestBody.fromString("{\"manifest_version\": 3}"));

        PipelineOnThisMachine.await(
                PATIENCE,
                Duration.ofMillis(500),
                () -> "what lambda-output says of it",
                () -> pipeline.logs.describeLogGroupsPaginator().logGroups().stream()
                        .filter(group -> group.logGroupName().endsWith(Topology.LAMBDA_OUTPUT))
                        .flatMap(group -> pipeline
                                .logs
                                .filterLogEventsPaginator(request -> request.logGroupName(group.logGroupName()))
                                .events()
                                .stream())
                        .filter(line -> line.message().contains("no manifest of ours"))
                        .findFirst());
        awaitQuiet(Topology.SQS_OUTPUT);
    }

    /** Has S3's events of the input bucket put into a queue besides, as they are. */
    private String queueOfArrivals() {
        String url = pipeline.sqs
                .createQueue(request -> request.queueName("observed-arrivals"))
                .queueUrl();
        String arn = pipeline.sqs
                .getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        pipeline.events.putRule(
                request -> request.name("observed-arrivals").eventPattern("""
                {"source": ["aws.s3"], "detail": {"bucket": {"name": ["%s"]}}}""".formatted(Topology.S3_INPUT)));
        pipeline.events.putTargets(request -> request.rule("observed-arrivals")
                .targets(target -> target.id("queue").arn(arn)));
        return url;
    }

    private void classify(String event) {
        assertThat(pipeline.lambda
                        .invoke(request ->
                                request.functionName(Topology.LAMBDA_CLASSIFY).payload(SdkBytes.fromUtf8String(event)))
                        .functionError())
                .isNull();
    }

    private void cancel(Map<String, AttributeValue> run) {
        classify("""
                {"id": "%s", "source": "%s", "detail-type": "RunCancelRequested", "detail": {"fileId": "%s", "runId": "%s"}}""".formatted(
                        java.util.UUID.randomUUID(),
                        Topology.EVENT_SOURCE,
                        run.get(Attributes.FILE_ID).s(),
                        run.get(Attributes.RUN_ID).s()));
    }

    private void enable(String function, boolean enabled) {
        EventSourceMappingConfiguration mapping = pipeline.lambda
                .listEventSourceMappings(request -> request.functionName(function))
                .eventSourceMappings()
                .getFirst();
        pipeline.lambda.updateEventSourceMapping(
                request -> request.uuid(mapping.uuid()).enabled(enabled));
        PipelineOnThisMachine.await(
                PATIENCE,
                function + " to be " + (enabled ? "enabled" : "disabled"),
                () -> Optional.of(pipeline.lambda
                                .getEventSourceMapping(request -> request.uuid(mapping.uuid()))
                                .state())
                        .filter(state -> state.equals(enabled ? "Enabled" : "Disabled")));
    }

    private String queue(String name) {
        return pipeline.sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
    }

    /** Takes so many messages out of a queue. */
    private List<Message> take(String url, int number) {
        List<Message> taken = new ArrayList<>();
        return PipelineOnThisMachine.await(PATIENCE, number + " messages in " + url, () -> {
            pipeline.sqs
                    .receiveMessage(request -> request.queueUrl(url)
                            .maxNumberOfMessages(10)
                            .waitTimeSeconds(1)
                            .messageAttributeNames("All"))
                    .messages()
                    .forEach(message -> {
                        taken.add(message);
                        pipeline.sqs.deleteMessage(
                                request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
                    });
            return Optional.of(taken).filter(all -> all.size() >= number);
        });
    }

    private static List<Message> twice(List<Message> messages) {
        List<Message> all = new ArrayList<>(messages);
        all.addAll(messages);
        return all;
    }

    private void send(String queue, List<Message> messages) {
        messages.forEach(message -> pipeline.sqs.sendMessage(request -> request.queueUrl(queue(queue))
                .messageBody(message.body())
                .messageAttributes(message.messageAttributes())));
    }

    private Map<String, AttributeValue> only() {
        List<Map<String, AttributeValue>> runs = pipeline.runsOf(KEY);
        assertThat(runs).hasSize(1);
        return runs.getFirst();
    }

    private void awaitStatus(String status) {
        PipelineOnThisMachine.await(
                PATIENCE,
                KEY + " to be " + status,
                () -> pipeline.runsOf(KEY).stream()
                        .filter(run -> run.get(Attributes.STATUS).s().equals(status))
                        .findFirst());
    }

    /** The run, once its end was announced. */
    private Map<String, AttributeValue> awaitSettled() {
        return PipelineOnThisMachine.await(
                PATIENCE,
                "the end of " + KEY + " to be announced",
                () -> Optional.of(only()).filter(run -> !run.containsKey("dueAt")));
    }

    private void awaitQuiet() {
        awaitQuiet("sqs-picture", Topology.SQS_OUTPUT);
        awaitSettled();
    }

    /** Until nothing lies in these queues, seen or unseen. */
    private void awaitQuiet(String... queues) {
        for (String queue : queues) {
            PipelineOnThisMachine.await(
                    PATIENCE,
                    "nothing to lie in " + queue,
                    () -> Optional.of(pipeline
                                    .sqs
                                    .getQueueAttributes(request -> request.queueUrl(queue(queue))
                                            .attributeNames(
                                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                                    .attributes()
                                    .values()
                                    .stream()
                                    .mapToInt(Integer::parseInt)
                                    .sum())
                            .filter(messages -> messages == 0));
        }
    }

    /** The key of every object in S3_OUTPUT, and its bytes' tag. */
    private Map<String, String> outputs() {
        return pipeline.s3.listObjectsV2(request -> request.bucket(Topology.S3_OUTPUT)).contents().stream()
                .collect(Collectors.toMap(S3Object::key, S3Object::eTag));
    }

    private static byte[] png() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
