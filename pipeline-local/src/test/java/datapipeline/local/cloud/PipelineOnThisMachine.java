package datapipeline.local.cloud;

import datapipeline.local.lambda.runtime.FunctionPool.Mode;
import datapipeline.model.Ids;
import datapipeline.model.table.Attributes;
import datapipeline.model.table.InputTable;
import datapipeline.model.table.OutputTable;
import datapipeline.model.topology.Topology;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The whole pipeline in a directory, and an uploader who speaks to it over HTTP with real SDK clients. */
final class PipelineOnThisMachine implements AutoCloseable {
    private final EmbeddedCloud cloud;
    final S3Client s3;
    final DynamoDbClient dynamoDb;
    final SqsClient sqs;
    final EventBridgeClient events;
    final LambdaClient lambda;
    final CloudWatchLogsClient logs;
    final CloudWatchClient cloudWatch;

    PipelineOnThisMachine(Path data) {
        this(data, Mode.IN_PROCESS);
    }

    PipelineOnThisMachine(Path data, Mode functions) {
        this(data, functions, Map.of());
    }

    PipelineOnThisMachine(Path data, Mode functions, Map<String, String> variables) {
        cloud = EmbeddedCloud.open(data, FreePort.find(), InstantSource.system(), functions);
        new Provisioner(cloud).provision(PipelineFunctions.of(cloud).with(variables), List.of("http://127.0.0.1:8080"));
        s3 = client(S3Client.builder().forcePathStyle(true)).build();
        dynamoDb = client(DynamoDbClient.builder()).build();
        sqs = client(SqsClient.builder()).build();
        events = client(EventBridgeClient.builder()).build();
        logs = client(CloudWatchLogsClient.builder()).build();
        cloudWatch = client(CloudWatchClient.builder()).build();
        lambda = client(LambdaClient.builder()
                        .overrideConfiguration(override -> override.apiCallTimeout(Duration.ofMinutes(2))))
                .build();
    }

    /** Points a builder at this pipeline's cloud. */
    <B extends AwsClientBuilder<B, ?>> B client(B builder) {
        return builder.endpointOverride(URI.create(cloud.account().endpoint()))
                .region(Region.of(cloud.account().region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        cloud.credentials().accessKeyId(), cloud.credentials().secretAccessKey())));
    }

    /** The stand-ins of services that understand files. */
    StandIns standIns() {
        return cloud.standIns();
    }

    /** What the functions sign with. */
    String secret() {
        return cloud.credentials().secretAccessKey();
    }

    Observer observer() {
        return new Observer(s3, dynamoDb, sqs, events, Instant.now());
    }

    void upload(String key, byte[] bytes, Map<String, String> metadata) {
        s3.putObject(
                request -> request.bucket(Topology.S3_INPUT).key(key).metadata(metadata), RequestBody.fromBytes(bytes));
    }

    /** The runs of a file, as they lie in DYNAMODB_INPUT. */
    List<Map<String, AttributeValue>> runsOf(String key) {
        return dynamoDb.query(request -> request.tableName(Topology.DYNAMODB_INPUT)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :run)")
                        .expressionAttributeValues(Map.of(
                                ":pk", AttributeValue.fromS(InputTable.partition(Ids.fileId(Topology.S3_INPUT, key))),
                                ":run", AttributeValue.fromS(InputTable.RUN_PREFIX))))
                .items();
    }

    /** The joined result of a run, with all that lies beside it. */
    List<Map<String, AttributeValue>> resultOf(String runId) {
        return dynamoDb.query(request -> request.tableName(Topology.DYNAMODB_OUTPUT)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(OutputTable.partition(runId)))))
                .items();
    }

    /** The only run of a file, once it has a result. */
    Map<String, AttributeValue> endOf(String key) {
        return await(
                Duration.ofMinutes(3),
                "the end of " + key,
                () -> runsOf(key).stream()
                        .filter(run -> resultOf(run.get(Attributes.RUN_ID).s()).stream()
                                .anyMatch(item -> item.containsKey(Attributes.COMPLETED_AT)))
                        .filter(run -> !run.get(Attributes.STATUS).s().equals("PROCESSED"))
                        .findFirst());
    }

    static <T> T await(Duration patience, String what, Supplier<Optional<T>> look) {
        return await(patience, Duration.ofMillis(50), () -> what, look);
    }

    /** @param pause between two looks, longer where a look is costly */
    static <T> T await(Duration patience, Duration pause, Supplier<String> what, Supplier<Optional<T>> look) {
        Instant end = Instant.now().plus(patience);
        while (Instant.now().isBefore(end)) {
            Optional<T> seen = look.get();
            if (seen.isPresent()) {
                return seen.get();
            }
            java.util.concurrent.locks.LockSupport.parkNanos(pause.toNanos());
        }
        throw new AssertionError("waited in vain for " + what.get());
    }

    @Override
    public void close() {
        s3.close();
        dynamoDb.close();
        sqs.close();
        events.close();
        lambda.close();
        logs.close();
        cloudWatch.close();
        cloud.close();
    }
}
