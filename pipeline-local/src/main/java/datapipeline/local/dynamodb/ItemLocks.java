package datapipeline.local.dynamodb;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One lock for each item, nearly: items share a fixed number of locks. Several are always taken in the same order, so
 * transactions over the same items wait for one another instead of for ever.
 */
final class ItemLocks {
    private static final int STRIPES = 4096;

    /** What a lock is for: an item of a table, there or not. */
    record Place(Table table, byte[] key) {
        int stripe() {
            int hash = 31 * table.definition().id().hashCode() + Arrays.hashCode(key);
            return Math.floorMod(hash ^ (hash >>> 16), STRIPES);
        }
    }

    private final List<ReentrantLock> locks =
            IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock()).toList();

    <T> T holding(Place place, Supplier<T> work) {
        ReentrantLock lock = locks.get(place.stripe());
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    <T> T holdingAll(Collection<Place> places, Supplier<T> work) {
        int[] stripes =
                places.stream().mapToInt(Place::stripe).distinct().sorted().toArray();
        for (int stripe : stripes) {
            locks.get(stripe).lock();
        }
        try {
            return work.get();
        } finally {
            for (int stripe : stripes) {
                locks.get(stripe).unlock();
            }
        }
    }
}
