package datapipeline.local.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVMap;

/**
 * Work that was promised and must still happen: an event to deliver, a function to call. An entry lies in the store
 * from {@link #add} until its handler says {@link Done}, so it outlives the process and happens at least once. Entries
 * are handled side by side and in no particular order.
 */
public final class Outbox implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Outbox.class.getName());
    private static final long LOOK_AGAIN_MILLIS = 50;
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    /** What became of one try. */
    public sealed interface Outcome permits Done, Again {}

    /** It happened, or it was put where it will be found: the entry is forgotten. */
    public record Done() implements Outcome {}

    /** It did not happen; try once more after this long. */
    public record Again(Duration after, String why) implements Outcome {}

    /**
     * One promise.
     *
     * @param id unique in its outbox and rising
     * @param payload what the handler needs to know
     * @param tries how often the handler was called before
     * @param since when the promise was made
     */
    public record Entry(long id, String payload, int tries, Instant since) {}

    /** Keeps a promise, or says when to try again. Whatever it throws counts as {@link Again} after one second. */
    public interface Handler {
        Outcome handle(Entry entry) throws Exception;
    }

    private record Due(long id, long at) {}

    private final Store store;
    private final String name;
    private final InstantSource clock;
    private final Handler handler;
    private final MVMap<Long, String> entries;
    private final AtomicLong lastId;
    private final PriorityQueue<Due> waiting = new PriorityQueue<>(Comparator.comparingLong(Due::at));
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Semaphore hands;
    private final int handCount;
    private final Thread dispatcher;
    private volatile boolean closed;

    /**
     * Opens the outbox: promises are taken from now on, and kept from {@link #begin} on.
     *
     * @param hands how many entries are handled at the same time
     */
    public Outbox(Store store, String name, InstantSource clock, int hands, Handler handler) {
        this.store = store;
        this.name = name;
        this.clock = clock;
        this.handler = handler;
        this.handCount = hands;
        this.hands = new Semaphore(hands);
        this.entries = store.map("outbox." + name);
        this.lastId = new AtomicLong(entries.isEmpty() ? 0 : entries.lastKey());
        entries.forEach((id, line) -> waiting.add(new Due(id, Row.read(line).dueAt)));
        this.dispatcher = Thread.ofPlatform().name("outbox-" + name).daemon().unstarted(this::dispatchForEver);
    }

    /** Begins to keep promises, with those that an earlier process left: whoever is needed for them must be there. */
    public Outbox begin() {
        dispatcher.start();
        return this;
    }

    /** Promises something now. Inside a {@link Store#write} the promise is part of that change. */
    public void add(String payload) {
        add(payload, Duration.ZERO);
    }

    /** Promises something for later. */
    public void add(String payload, Duration after) {
        long now = clock.millis();
        long id = lastId.incrementAndGet();
        Row row = new Row(0, now, now + after.toMillis(), payload);
        store.write(() -> entries.put(id, row.line()));
        await(new Due(id, row.dueAt));
    }

    /** How many promises are open. */
    public int size() {
        return entries.size();
    }

    private void await(Due due) {
        lock.lock();
        try {
            waiting.add(due);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void dispatchForEver() {
        try {
            while (!closed) {
                Due next = nextDue();
                hands.acquire();
                Thread.ofVirtual().name("outbox-" + name + "-" + next.id).start(() -> {
                    try {
                        handleOrTryAgain(next.id);
                    } finally {
                        hands.release();
                    }
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks at the clock again and again instead of sleeping until the time has come, because tests move the clock. */
    private Due nextDue() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                Due first = waiting.peek();
                if (first == null) {
                    changed.await();
                } else if (first.at > clock.millis()) {
                    changed.await(Math.min(LOOK_AGAIN_MILLIS, first.at - clock.millis()), TimeUnit.MILLISECONDS);
                } else {
                    return waiting.remove();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** No promise is forgotten while the process lives, not even when the store refused what became of a try. */
    private void handleOrTryAgain(long id) {
        try {
            handle(id);
        } catch (Throwable e) {
            LOG.log(
                    Level.ERROR,
                    () -> "%s: what became of entry %d could not be kept; trying again".formatted(name, id),
                    e);
            await(new Due(id, clock.millis() + AFTER_A_FAILURE.toMillis()));
        }
    }

    private void handle(long id) {
        String line = entries.get(id);
        if (line == null || closed) {
            return;
        }
        Row row = Row.read(line);
        switch (outcomeOf(new Entry(id, row.payload, row.tries, Instant.ofEpochMilli(row.since)))) {
            case Done() -> store.write(() -> entries.remove(id));
            case Again(Duration after, String why) -> {
                LOG.log(Level.DEBUG, () -> "%s: entry %d again in %s: %s".formatted(name, id, after, why));
                Row later = new Row(row.tries + 1, row.since, clock.millis() + after.toMillis(), row.payload);
                store.write(() -> entries.put(id, later.line()));
                await(new Due(id, later.dueAt));
            }
        }
    }

    private Outcome outcomeOf(Entry entry) {
        try {
            return handler.handle(entry);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Again(AFTER_A_FAILURE, "interrupted");
        } catch (Throwable e) {
            LOG.log(Level.WARNING, () -> "%s: entry %d failed and is tried again".formatted(name, entry.id), e);
            return new Again(AFTER_A_FAILURE, String.valueOf(e));
        }
    }

    /** Stops handing out work and waits up to five seconds for what is being handled; the rest stays for the next start. */
    @Override
    public void close() {
        closed = true;
        dispatcher.interrupt();
        try {
            dispatcher.join();
            boolean quiet = hands.tryAcquire(handCount, 5, TimeUnit.SECONDS);
            if (!quiet) {
                LOG.log(
                        Level.INFO,
                        () -> name + ": closed while work was still going on; it is done again at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An entry as it lies in the store: {@code tries since due payload}. */
    private record Row(int tries, long since, long dueAt, String payload) {
        String line() {
            return tries + " " + since + " " + dueAt + " " + payload;
        }

        static Row read(String line) {
            String[] parts = line.split(" ", 4);
            return new Row(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]), parts[3]);
        }
    }
}
