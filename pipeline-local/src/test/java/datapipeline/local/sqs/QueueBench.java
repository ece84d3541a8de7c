package datapipeline.local.sqs;

import datapipeline.local.account.Account;
import datapipeline.local.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** SQS over a store of its own and with a clock that can be moved; and the few calls that tests make again and again. */
final class QueueBench implements AutoCloseable {
    final MovableClock clock;
    final LocalSqs sqs;
    private final Path file;
    private final Store store;

    QueueBench(Path directory) {
        this(directory.resolve("cloud.mv"), new MovableClock());
    }

    private QueueBench(Path file, MovableClock clock) {
        this.file = file;
        this.clock = clock;
        this.store = Store.open(file);
        this.sqs = new LocalSqs(store, Account.on(4566), clock);
    }

    /** The next process over the same file. */
    QueueBench restart() {
        close();
        return new QueueBench(file, clock);
    }

    void pass(Duration time) {
        clock.move(time);
    }

    String queue(String name) {
        return queue(name, Map.of());
    }

    String queue(String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(r -> r.queueName(name).attributes(attributes)).queueUrl();
    }

    /** A queue whose messages go to the queue {@code <name>-dlq} after so many receives. */
    String queueThatFailsAfter(int receives, String name) {
        queue(name + "-dlq");
        return queue(
                name,
                Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:%s-dlq\",\"maxReceiveCount\":%d}"
                                .formatted(name, receives)));
    }

    String fifo(String name) {
        return queue(
                name,
                Map.of(QueueAttributeName.FIFO_QUEUE, "true", QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true"));
    }

    void send(String url, String... bodies) {
        for (String body : bodies) {
            sqs.sendMessage(r -> r.queueUrl(url).messageBody(body));
        }
    }

    void sendToGroup(String url, String group, String... bodies) {
        for (String body : bodies) {
            sqs.sendMessage(r -> r.queueUrl(url).messageBody(body).messageGroupId(group));
        }
    }

    List<Message> receive(String url, int max) {
        return sqs.receiveMessage(r -> r.queueUrl(url)
                        .maxNumberOfMessages(max)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    List<String> bodies(String url) {
        return bodiesOf(receive(url, 10));
    }

    static List<String> bodiesOf(List<Message> messages) {
        return messages.stream().map(Message::body).toList();
    }

    void delete(String url, Message... messages) {
        Arrays.stream(messages)
                .forEach(message -> sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle())));
    }

    @Override
    public void close() {
        sqs.close();
        store.close();
    }
}
