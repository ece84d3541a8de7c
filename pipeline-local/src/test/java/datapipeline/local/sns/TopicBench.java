package datapipeline.local.sns;

import datapipeline.local.account.Account;
import datapipeline.local.lambda.LambdaSettings;
import datapipeline.local.lambda.LocalLambda;
import datapipeline.local.lambda.runtime.FunctionCounters;
import datapipeline.local.lambda.runtime.FunctionDefinition;
import datapipeline.local.sqs.LocalSqs;
import datapipeline.local.sqs.MovableClock;
import datapipeline.local.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;

/** SNS with the real SQS and the real Lambda beside it, over one store and with a clock that can be moved. */
final class TopicBench implements AutoCloseable {
    static final Account ACCOUNT = Account.on(4566);

    final MovableClock clock;
    final LocalSqs sqs;
    final LocalLambda lambda;
    final LocalSns sns;
    private final Path directory;
    private final Store store;
    private final List<String> logged = Collections.synchronizedList(new ArrayList<>());

    /** Delivers from the beginning. */
    TopicBench(Path directory) {
        this(directory, new MovableClock());
        sns.start();
    }

    private TopicBench(Path directory, MovableClock clock) {
        this.directory = directory;
        this.clock = clock;
        this.store = Store.open(directory.resolve("cloud.mv"));
        this.sqs = new LocalSqs(store, ACCOUNT, clock);
        this.lambda = new LocalLambda(
                store,
                ACCOUNT,
                clock,
                LambdaSettings.defaults(),
                sqs,
                (arn, record) -> logged.add(arn),
                (group, stream, at, line) -> logged.add(line),
                new FunctionCounters());
        this.sns = new LocalSns(store, ACCOUNT, clock, sqs, () -> lambda, HttpClient.newHttpClient());
    }

    /** The next process over the same file. */
    TopicBench restart() {
        TopicBench next = restartWaiting();
        next.sns.start();
        return next;
    }

    /** The next process, which delivers nothing before it is told to. */
    TopicBench restartWaiting() {
        close();
        return new TopicBench(directory, clock);
    }

    String topic(String name) {
        return sns.createTopic(r -> r.name(name)).topicArn();
    }

    String subscribeQueue(String topicArn, String queue, Map<String, String> attributes) {
        sqs.createQueue(r -> r.queueName(queue));
        return sns.subscribe(r -> r.topicArn(topicArn)
                        .protocol("sqs")
                        .endpoint(ACCOUNT.arn("sqs", queue))
                        .attributes(attributes))
                .subscriptionArn();
    }

    /** A function that writes down each event it gets. */
    String function(String name) {
        lambda.register(new FunctionDefinition(
                name,
                "datapipeline.local.lambda.handlers.Scripted",
                List.of(Path.of("target", "test-classes").toAbsolutePath()),
                Map.of("JOURNAL", directory.resolve("journal").toString()),
                Duration.ofSeconds(10),
                256,
                0));
        return ACCOUNT.arn("lambda", "function:" + name);
    }

    List<String> journal() {
        try {
            Path file = directory.resolve("journal");
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What comes next out of a queue. */
    Message next(String queue) {
        List<Message> messages = sqs.receiveMessage(
                        r -> r.queueUrl(queue).waitTimeSeconds(10).messageAttributeNames("All"))
                .messages();
        if (messages.isEmpty()) {
            throw new AssertionError("nothing came into " + queue);
        }
        sqs.deleteMessage(
                r -> r.queueUrl(queue).receiptHandle(messages.getFirst().receiptHandle()));
        return messages.getFirst();
    }

    TopicStatistics statistics() {
        return sns.statistics().getFirst();
    }

    static MessageAttributeValue text(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    @Override
    public void close() {
        sns.close();
        lambda.close();
        sqs.close();
        store.close();
    }
}
