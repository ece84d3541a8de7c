package datapipeline.local.lambda.poller;

import datapipeline.local.lambda.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** A queue in memory: what was received is hidden until the test lets it appear again. */
final class QueueOnPaper implements Queue, Queue.Directory {
    static final String ARN = "arn:aws:sqs:us-east-1:000000000000:sqs-picture";

    private final AtomicInteger ids = new AtomicInteger();
    private final List<Message> visible = new ArrayList<>();
    private final List<Message> hidden = new ArrayList<>();
    /** How long it was asked to wait, each time. */
    final List<Duration> waits = new CopyOnWriteArrayList<>();

    Duration visibility = Duration.ofSeconds(30);

    synchronized String send(String body) {
        String id = "m" + ids.incrementAndGet();
        visible.add(Message.builder()
                .messageId(id)
                .receiptHandle("handle-" + id)
                .body(body)
                .md5OfBody("md5-" + id)
                .attributes(Map.of(
                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1",
                        MessageSystemAttributeName.SENT_TIMESTAMP, "1700000000000"))
                .messageAttributes(Map.of(
                        "tenant",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("acme")
                                .build()))
                .build());
        return id;
    }

    /** The visibility timeout is over. */
    synchronized void reveal() {
        visible.addAll(hidden);
        hidden.clear();
    }

    synchronized List<String> left() {
        List<Message> all = new ArrayList<>(visible);
        all.addAll(hidden);
        return all.stream().map(Message::messageId).toList();
    }

    synchronized int visibleCount() {
        return visible.size();
    }

    @Override
    public List<Message> receive(int max, Duration wait) {
        waits.add(wait);
        long deadline = System.nanoTime()
                + Math.min(wait.toNanos(), Duration.ofMillis(20).toNanos());
        while (visibleCount() == 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        return take(max);
    }

    private synchronized List<Message> take(int max) {
        List<Message> taken = List.copyOf(visible.subList(0, Math.min(max, visible.size())));
        visible.removeAll(taken);
        hidden.addAll(taken);
        return taken;
    }

    @Override
    public synchronized void delete(List<Message> messages) {
        hidden.removeAll(messages);
    }

    @Override
    public synchronized void release(List<Message> messages) {
        hidden.removeAll(messages);
        visible.addAll(messages);
    }

    @Override
    public Duration visibilityTimeout() {
        return visibility;
    }

    @Override
    public Queue open(String arn) {
        if (!arn.startsWith(ARN)) {
            throw QueueDoesNotExistException.builder().message(arn).build();
        }
        return this;
    }

    void awaitEmpty() {
        Await.until(() -> left().isEmpty());
    }
}
