package datapipeline.local.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;

/**
 * The one file in which the embedded cloud keeps everything but blobs and columns.
 *
 * <p>{@link #write} runs a change to any number of maps so that it reaches the file as a whole or not at all, and
 * returns only when it has: whatever the caller then acknowledges survives {@code kill -9}. Many writers share one
 * commit, so a thousand small requests cost a few dozen writes to the file.
 *
 * <p>A change is visible to readers of this process before it is on disk. That is safe because commits keep the order
 * of changes: whatever somebody does after seeing a change can only be on disk if the change is too.
 *
 * <p>Take a service's own locks <em>inside</em> {@code write}, never around it: around it, each lock holder would wait
 * for a commit of its own.
 */
public final class Store implements AutoCloseable {
    /** An interrupted reader, as a function that ran out of time, would otherwise close the file for everybody. */
    private static final String REOPENED_AFTER_INTERRUPT = "retry:nio:";

    /** What is forced to the disk this often survives a power cut too, not only {@code kill -9}. */
    private static final Duration SYNC_EVERY = Duration.ofSeconds(1);

    /** Space is written over only this many syncs after it became free: the disk has what replaced it by then. */
    private static final int RETAINED_SYNCS = 3;

    private static final int COMPACT_EVERY = 100;
    private static final int COMPACT_BYTES = 16 << 20;
    private static final int COMPACT_BELOW_PERCENT_FULL = 50;
    /** Smaller files are left as they are. */
    private static final long SMALL = 32L << 20;

    private final MVStore file;
    private final Duration syncEvery;
    private final ReentrantReadWriteLock changing = new ReentrantReadWriteLock();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();
    private final Condition committed = lock.newCondition();
    private final Thread committer;
    private long openGeneration = 1;
    private long askedGeneration;
    private long durableGeneration;
    private long lastSync = System.nanoTime();
    private boolean closing;
    private boolean stopped;
    private @Nullable RuntimeException failure;

    private Store(MVStore file, Duration syncEvery) {
        this.file = file;
        this.syncEvery = syncEvery;
        this.committer = Thread.ofPlatform().name("store-commit").daemon().start(this::commitForEver);
    }

    /**
     * Opens the store in this file, or makes it.
     *
     * @throws IllegalStateException when another process holds the file: two embedded clouds on one data directory
     */
    public static Store open(Path file) {
        return open(file, SYNC_EVERY);
    }

    static Store open(Path file, Duration syncEvery) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the directory of " + file, e);
        }
        MVStore store = new MVStore.Builder()
                .fileName(REOPENED_AFTER_INTERRUPT + file)
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .open();
        store.setRetentionTime(
                Math.toIntExact(syncEvery.multipliedBy(RETAINED_SYNCS).toMillis()));
        return new Store(store, syncEvery);
    }

    /** The map with this name; keys are kept in their natural order. Change it only inside {@link #write}. */
    public <K, V> MVMap<K, V> map(String name) {
        return file.openMap(name);
    }

    /**
     * The map with this name from bytes to bytes; keys are ordered byte by byte, unsigned. Call it inside
     * {@link #write} where the map may be new.
     */
    public MVMap<byte[], byte[]> bytes(String name) {
        return file.openMap(
                name,
                new MVMap.Builder<byte[], byte[]>()
                        .keyType(ByteArrayDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
    }

    /** Drops a map and all that is in it. Call it inside {@link #write}; whoever still holds the map cannot use it. */
    public void drop(MVMap<?, ?> map) {
        file.removeMap(map);
    }

    /** Runs a change and returns its result once the change is in the file. Inside another change it becomes part of it. */
    public <T> T write(Supplier<T> change) {
        boolean outermost = changing.getReadHoldCount() == 0;
        long generation;
        T result;
        changing.readLock().lock();
        try {
            if (file.isClosed()) {
                throw new IllegalStateException("the store is closed");
            }
            generation = openGeneration;
            result = change.get();
        } finally {
            changing.readLock().unlock();
        }
        if (outermost) {
            awaitCommitOf(generation);
        }
        return result;
    }

    /** As {@link #write(Supplier)}, for a change without a result. */
    public void write(Runnable change) {
        write(() -> {
            change.run();
            return Boolean.TRUE;
        });
    }

    private void awaitCommitOf(long generation) {
        lock.lock();
        try {
            askedGeneration = Math.max(askedGeneration, generation);
            asked.signal();
            while (durableGeneration < generation) {
                if (stopped) {
                    throw new IllegalStateException("the store could not be written", failure);
                }
                committed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void commitForEver() {
        try {
            for (long commits = 1; waitUntilAsked(); commits++) {
                commit();
                syncNowAndThen();
                if (commits % COMPACT_EVERY == 0 && file.getFileStore().size() > SMALL) {
                    compact();
                }
            }
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            lock.lock();
            stopped = true;
            committed.signalAll();
            lock.unlock();
        }
    }

    private boolean waitUntilAsked() {
        lock.lock();
        try {
            while (askedGeneration <= durableGeneration && !closing) {
                asked.awaitUninterruptibly();
            }
            return askedGeneration > durableGeneration;
        } finally {
            lock.unlock();
        }
    }

    private void commit() {
        long generation;
        changing.writeLock().lock();
        try {
            generation = openGeneration++;
            file.commit();
        } finally {
            changing.writeLock().unlock();
        }
        lock.lock();
        try {
            durableGeneration = generation;
            committed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Outside the lock: nobody waits for the disk who does not wait for a commit. */
    private void syncNowAndThen() {
        long now = System.nanoTime();
        if (now - lastSync >= syncEvery.toNanos()) {
            file.sync();
            lastSync = now;
        }
    }

    /** Moves what is still alive out of the emptiest parts of the file, a bounded piece at a time. */
    private void compact() {
        changing.writeLock().lock();
        try {
            file.compact(COMPACT_BELOW_PERCENT_FULL, COMPACT_BYTES);
        } finally {
            changing.writeLock().unlock();
        }
    }

    /** Commits what is open and closes the file. Later writes fail. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            asked.signal();
        } finally {
            lock.unlock();
        }
        try {
            committer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        file.close();
    }
}
