package datapipeline.local.sqs;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a queue that may be received now, by message group, each group in the order of sending. In a standard
 * queue the groups take turns, so that one that sends a thousand messages does not keep the others waiting; in a FIFO
 * queue a group gives all it has, and then nothing until all of that is deleted or visible again.
 *
 * <p>Sources: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues.html and
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html
 */
final class ReadyMessages {
    private final boolean fifo;
    /** First the group whose turn it is. */
    private final Map<String, NavigableMap<Long, QueuedMessage>> open = new LinkedHashMap<>();
    /** Ready, but behind messages of the same group that are in flight. */
    private final Map<String, NavigableMap<Long, QueuedMessage>> locked = new HashMap<>();

    private final Map<String, Integer> inFlight = new HashMap<>();

    ReadyMessages(boolean fifo) {
        this.fifo = fifo;
    }

    /** Whether anything could be received. */
    boolean isEmpty() {
        return open.isEmpty();
    }

    void add(QueuedMessage message) {
        (isLocked(message.group()) ? locked : open)
                .computeIfAbsent(message.group(), group -> new TreeMap<>())
                .put(message.key(), message);
    }

    void remove(QueuedMessage message) {
        Map<String, NavigableMap<Long, QueuedMessage>> groups = isLocked(message.group()) ? locked : open;
        NavigableMap<Long, QueuedMessage> messages = groups.get(message.group());
        if (messages != null) {
            messages.remove(message.key());
            if (messages.isEmpty()) {
                groups.remove(message.group());
            }
        }
    }

    /** Takes the next message out, or returns null if there is none. */
    @Nullable
    QueuedMessage poll() {
        if (open.isEmpty()) {
            return null;
        }
        Map.Entry<String, NavigableMap<Long, QueuedMessage>> turn =
                open.entrySet().iterator().next();
        NavigableMap<Long, QueuedMessage> messages = turn.getValue();
        QueuedMessage message = messages.pollFirstEntry().getValue();
        if (messages.isEmpty()) {
            open.remove(turn.getKey());
        } else if (!fifo && open.size() > 1) {
            open.remove(message.group());
            open.put(message.group(), messages);
        }
        return message;
    }

    /** Somebody works on a message of this group. */
    void takenInFlight(String group) {
        inFlight.merge(group, 1, Integer::sum);
        if (fifo) {
            NavigableMap<Long, QueuedMessage> messages = open.remove(group);
            if (messages != null) {
                locked.put(group, messages);
            }
        }
    }

    /** Nobody works on that message any more. */
    void landed(String group) {
        inFlight.computeIfPresent(group, (key, count) -> count == 1 ? null : count - 1);
        if (!inFlight.containsKey(group)) {
            NavigableMap<Long, QueuedMessage> messages = locked.remove(group);
            if (messages != null) {
                open.put(group, messages);
            }
        }
    }

    private boolean isLocked(String group) {
        return fifo && inFlight.containsKey(group);
    }
}
