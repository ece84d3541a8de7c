package datapipeline.local.cloud;

import datapipeline.local.PipelineLocal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The product as the run command starts it: its own main class in a process of its own, on a data directory that
 * outlives it. The clients try nothing twice, so that a test knows what was acknowledged.
 */
public final class ProductProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration ANSWER = Duration.ofMinutes(1);

    private final Path data;
    private final Process process;
    private final URI console;
    private final Instant begun;
    final S3Client s3;
    final DynamoDbClient dynamoDb;
    final SqsClient sqs;
    private final EventBridgeClient events;
    private final Thread atExit;

    private ProductProcess(
            Path data, Process process, Instant begun, List<String> environment, int port, int consolePort) {
        this.data = data;
        this.process = process;
        this.begun = begun;
        this.console = URI.create("http://127.0.0.1:" + consolePort + "/");
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create(
                value(environment, "AWS_ACCESS_KEY_ID"), value(environment, "AWS_SECRET_ACCESS_KEY")));
        URI endpoint = URI.create("http://127.0.0.1:" + port);
        this.s3 = client(S3Client.builder().forcePathStyle(true), credentials, endpoint)
                .build();
        this.dynamoDb = client(DynamoDbClient.builder(), credentials, endpoint).build();
        this.sqs = client(SqsClient.builder(), credentials, endpoint).build();
        this.events = client(EventBridgeClient.builder(), credentials, endpoint).build();
        this.atExit = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** The process itself. */
    public long pid() {
        return process.pid();
    }

    /** Where files are sent to. */
    public S3Client s3() {
        return s3;
    }

    /** Waits until the console answers, and says how long that was after the process was started. */
    public Duration awaitConsole() {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(console).build();
            return PipelineOnThisMachine.await(START, "the console", () -> {
                try {
                    int status = browser.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode();
                    return Optional.of(Duration.between(begun, Instant.now())).filter(time -> status < 500);
                } catch (IOException notYet) {
                    return Optional.empty();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    /** Who looks at it from outside. */
    public Observer observer() {
        return new Observer(s3, dynamoDb, sqs, events, Instant.now());
    }

    /** Starts the product on a directory, new or left behind by a killed one, and waits until it takes files. */
    public static ProductProcess start(Path data) throws IOException {
        int port = FreePort.find();
        int consolePort = FreePort.find();
        Instant begun = Instant.now();
        Files.createDirectories(data);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PipelineLocal.class.getName(),
                        "--local.data=" + data,
                        "--local.port=" + port,
                        "--server.port=" + consolePort)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("product.log").toFile()))
                .start();
        try {
            List<String> environment = PipelineOnThisMachine.await(
                    START, "the gateway's address", () -> environmentOnceStarted(data, process, port));
            var product = new ProductProcess(data, process, begun, environment, port, consolePort);
            product.awaitBuckets();
            return product;
        } catch (RuntimeException | Error e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static Optional<List<String>> environmentOnceStarted(Path data, Process process, int port) {
        if (!process.isAlive()) {
            throw new AssertionError("the product did not start:\n" + log(data));
        }
        try {
            Path file = data.resolve("aws.env");
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return Optional.of(lines).filter(all -> all.stream().anyMatch(line -> line.endsWith(":" + port)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitBuckets() {
        PipelineOnThisMachine.await(START, "the buckets", () -> {
            try {
                return Optional.of(s3.listBuckets().buckets()).filter(buckets -> buckets.size() >= 2);
            } catch (SdkException e) {
                return Optional.empty();
            }
        });
    }

    private static String value(List<String> environment, String name) {
        return environment.stream()
                .map(line -> line.replaceFirst("^export ", ""))
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in aws.env"));
    }

    private static <B extends AwsClientBuilder<B, ?>> B client(
            B builder, StaticCredentialsProvider credentials, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .apiCallTimeout(ANSWER));
    }

    /** What the process has said so far, its end at least. */
    String log() {
        return log(data);
    }

    private static String log(Path data) {
        try (var lines = Files.lines(data.resolve("product.log"))) {
            List<String> all = lines.toList();
            return all.stream().skip(Math.max(0, all.size() - 60)).collect(Collectors.joining("\n"));
        } catch (IOException | UncheckedIOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    /** SIGKILL: nothing in the process gets the chance to tidy up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        Runtime.getRuntime().removeShutdownHook(atExit);
        s3.close();
        dynamoDb.close();
        sqs.close();
        events.close();
    }

    /** As {@link #kill}, and nothing that it has started is left behind. */
    @Override
    public void close() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        kill();
    }
}
