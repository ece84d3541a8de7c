package datapipeline.local.sqs;

import datapipeline.local.sqs.MessageIndex.Counts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One queue. Whatever changes it is to be called inside a write to the store, and takes the queue's lock there. */
final class Queue {
    /** Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
    private static final int MOST_IN_FLIGHT = 120_000;

    private static final Duration BETWEEN_PURGES = Duration.ofSeconds(60);

    /**
     * What one request takes from a queue.
     *
     * @param failed messages that were received too often; they have left this queue
     */
    record Taken(List<Received> messages, List<Received> failed) {}

    private final String name;
    private final QueueContents contents;
    private final Deduplication deduplication;
    private final Arrivals arrivals;
    private final Receipts receipts;
    private final QueueCounters counters = new QueueCounters();
    private volatile QueueDescription description;
    private long purgedAt;

    Queue(String name, QueueDescription description, QueueContents contents, Deduplication deduplication) {
        this.name = name;
        this.description = description;
        this.contents = contents;
        this.deduplication = deduplication;
        this.arrivals = new Arrivals(this, contents, deduplication);
        this.receipts = new Receipts(this, contents);
    }

    static boolean isFifo(String name) {
        return name.endsWith(".fifo");
    }

    String name() {
        return name;
    }

    boolean isFifo() {
        return isFifo(name);
    }

    Arrivals arrivals() {
        return arrivals;
    }

    Receipts receipts() {
        return receipts;
    }

    QueueCounters counters() {
        return counters;
    }

    QueueAttributes attributes() {
        return description.attributes();
    }

    QueueDescription description() {
        return description;
    }

    void describe(QueueDescription changed) {
        description = changed;
    }

    /** Puts back what an earlier process left. */
    void restore(QueuedMessage message, long now) {
        contents.lockedDo(() -> contents.index().add(message, now));
    }

    boolean hasReady(long now) {
        return contents.locked(() -> contents.index().hasReady(now));
    }

    /**
     * Takes messages in flight.
     *
     * @param failAfter how many receives are allowed
     * @throws software.amazon.awssdk.services.sqs.model.OverLimitException when too many are in flight already
     */
    Taken take(int max, Duration visibilityTimeout, int failAfter, long now) {
        return contents.locked(() -> {
            dropExpired(now);
            if (!isFifo() && contents.index().counts(now).notVisible() >= MOST_IN_FLIGHT) {
                throw SqsErrors.tooManyInFlight();
            }
            Taken taken = pollReady(max, visibilityTimeout, failAfter, now);
            taken.messages.forEach(message -> contents.keep(message.place(), now));
            taken.failed.forEach(message -> contents.drop(message.place()));
            counters.received.add(taken.messages.size());
            return taken;
        });
    }

    private Taken pollReady(int max, Duration visibilityTimeout, int failAfter, long now) {
        Taken taken = new Taken(new ArrayList<>(), new ArrayList<>());
        while (taken.messages.size() < max) {
            @Nullable QueuedMessage next = contents.index().pollReady(now);
            if (next == null) {
                break;
            }
            StoredMessage content = contents.content(next);
            if (next.receivesHere() >= failAfter) {
                taken.failed.add(new Received(next, content));
            } else {
                long visibleAgainAt = now + visibilityTimeout.toMillis();
                taken.messages.add(new Received(next.received(now, visibleAgainAt), content));
            }
        }
        return taken;
    }

    /** The first message behind one place and not behind another that nobody works on; empty at the end. */
    Optional<Received> firstToMove(long after, long last, long now) {
        return contents.locked(() -> {
            @Nullable QueuedMessage next = contents.index().after(after);
            while (next != null && next.key() <= last) {
                if (!contents.index().isHidden(next, now)) {
                    return Optional.of(new Received(next, contents.content(next)));
                }
                next = contents.index().after(next.key());
            }
            return Optional.empty();
        });
    }

    /** Takes that message out, unless somebody has received or deleted it meanwhile. */
    boolean takeForMove(QueuedMessage message, long now) {
        return contents.locked(() -> {
            boolean still = message.equals(contents.index().find(message.key()))
                    && !contents.index().isHidden(message, now);
            if (still) {
                contents.drop(message);
            }
            return still;
        });
    }

    /** Whoever held messages is gone and will not delete them: they can be received at once. */
    void takeBackInFlight(long now) {
        contents.lockedDo(() -> List.copyOf(contents.index().all()).stream()
                .filter(message -> message.wasReceived() && message.visibleAt() > now)
                .forEach(message -> {
                    contents.index().remove(message);
                    contents.keep(message.visibleFrom(now), now);
                }));
    }

    boolean hasExpired(long now) {
        long longestAgo = now - attributes().retention().toMillis();
        return contents.locked(() -> contents.index()
                .firstSent()
                .filter(first -> first.sentAt() <= longestAgo)
                .isPresent());
    }

    /** Deletes what is older than the retention period. */
    void dropExpired(long now) {
        while (hasExpired(now)) {
            contents.lockedDo(() -> contents.index().firstSent().ifPresent(contents::drop));
        }
    }

    /** Deletes all messages, not more often than once a minute. */
    void purge(long now) {
        contents.lockedDo(() -> {
            if (now - purgedAt < BETWEEN_PURGES.toMillis()) {
                throw SqsErrors.purging(name);
            }
            purgedAt = now;
            contents.dropAll();
        });
    }

    /** Deletes everything; who waits for a message is woken. */
    void remove() {
        contents.lockedDo(() -> {
            contents.dropAll();
            deduplication.clear();
        });
        contents.end();
    }

    QueueContents contents() {
        return contents;
    }

    Counts counts(long now) {
        return contents.locked(() -> contents.index().counts(now));
    }

    QueueStatistics statistics(long now) {
        return contents.locked(() -> {
            Counts counts = contents.index().counts(now);
            long oldest =
                    contents.index().oldest().map(QueuedMessage::enteredAt).orElse(now);
            return new QueueStatistics(
                    name,
                    counts.visible(),
                    counts.notVisible(),
                    counts.delayed(),
                    Duration.ofMillis(Math.max(0, now - oldest)),
                    counters.sent.sum(),
                    counters.sentBytes.sum(),
                    counters.received.sum(),
                    counters.deleted.sum(),
                    counters.emptyReceives.sum());
        });
    }
}
