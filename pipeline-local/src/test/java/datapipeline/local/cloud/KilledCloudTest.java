package datapipeline.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.local.gateway.InProcessHttpClient;
import datapipeline.local.lambda.Await;
import datapipeline.local.lambda.runtime.FunctionDefinition;
import datapipeline.local.store.KilledProcess;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.s3.S3Client;

/** Another process is killed while five services are at work in it; this one finds all that they had acknowledged. */
class KilledCloudTest {
    private static final int ENOUGH = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path directory;

    private static Map<String, Set<String>> acknowledged;
    private static Bench bench;

    @BeforeAll
    static void kill() throws Exception {
        acknowledged = KilledProcess.acknowledged(Busy.class, directory, ENOUGH).stream()
                .map(line -> line.split(" "))
                .collect(Collectors.groupingBy(
                        words -> words[0], TreeMap::new, Collectors.mapping(words -> words[1], Collectors.toSet())));
        bench = new Bench(directory);
        bench.cloud.deliver();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    private static Set<String> acknowledged(String service) {
        assertThat(acknowledged).containsKey(service);
        return acknowledged.get(service);
    }

    @Test
    void itemsAreThere() {
        Set<String> there = bench.cloud.dynamoDb().scanPaginator(request -> request.tableName("items")).items().stream()
                .map(item -> item.get("pk").s())
                .collect(Collectors.toSet());

        assertThat(there).containsAll(acknowledged("dynamodb"));
    }

    @Test
    void publishedMessagesArrive() {
        assertThat(bench.arriving("heard", acknowledged("sns"))).containsAll(acknowledged("sns"));
    }

    @Test
    void eventsArrive() {
        assertThat(bench.arriving("routed", acknowledged("events"))).containsAll(acknowledged("events"));
    }

    @Test
    void asynchronousEventsReachTheirFunction() {
        Set<String> promised =
                acknowledged("lambda").stream().map("\"%s\""::formatted).collect(Collectors.toSet());

        Await.until(() -> bench.journal().containsAll(promised));
    }

    @Test
    void completedUploadsAreWholeAndAnOpenOneCanBeCompleted() {
        for (String key : acknowledged("multipart")) {
            assertThat(bench.s3
                            .getObjectAsBytes(
                                    request -> request.bucket("uploads").key(key))
                            .asUtf8String())
                    .isEqualTo(Bench.textOf(key));
        }
        for (String upload : acknowledged("part")) {
            assertThat(bench.s3
                            .listParts(request ->
                                    request.bucket("uploads").key("open").uploadId(upload))
                            .parts())
                    .hasSize(1);
        }
    }

    /** The cloud in a directory, with one resource of each kind. */
    private static final class Bench implements AutoCloseable {
        private final Path directory;
        private final EmbeddedCloud cloud;
        private final S3Client s3;

        private Bench(Path directory) {
            this.directory = directory;
            cloud = EmbeddedCloud.open(directory.resolve("data"), FreePort.find(), InstantSource.system());
            cloud.lambda()
                    .register(new FunctionDefinition(
                            "scripted",
                            "datapipeline.local.lambda.handlers.Scripted",
                            List.of(Path.of("target", "test-classes").toAbsolutePath()),
                            Map.of("JOURNAL", directory.resolve("journal").toString()),
                            Duration.ofSeconds(30),
                            256,
                            0));
            s3 = S3Client.builder()
                    .httpClient(new InProcessHttpClient(cloud.gateway()))
                    .endpointOverride(URI.create(cloud.account().endpoint()))
                    .region(Region.of(cloud.account().region()))
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                            cloud.credentials().accessKeyId(),
                            cloud.credentials().secretAccessKey())))
                    .forcePathStyle(true)
                    .build();
        }

        private void make() {
            cloud.dynamoDb()
                    .createTable(request -> request.tableName("items")
                            .billingMode(BillingMode.PAY_PER_REQUEST)
                            .keySchema(key -> key.attributeName("pk").keyType(KeyType.HASH))
                            .attributeDefinitions(pk -> pk.attributeName("pk").attributeType(ScalarAttributeType.S)));
            cloud.sqs().createQueue(request -> request.queueName("heard"));
            cloud.sqs().createQueue(request -> request.queueName("routed"));
            cloud.sns().createTopic(request -> request.name("topic"));
            cloud.sns()
                    .subscribe(request -> request.topicArn(topic())
                            .protocol("sqs")
                            .endpoint(cloud.account().arn("sqs", "heard"))
                            .attributes(Map.of("RawMessageDelivery", "true")));
            cloud.events().putRule(request -> request.name("r").eventPattern("{\"source\":[\"busy\"]}"));
            cloud.events()
                    .putTargets(request -> request.rule("r")
                            .targets(target -> target.id("q")
                                    .arn(cloud.account().arn("sqs", "routed"))
                                    .inputPath("$.detail.n")));
            s3.createBucket(request -> request.bucket("uploads"));
        }

        private String topic() {
            return cloud.account().arn("sns", "topic");
        }

        static String textOf(String key) {
            return key.repeat(100);
        }

        private void upload(String key) {
            String id = s3.createMultipartUpload(
                            request -> request.bucket("uploads").key(key))
                    .uploadId();
            String etag = s3.uploadPart(
                            request -> request.bucket("uploads")
                                    .key(key)
                                    .uploadId(id)
                                    .partNumber(1),
                            RequestBody.fromString(textOf(key)))
                    .eTag();
            s3.completeMultipartUpload(request -> request.bucket("uploads")
                    .key(key)
                    .uploadId(id)
                    .multipartUpload(
                            upload -> upload.parts(part -> part.partNumber(1).eTag(etag))));
        }

        /** Begins an upload that nobody completes, and returns its id. */
        private String begin() {
            String id = s3.createMultipartUpload(
                            request -> request.bucket("uploads").key("open"))
                    .uploadId();
            s3.uploadPart(
                    request ->
                            request.bucket("uploads").key("open").uploadId(id).partNumber(1),
                    RequestBody.fromString("half"));
            return id;
        }

        /** What comes out of a queue until all that is promised has come. */
        private Set<String> arriving(String queue, Set<String> promised) {
            Set<String> arrived = new HashSet<>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!arrived.containsAll(promised) && System.nanoTime() < deadline) {
                cloud.sqs()
                        .receiveMessage(request ->
                                request.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
                        .messages()
                        .forEach(message -> arrived.add(message.body().replace("\"", "")));
            }
            return arrived;
        }

        /** The events that the function saw. */
        private Set<String> journal() {
            try {
                return Files.readAllLines(directory.resolve("journal")).stream()
                        .map(line -> line.split(" ", 2)[1])
                        .collect(Collectors.toSet());
            } catch (java.io.IOException e) {
                return Set.of();
            }
        }

        @Override
        public void close() {
            s3.close();
            cloud.close();
        }
    }

    /** Asks five services for work, and says what each has acknowledged. */
    static final class Busy {
        private Busy() {}

        public static void main(String[] arguments) {
            Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
                thrown.printStackTrace();
                Runtime.getRuntime().halt(1);
            });
            var bench = new Bench(Path.of(arguments[0]));
            bench.make();
            bench.cloud.deliver();
            EmbeddedCloud cloud = bench.cloud;
            again(
                    "dynamodb",
                    n -> cloud.dynamoDb()
                            .putItem(
                                    request -> request.tableName("items").item(Map.of("pk", AttributeValue.fromS(n)))));
            again(
                    "sns",
                    n -> cloud.sns()
                            .publish(request -> request.topicArn(bench.topic()).message(n)));
            again(
                    "events",
                    n -> cloud.events()
                            .putEvents(request -> request.entries(event ->
                                    event.source("busy").detailType("t").detail("{\"n\":\"%s\"}".formatted(n)))));
            again(
                    "lambda",
                    n -> cloud.lambda()
                            .invoke(request -> request.functionName("scripted")
                                    .invocationType(InvocationType.EVENT)
                                    .payload(SdkBytes.fromUtf8String("\"%s\"".formatted(n)))));
            again("multipart", n -> {
                bench.upload(n);
                System.out.println("part " + bench.begin() + ".");
            });
        }

        private static void again(String service, Consumer<String> work) {
            new Thread(() -> {
                        for (int i = 0; ; i++) {
                            work.accept(service + i);
                            System.out.println(service + " " + service + i + ".");
                        }
                    })
                    .start();
        }
    }
}
