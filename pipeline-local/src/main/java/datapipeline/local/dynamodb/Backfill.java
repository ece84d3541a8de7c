package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.TableSettings.TimeToLive;
import datapipeline.local.store.Store;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.Cursor;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/**
 * Adds the items that were there before an index to it, some hundred at a time, while the table is read and written.
 * It begins anew after a restart; doing an item twice does no harm.
 */
final class Backfill implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Backfill.class.getName());
    private static final int ITEMS_AT_A_TIME = 500;

    private final Store store;
    private final Tables tables;
    private final ItemLocks locks;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Backfill(Store store, Tables tables, ItemLocks locks) {
        this.store = store;
        this.tables = tables;
        this.locks = locks;
    }

    /** Begins to fill what is not ready in a table. Returns at once. */
    void fill(Table table) {
        table.indexes().stream()
                .filter(index -> index.definition().isBackfilling())
                .forEach(index -> start(table, index));
        table.definition()
                .settings()
                .timeToLive()
                .filter(TimeToLive::isBackfilling)
                .ifPresent(ttl -> start(table, ttl));
    }

    private void start(Table table, Index index) {
        String name = index.definition().name();
        start(table, "index " + name, () -> {
            boolean filled = overAllItems(table, key -> same(table, index).ifPresent(now -> table.fill(now, key)));
            if (filled && same(table, index).isPresent()) {
                tables.redefine(table, definition -> definition.changing(name, each -> each.backfilling(false)));
            }
        });
    }

    /** The index as it is now, unless it was deleted, and perhaps made again, since the filling began. */
    private static Optional<Index> same(Table table, Index index) {
        return table.indexes().stream()
                .filter(now -> now.map().entries() == index.map().entries())
                .findFirst();
    }

    private void start(Table table, TimeToLive ttl) {
        start(table, "expiry", () -> {
            boolean filled = overAllItems(table, key -> table.expiry().ifPresent(expiry -> table.fill(expiry, key)));
            if (filled) {
                tables.redefine(table, definition -> definition.with(filled(definition.settings(), ttl)));
            }
        });
    }

    private static TableSettings filled(TableSettings settings, TimeToLive ttl) {
        return settings.timeToLive().equals(Optional.of(ttl))
                ? settings.withTimeToLive(Optional.of(new TimeToLive(ttl.attribute(), false)))
                : settings;
    }

    private void start(Table table, String what, Runnable filling) {
        String description = "%s of table %s".formatted(what, table.definition().name());
        Thread thread = Thread.ofVirtual().name("backfill " + description).unstarted(() -> {
            try {
                filling.run();
            } catch (ResourceNotFoundException e) {
                LOG.log(Level.DEBUG, () -> description + " is not needed any more: the table was deleted");
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, () -> description + " is not filled; the next start tries again", e);
            } finally {
                running.remove(Thread.currentThread());
            }
        });
        running.add(thread);
        thread.start();
    }

    private interface ForItem {
        void at(byte[] key);
    }

    /** Whether it came to the end: not when the table went or the program ends. */
    private boolean overAllItems(Table table, ForItem work) {
        Optional<byte[]> next = Optional.of(new byte[0]);
        while (next.isPresent() && !closed) {
            byte[] from = next.get();
            next = store.write(() -> tables.using(() -> {
                table.requireThere();
                return some(table, from, work);
            }));
        }
        return next.isEmpty();
    }

    /** Does some items and returns where to go on. */
    private Optional<byte[]> some(Table table, byte[] from, ForItem work) {
        List<byte[]> keys = new ArrayList<>();
        Cursor<byte[], byte[]> cursor = table.items().cursor(from);
        while (keys.size() < ITEMS_AT_A_TIME && cursor.hasNext()) {
            keys.add(cursor.next());
        }
        keys.forEach(key -> locks.holding(new ItemLocks.Place(table, key), () -> {
            work.at(key);
            return key;
        }));
        return cursor.hasNext() ? Optional.of(cursor.next()) : Optional.empty();
    }

    @Override
    public void close() {
        closed = true;
        for (Thread thread : running) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
