package datapipeline.local.sqs;

import datapipeline.local.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.MVMap;

/**
 * What was sent to a FIFO queue within the last five minutes, so that what is sent once more is not delivered once more.
 * It is remembered over restarts, and even if the message was received and deleted meanwhile.
 */
final class Deduplication {
    /** Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html */
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    /**
     * A message that was accepted.
     *
     * @param key its place in the queue, from which its sequence number is made
     */
    record Accepted(String messageId, long key, long at) {
        private static Accepted read(String line) {
            String[] parts = line.split(" ", 3);
            return new Accepted(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }

        private String line() {
            return messageId + " " + key + " " + at;
        }
    }

    private final String prefix;
    private final MVMap<String, String> kept;
    /** First the earliest. */
    private final Map<String, Accepted> recent = new LinkedHashMap<>();

    Deduplication(Store store, String queue) {
        this.prefix = queue + "/";
        this.kept = store.map("sqs.deduplication");
        List<Map.Entry<String, Accepted>> rows = new ArrayList<>();
        Iterator<String> keys = kept.keyIterator(prefix);
        while (keys.hasNext()) {
            String key = keys.next();
            if (!key.startsWith(prefix)) {
                break;
            }
            rows.add(Map.entry(key, Accepted.read(kept.getOrDefault(key, ""))));
        }
        rows.sort(Comparator.comparingLong(row -> row.getValue().at));
        rows.forEach(row -> recent.put(row.getKey(), row.getValue()));
    }

    /** The message that was accepted under this id less than five minutes ago. */
    Optional<Accepted> find(String id, long now) {
        forgetBefore(now - INTERVAL.toMillis());
        return Optional.ofNullable(recent.get(prefix + id));
    }

    void remember(String id, Accepted message) {
        recent.put(prefix + id, message);
        kept.put(prefix + id, message.line());
    }

    void clear() {
        forgetBefore(Long.MAX_VALUE);
    }

    private void forgetBefore(long time) {
        Iterator<Map.Entry<String, Accepted>> earliestFirst = recent.entrySet().iterator();
        while (earliestFirst.hasNext()) {
            Map.Entry<String, Accepted> next = earliestFirst.next();
            if (next.getValue().at > time) {
                return;
            }
            earliestFirst.remove();
            kept.remove(next.getKey());
        }
    }
}
