package datapipeline.local.dynamodb;

import datapipeline.local.store.Store;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.Cursor;

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

    /** Begins to fill those indexes of a table that are not ready. Returns at once. */
    void fill(Table table) {
        table.indexes().stream()
                .map(Index::definition)
                .filter(IndexDefinition::isBackfilling)
                .forEach(index -> start(table, index.name()));
    }

    private void start(Table table, String index) {
        Thread thread = Thread.ofVirtual()
                .name("backfill-%s-%s".formatted(table.definition().name(), index))
                .unstarted(() -> run(table, index));
        running.add(thread);
        thread.start();
    }

    private void run(Table table, String name) {
        try {
            boolean filled = overAllItems(table, key -> index(table, name).ifPresent(index -> table.fill(index, key)));
            if (filled && index(table, name).isPresent()) {
                tables.redefine(table, definition -> definition.changing(name, index -> index.backfilling(false)));
            }
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    () -> "index %s of table %s is not filled; the next start tries again"
                            .formatted(name, table.definition().name()),
                    e);
        } finally {
            running.remove(Thread.currentThread());
        }
    }

    private static Optional<Index> index(Table table, String name) {
        return table.indexes().stream()
                .filter(each -> each.definition().name().equals(name))
                .findFirst();
    }

    /** Enters all items into the expiry index; returns when that is done. */
    void fillExpiry(Table table) {
        overAllItems(table, key -> table.expiry().ifPresent(expiry -> table.fill(expiry, key)));
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
