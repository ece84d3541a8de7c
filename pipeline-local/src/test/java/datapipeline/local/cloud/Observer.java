package datapipeline.local.cloud;

import datapipeline.handlers.aws.DynamoLedger;
import datapipeline.model.ledger.LedgerTally;
import datapipeline.model.run.RunStatus;
import datapipeline.model.table.Attributes;
import datapipeline.model.table.InputTable;
import datapipeline.model.table.OutputTable;
import datapipeline.model.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who looks at the pipeline from outside, with a customer's means: the tables, and a rule of his own on its bus. */
public record Observer(S3Client s3, DynamoDbClient dynamoDb, SqsClient sqs, EventBridgeClient events, Instant since) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String QUEUE = "observed-announcements";
    private static final int MOST_MESSAGES = 10;

    /** The end of a run, as it was announced; one announcement that is delivered twice is still one. */
    record Announcement(String eventId, String runId, String status) {}

    /** Has every announcement of the bus put into a queue, from now on. */
    public Observer listen() {
        String url = sqs.createQueue(request -> request.queueName(QUEUE)).queueUrl();
        String arn = sqs.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        events.putRule(request ->
                request.name(QUEUE).eventBusName(Topology.BUS).eventPattern("""
                        {"source": ["%s"], "detail-type": ["RunCompleted", "RunFailed", "FileQuarantined"]}""".formatted(Topology.EVENT_SOURCE)));
        events.putTargets(request -> request.rule(QUEUE)
                .eventBusName(Topology.BUS)
                .targets(target -> target.id("queue").arn(arn)));
        return this;
    }

    /** How many announcements lie in the queue. */
    int announced() {
        return messages(queue());
    }

    /** Takes the announcements out of the queue, until none comes for a while. */
    Set<Announcement> announcements() {
        String url = queue();
        Set<Announcement> all = new HashSet<>();
        List<Message> some;
        do {
            some = sqs.receiveMessage(request -> request.queueUrl(url)
                            .maxNumberOfMessages(MOST_MESSAGES)
                            .waitTimeSeconds(2))
                    .messages();
            for (Message message : some) {
                all.add(announcement(JSON.readTree(message.body())));
                sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
            }
        } while (!some.isEmpty());
        return all;
    }

    private String queue() {
        return sqs.getQueueUrl(request -> request.queueName(QUEUE)).queueUrl();
    }

    private static Announcement announcement(JsonNode event) {
        JsonNode detail = event.get("detail");
        return new Announcement(
                event.get("id").asString(),
                detail.get("runId").asString(),
                detail.get("status").asString());
    }

    /** The runs of this many files, once each has ended and its end was announced. Listing them is costly, so that comes last. */
    public List<Map<String, AttributeValue>> awaitEnds(int files, Duration patience) {
        PipelineOnThisMachine.await(
                patience,
                Duration.ofMillis(500),
                () -> "%d announcements, only %d came: %s".formatted(files, announced(), count(runs())),
                () -> Optional.of(announced()).filter(number -> number >= files));
        return PipelineOnThisMachine.await(
                patience,
                Duration.ofSeconds(1),
                () -> "the end of %d files: %s".formatted(files, count(runs())),
                () -> Optional.of(runs())
                        .filter(runs -> runs.stream().filter(Observer::settled).count() >= files));
    }

    /** All runs, whatever has become of them. */
    private List<Map<String, AttributeValue>> runs() {
        return Stream.of(since, since.plus(Duration.ofDays(1)))
                .flatMap(day -> InputTable.shardsOfDay(day).stream())
                .flatMap(shard -> dynamoDb
                        .queryPaginator(request -> request.tableName(Topology.DYNAMODB_INPUT)
                                .indexName(InputTable.BY_DAY)
                                .keyConditionExpression("#pk = :shard")
                                .expressionAttributeNames(Map.of("#pk", InputTable.BY_DAY + "Pk"))
                                .expressionAttributeValues(Map.of(":shard", AttributeValue.fromS(shard))))
                        .items()
                        .stream())
                .toList();
    }

    private static boolean settled(Map<String, AttributeValue> run) {
        return status(run).terminal() && !run.containsKey(InputTable.DUE + "Pk");
    }

    private static Map<RunStatus, Long> count(List<Map<String, AttributeValue>> runs) {
        return runs.stream().collect(Collectors.groupingBy(Observer::status, Collectors.counting()));
    }

    private static RunStatus status(Map<String, AttributeValue> run) {
        return RunStatus.valueOf(run.get(Attributes.STATUS).s());
    }

    /** Every line of history that tells of an end, as the id of its run. */
    List<String> endsInHistory() {
        List<String> ended = new ArrayList<>();
        dynamoDb.scanPaginator(request -> request.tableName(Topology.DYNAMODB_INPUT)).items().stream()
                .filter(item -> item.get(Attributes.SK).s().startsWith(InputTable.EVENT_PREFIX))
                .filter(item -> RunStatus.valueOf(item.get(Attributes.TO).s()).terminal())
                .forEach(item -> ended.add(item.get(Attributes.RUN_ID).s()));
        return ended;
    }

    /** What the pipeline itself has counted: all accounts of its ledger together. */
    LedgerTally ledger() {
        return new DynamoLedger(dynamoDb, Topology.DYNAMODB_INPUT, InstantSource.system())
                .read().accounts().values().stream()
                        .reduce(
                                new LedgerTally(0, 0),
                                (one, other) -> new LedgerTally(
                                        one.received() + other.received(), one.ended() + other.ended()));
    }

    /** The joined result of a run. */
    public Map<String, AttributeValue> resultOf(String runId) {
        return dynamoDb.getItem(request -> request.tableName(Topology.DYNAMODB_OUTPUT)
                        .key(Map.of(
                                Attributes.PK, AttributeValue.fromS(OutputTable.partition(runId)),
                                Attributes.SK, AttributeValue.fromS(OutputTable.RESULT))))
                .item();
    }

    /** What a run made: the key of each output, and the size that was recorded. */
    Map<String, Long> outputsOf(String runId) {
        return dynamoDb
                .query(request -> request.tableName(Topology.DYNAMODB_OUTPUT)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :objects)")
                        .expressionAttributeValues(Map.of(
                                ":pk", AttributeValue.fromS(OutputTable.partition(runId)),
                                ":objects", AttributeValue.fromS(OutputTable.OBJECT_PREFIX))))
                .items()
                .stream()
                .collect(Collectors.toMap(
                        item -> item.get(Attributes.KEY).s(),
                        item -> Long.valueOf(item.get(Attributes.SIZE_BYTES).n())));
    }

    /** How long an object of S3_OUTPUT really is. */
    long size(String key) {
        return s3.headObject(request -> request.bucket(Topology.S3_OUTPUT).key(key))
                .contentLength();
    }

    /** How many messages lie in dead-letter queues. */
    Map<String, Integer> deadLetters() {
        return sqs.listQueues().queueUrls().stream()
                .filter(url -> url.endsWith("-dlq"))
                .collect(Collectors.toMap(url -> url.substring(url.lastIndexOf('/') + 1), this::messages));
    }

    private int messages(String url) {
        return Integer.parseInt(sqs.getQueueAttributes(request ->
                        request.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }
}
