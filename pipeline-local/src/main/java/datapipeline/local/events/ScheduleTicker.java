package datapipeline.local.events;

import datapipeline.local.store.Store;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Triggers rules when their time has come. When a rule is due next lies in the store, so a rule whose time passed while
 * the process was down is triggered once when it is up again.
 */
final class ScheduleTicker implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ScheduleTicker.class.getName());
    /** The clock is read so often because tests and the movable clock make it jump. */
    private static final long TICK_MILLIS = 100;

    private final Store store;
    private final EventRules rules;
    private final EventRouter router;
    private final InstantSource clock;
    private final MVMap<String, Long> due;
    private final ScheduledExecutorService ticks;
    private volatile @Nullable List<EventRule> scheduled;

    ScheduleTicker(Store store, EventRules rules, EventRouter router, InstantSource clock) {
        this.store = store;
        this.rules = rules;
        this.router = router;
        this.clock = clock;
        this.due = store.map("events.due");
        this.ticks = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("events-schedule").daemon().factory());
    }

    /** Begins to look at the clock. */
    void begin() {
        ticks.scheduleWithFixedDelay(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A rule was put, disabled or deleted: its time is counted from now. */
    synchronized void changed(EventRule rule) {
        if (rule.schedule() != null || due.containsKey(rule.key())) {
            store.write(() -> due.remove(rule.key()));
        }
        scheduled = null;
    }

    /** Catches errors too: a scheduled task that throws is not called again. */
    private void tick() {
        for (EventRule rule : scheduled()) {
            try {
                triggerIfDue(rule);
            } catch (Throwable e) {
                LOG.log(Level.WARNING, () -> "rule %s could not be triggered; trying again".formatted(rule.name()), e);
            }
        }
    }

    private synchronized List<EventRule> scheduled() {
        List<EventRule> known = scheduled;
        if (known == null) {
            known = rules.all().stream()
                    .filter(rule -> rule.enabled() && rule.schedule() != null)
                    .toList();
            scheduled = known;
        }
        return known;
    }

    private synchronized void triggerIfDue(EventRule rule) {
        List<EventRule> known = scheduled;
        if (known == null || !known.contains(rule)) {
            return;
        }
        Schedule times = rule.times().orElseThrow();
        Instant now = clock.instant();
        Long at = due.get(rule.key());
        if (at == null) {
            store.write(() -> due.put(rule.key(), next(times, now)));
        } else if (now.toEpochMilli() >= at) {
            Instant regular = times.after(Instant.ofEpochMilli(at));
            store.write(() -> {
                router.trigger(rule);
                due.put(rule.key(), regular.isAfter(now) ? millis(regular) : next(times, now));
            });
        }
    }

    private static long next(Schedule times, Instant now) {
        return millis(times.after(now));
    }

    private static long millis(Instant time) {
        return time.equals(Instant.MAX) ? Long.MAX_VALUE : time.toEpochMilli();
    }

    @Override
    public void close() {
        ticks.shutdownNow();
        try {
            boolean ended = ticks.awaitTermination(5, TimeUnit.SECONDS);
            if (!ended) {
                LOG.log(Level.WARNING, "a scheduled rule is still being triggered");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
