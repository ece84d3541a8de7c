package datapipeline.local.sqs;

import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All messages of a queue, found by whatever the queue asks for: by key, by when they become visible, by age. Nothing
 * here walks through the queue, so it does not matter how long it is. Not safe for several threads: the queue has the
 * lock.
 */
final class MessageIndex {
    private final NavigableMap<Long, QueuedMessage> all = new TreeMap<>();
    private final TreeSet<QueuedMessage> byTimeSent = new TreeSet<>(QueuedMessage.BY_TIME_SENT);
    /** Delayed and in flight. */
    private final TreeSet<QueuedMessage> hidden = new TreeSet<>(QueuedMessage.BY_TIME_OF_VISIBILITY);

    private final ReadyMessages ready;
    private int inFlight;

    MessageIndex(boolean fifo) {
        this.ready = new ReadyMessages(fifo);
    }

    void add(QueuedMessage message, long now) {
        all.put(message.key(), message);
        byTimeSent.add(message);
        if (message.visibleAt() <= now) {
            ready.add(message);
            return;
        }
        hidden.add(message);
        if (message.wasReceived()) {
            inFlight++;
            ready.takenInFlight(message.group());
        }
    }

    void remove(QueuedMessage message) {
        all.remove(message.key());
        byTimeSent.remove(message);
        if (hidden.remove(message)) {
            landed(message);
        } else {
            ready.remove(message);
        }
    }

    /** Takes out the message that is to be received next, or returns null if none is ready. */
    @Nullable
    QueuedMessage pollReady(long now) {
        reveal(now);
        QueuedMessage message = ready.poll();
        if (message != null) {
            all.remove(message.key());
            byTimeSent.remove(message);
        }
        return message;
    }

    boolean hasReady(long now) {
        reveal(now);
        return isAnyReady();
    }

    /** As {@link #hasReady}, without those that have become visible since somebody looked. */
    boolean isAnyReady() {
        return !ready.isEmpty();
    }

    private void reveal(long now) {
        while (!hidden.isEmpty() && hidden.first().visibleAt() <= now) {
            QueuedMessage message = hidden.pollFirst();
            landed(message);
            ready.add(message);
        }
    }

    private void landed(QueuedMessage message) {
        if (message.wasReceived()) {
            inFlight--;
            ready.landed(message.group());
        }
    }

    @Nullable
    QueuedMessage find(long key) {
        return all.get(key);
    }

    boolean isHidden(QueuedMessage message, long now) {
        reveal(now);
        return hidden.contains(message);
    }

    /** The first message behind this place, ready or not. */
    @Nullable
    QueuedMessage after(long key) {
        Map.Entry<Long, QueuedMessage> next = all.higherEntry(key);
        return next == null ? null : next.getValue();
    }

    Collection<QueuedMessage> all() {
        return all.values();
    }

    /** The one that came into the queue first. */
    Optional<QueuedMessage> oldest() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.firstEntry().getValue());
    }

    /** The one whose retention period ends first. */
    Optional<QueuedMessage> firstSent() {
        return byTimeSent.isEmpty() ? Optional.empty() : Optional.of(byTimeSent.first());
    }

    /** When the next hidden message becomes visible; {@link Long#MAX_VALUE} if none is hidden. */
    long nextVisibleAt() {
        return hidden.isEmpty() ? Long.MAX_VALUE : hidden.first().visibleAt();
    }

    Counts counts(long now) {
        reveal(now);
        return new Counts(all.size() - hidden.size(), inFlight, hidden.size() - inFlight);
    }

    /** How many messages are ready, in flight, and not yet visible because they were sent with a delay. */
    record Counts(int visible, int notVisible, int delayed) {}
}
