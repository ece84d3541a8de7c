package datapipeline.local.lambda;

import datapipeline.local.account.Account;
import datapipeline.local.lambda.runtime.FunctionCounters;
import datapipeline.local.lambda.runtime.FunctionDefinition;
import datapipeline.local.lambda.runtime.FunctionLogs;
import datapipeline.local.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A Lambda service on a directory of its own, with everything around it within reach of a test. */
final class Workbench implements AutoCloseable {
    static final Account ACCOUNT = Account.on(4566);

    record Told(String arn, InvocationRecord record) {}

    final Path directory;
    final FunctionCounters counters = new FunctionCounters();
    final List<String> logged = Collections.synchronizedList(new ArrayList<>());
    final List<Told> told = Collections.synchronizedList(new ArrayList<>());
    final Store store;
    final LocalLambda lambda;
    private volatile Duration moved = Duration.ZERO;

    Workbench(Path directory) {
        this(directory, LambdaSettings.defaults().withRetryDelays(Duration.ofMillis(5), Duration.ofMillis(10)));
    }

    Workbench(Path directory, LambdaSettings settings) {
        this.directory = directory;
        this.store = Store.open(directory.resolve("cloud.mv"));
        FunctionLogs logs = (group, stream, at, line) -> logged.add(group + " " + line);
        InstantSource clock = () -> Instant.now().plus(moved);
        this.lambda = new LocalLambda(
                store,
                ACCOUNT,
                clock,
                settings,
                new NoQueues(),
                (arn, record) -> told.add(new Told(arn, record)),
                logs,
                counters);
    }

    void moveClock(Duration by) {
        moved = moved.plus(by);
    }

    FunctionDefinition scripted(Duration timeout, int reserved) {
        return new FunctionDefinition(
                "scripted",
                "datapipeline.local.lambda.handlers.Scripted",
                classPath(),
                Map.of(
                        "GREETING", "good morning",
                        "JOURNAL", directory.resolve("journal").toString(),
                        "ALLOWED", directory.resolve("allowed").toString()),
                timeout,
                256,
                reserved);
    }

    static List<Path> classPath() {
        return List.of(Path.of("target", "test-classes").toAbsolutePath());
    }

    InvokeResponse invoke(String function, String event) {
        return lambda.invoke(r -> r.functionName(function).payload(SdkBytes.fromUtf8String(event)));
    }

    void invokeAsync(String function, String event) {
        lambda.invoke(r ->
                r.functionName(function).invocationType(InvocationType.EVENT).payload(SdkBytes.fromUtf8String(event)));
    }

    List<String> journal() {
        return journal(directory);
    }

    /** What the scripted function saw: request id and event, line by line. */
    static List<String> journal(Path directory) {
        try {
            Path file = directory.resolve("journal");
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        lambda.close();
        store.close();
    }

    /** For tests that need none. */
    private static final class NoQueues implements SqsClient {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
