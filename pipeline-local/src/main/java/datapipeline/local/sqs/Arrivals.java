package datapipeline.local.sqs;

import datapipeline.local.sqs.Deduplication.Accepted;
import java.time.Duration;
import java.util.Optional;

/** How messages come into a queue. To be called inside a write to the store. */
final class Arrivals {
    private final Queue queue;
    private final QueueContents contents;
    private final Deduplication deduplication;

    Arrivals(Queue queue, QueueContents contents, Deduplication deduplication) {
        this.queue = queue;
        this.contents = contents;
        this.deduplication = deduplication;
    }

    /** Takes a message in, or finds that a FIFO queue has had it already. */
    Accepted send(OutgoingMessage message, long now) {
        return contents.locked(() -> queue.isFifo()
                ? deduplication.find(scoped(message), now).orElseGet(() -> {
                    Accepted accepted = accept(message, now);
                    deduplication.remember(scoped(message), accepted);
                    return accepted;
                })
                : accept(message, now));
    }

    private Accepted accept(OutgoingMessage message, long now) {
        Duration delay = message.delay().orElse(queue.attributes().delay());
        QueuedMessage place =
                QueuedMessage.sent(contents.newKey(), now, message.content().groupOrEmpty(), now + delay.toMillis());
        contents.enter(place, message.content(), now);
        queue.counters().sent(message.bytes());
        return new Accepted(message.content().id(), place.key(), now);
    }

    private String scoped(OutgoingMessage message) {
        String id = Optional.ofNullable(message.content().deduplicationId()).orElse("");
        return queue.attributes().deduplicatesByGroup() ? message.content().groupOrEmpty() + " " + id : id;
    }

    /** Takes in a message that failed in another queue. A standard queue still counts its age from when it was sent. */
    void addFailed(Received failed, String sourceArn, long now) {
        contents.lockedDo(() -> {
            long sentAt = queue.isFifo() ? now : failed.place().sentAt();
            contents.enter(
                    failed.place().movedTo(contents.newKey(), sentAt, now),
                    failed.content().deadLetterOf(sourceArn, queue.isFifo()),
                    now);
        });
    }

    /** Takes in a message that a move task brings: it is a new one. */
    void addMoved(StoredMessage message, long now) {
        contents.lockedDo(() -> {
            long visibleAt = now + queue.attributes().delay().toMillis();
            contents.enter(QueuedMessage.sent(contents.newKey(), now, message.groupOrEmpty(), visibleAt), message, now);
        });
    }
}
