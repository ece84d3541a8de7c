package datapipeline.local.dynamodb;

import datapipeline.local.store.Store;
import java.util.List;
import java.util.function.Supplier;

/**
 * Carries out writes: each holds the lock of its item from reading it to replacing it, inside one change of the store,
 * and returns when the change is in the file. Writes to different items run side by side.
 */
final class Writer {
    private final Store store;
    private final Tables tables;
    private final ItemLocks locks;

    Writer(Store store, Tables tables, ItemLocks locks) {
        this.store = store;
        this.tables = tables;
        this.locks = locks;
    }

    Write.Effect write(Write write) {
        return store.write(() -> writeInside(write));
    }

    /** Writes one after the other, each for itself, and waits for the file once. */
    List<Write.Effect> writeEach(List<Write> writes) {
        return store.write(() -> writes.stream().map(this::writeInside).toList());
    }

    private Write.Effect writeInside(Write write) {
        return tables.using(() -> locks.holding(write.place(), () -> {
            Write.Effect effect = write.prepare();
            write.commit(effect);
            return effect;
        }));
    }

    /** Runs a change to several items while nobody else reads and replaces any of them. */
    <T> T writeTogether(List<Write> writes, Supplier<T> change) {
        return store.write(() -> tables.using(
                () -> locks.holdingAll(writes.stream().map(Write::place).toList(), change)));
    }
}
