package datapipeline.local.sqs;

import datapipeline.local.store.Store;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * The messages of all queues in the store. Content and place are kept apart, so that receiving a message of a megabyte
 * writes a line of a hundred bytes. Change it only inside {@link Store#write}.
 */
final class MessageStore {
    private static final long KEYS_PER_MILLISECOND = 1_000;

    private final MVMap<Long, String> contents;
    private final MVMap<Long, String> places;
    private final AtomicLong lastKey;

    /** @param now milliseconds since the epoch: keys rise over restarts even if the store is empty */
    MessageStore(Store store, long now) {
        this.contents = store.map("sqs.contents");
        this.places = store.map("sqs.places");
        long begin = now * KEYS_PER_MILLISECOND;
        this.lastKey = new AtomicLong(places.isEmpty() ? begin : Math.max(begin, places.lastKey()));
    }

    /** A place behind all others. */
    long newKey() {
        return lastKey.incrementAndGet();
    }

    void put(String queue, QueuedMessage place, StoredMessage content) {
        contents.put(place.key(), content.line());
        update(queue, place);
    }

    void update(String queue, QueuedMessage place) {
        places.put(place.key(), place.line(queue));
    }

    void remove(QueuedMessage place) {
        contents.remove(place.key());
        places.remove(place.key());
    }

    StoredMessage content(QueuedMessage place) {
        @Nullable String line = contents.get(place.key());
        if (line == null) {
            throw new IllegalStateException("the store lacks the content of message " + place.key());
        }
        return StoredMessage.read(line);
    }

    /** Tells every message with the name of its queue, in the order of keys. */
    void forEach(BiConsumer<String, QueuedMessage> consumer) {
        places.forEach((key, line) -> consumer.accept(QueuedMessage.queueIn(line), QueuedMessage.read(key, line)));
    }
}
