package datapipeline.local.sqs;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The messages of one queue in memory and in the store, and the lock over both. Changes are to be made inside {@link
 * datapipeline.local.store.Store#write} and under the lock; no thread ever holds the locks of two queues.
 */
final class QueueContents {
    private final String queue;
    private final MessageStore store;
    private final MessageIndex index;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int waiting;
    private boolean ended;

    QueueContents(String queue, MessageStore store) {
        this.queue = queue;
        this.store = store;
        this.index = new MessageIndex(Queue.isFifo(queue));
    }

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void lockedDo(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    MessageIndex index() {
        return index;
    }

    StoredMessage content(QueuedMessage message) {
        return store.content(message);
    }

    long newKey() {
        return store.newKey();
    }

    /** A message comes in. */
    void enter(QueuedMessage place, StoredMessage content, long now) {
        store.put(queue, place, content);
        index.add(place, now);
        wakeIfAnyReady();
    }

    /** A message that was taken out of the index comes back to another place. */
    void keep(QueuedMessage place, long now) {
        store.update(queue, place);
        index.add(place, now);
        wakeIfAnyReady();
    }

    /** A message is gone. In a FIFO queue that may open its group to others. */
    void drop(QueuedMessage message) {
        index.remove(message);
        store.remove(message);
        wakeIfAnyReady();
    }

    private void wakeIfAnyReady() {
        if (waiting > 0 && index.isAnyReady()) {
            changed.signalAll();
        }
    }

    void dropAll() {
        List.copyOf(index.all()).forEach(this::drop);
    }

    /** Wakes everybody who waits, for good: the queue is deleted or the service closed. */
    void end() {
        lockedDo(() -> {
            ended = true;
            changed.signalAll();
        });
    }

    /** Wakes those who wait if the clock has made a message visible, as a clock does that somebody moved. */
    void wakeIfReady(long now) {
        lockedDo(() -> {
            if (waiting > 0 && index.hasReady(now)) {
                changed.signalAll();
            }
        });
    }

    /**
     * Waits until something may have become ready.
     *
     * @param now milliseconds of the clock that decides about visibility
     * @param patience nanoseconds of real time
     * @return false when the queue has ended
     */
    boolean awaitChange(long now, long patience) throws InterruptedException {
        lock.lockInterruptibly();
        waiting++;
        try {
            if (!ended && !index.hasReady(now)) {
                long millisToNext = Math.max(1, index.nextVisibleAt() - now);
                long wait = Math.min(patience, TimeUnit.MILLISECONDS.toNanos(millisToNext));
                long left = changed.awaitNanos(wait);
                return !ended && left <= wait;
            }
            return !ended;
        } finally {
            waiting--;
            lock.unlock();
        }
    }
}
