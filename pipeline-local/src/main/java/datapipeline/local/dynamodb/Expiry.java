package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.item.Item;
import datapipeline.local.store.Store;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.Cursor;

/**
 * Removes items whose time has come, within about a second. As on AWS an item can be read until then, and one that
 * expired more than five years ago is left alone.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/howitworks-ttl.html">Time to live</a>
 */
final class Expiry implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Expiry.class.getName());
    private static final long LOOK_EVERY_MILLIS = 500;
    private static final long TOO_OLD_SECONDS = Duration.ofDays(5 * 365).toSeconds();
    private static final int ITEMS_AT_A_TIME = 500;

    private final Store store;
    private final Tables tables;
    private final ItemLocks locks;
    private final ClientTokens tokens;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread sweeper;

    Expiry(Store store, Tables tables, ItemLocks locks, ClientTokens tokens, InstantSource clock) {
        this.store = store;
        this.tables = tables;
        this.locks = locks;
        this.tokens = tokens;
        this.clock = clock;
        this.sweeper = Thread.ofPlatform().name("dynamodb-expiry").daemon().start(this::sweepForEver);
    }

    private void sweepForEver() {
        try {
            while (!closing.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                for (Table table : tables.all()) {
                    orSay("expired items of table " + table.definition().name(), () -> sweep(table));
                }
                orSay("old client tokens", tokens::forgetOld);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Catches errors too: nobody would sweep any more. */
    private static void orSay(String what, Runnable removal) {
        try {
            removal.run();
        } catch (Throwable e) {
            LOG.log(Level.WARNING, () -> what + " stay; trying again", e);
        }
    }

    private void sweep(Table table) {
        List<byte[]> expired;
        do {
            expired = tables.using(() -> expired(table));
            if (!expired.isEmpty()) {
                removeAll(table, expired);
            }
        } while (expired.size() == ITEMS_AT_A_TIME);
    }

    private List<byte[]> expired(Table table) {
        List<byte[]> keys = new ArrayList<>();
        Optional<ExpiryIndex> index = table.expiry();
        if (index.isEmpty() || !table.isThere()) {
            return keys;
        }
        long now = clock.instant().getEpochSecond();
        byte[] oldest = ExpiryIndex.upTo(Math.max(0, now - TOO_OLD_SECONDS));
        ByteRange due = ByteRange.of(oldest, ExpiryIndex.upTo(now));
        Cursor<byte[], byte[]> cursor = index.get().map().entries().cursor(due.low());
        while (keys.size() < ITEMS_AT_A_TIME && cursor.hasNext() && due.isBelowHigh(cursor.next())) {
            keys.add(cursor.getValue());
        }
        return keys;
    }

    private void removeAll(Table table, List<byte[]> keys) {
        store.write(() -> tables.using(() -> {
            table.requireThere();
            keys.forEach(key -> locks.holding(new ItemLocks.Place(table, key), () -> removeIfDue(table, key)));
            return keys;
        }));
    }

    /** Looks again, now that nobody else changes the item: it may have been given more time. */
    private boolean removeIfDue(Table table, byte[] key) {
        Optional<Item> item = table.get(key);
        boolean due = item.flatMap(found -> table.expiry().flatMap(index -> index.expiry(found)))
                .filter(second -> second < clock.instant().getEpochSecond())
                .isPresent();
        if (due) {
            table.replace(key, item, Optional.empty());
        }
        return due;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            sweeper.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
