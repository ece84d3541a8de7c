package datapipeline.local.logs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Deletes every hour what is older than its log group keeps it. */
final class Retention implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Retention.class.getName());
    private static final Duration EVERY = Duration.ofHours(1);

    private final LogGroups groups;
    private final LogTable table;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("logs-retention").daemon().factory());
    private Instant last;

    Retention(LogGroups groups, LogTable table, InstantSource clock) {
        this.groups = groups;
        this.table = table;
        this.clock = clock;
        this.last = Instant.EPOCH;
        // Looked at every minute, as the clock may be moved and the machine may have slept.
        thread.scheduleWithFixedDelay(this::sweepWhenDue, 1, 1, TimeUnit.MINUTES);
    }

    private void sweepWhenDue() {
        try {
            if (Duration.between(last, clock.instant()).compareTo(EVERY) >= 0) {
                sweep();
                last = clock.instant();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "old log events are not deleted; trying again in a minute", e);
        }
    }

    void sweep() {
        Instant now = clock.instant();
        for (LogGroup group : groups.all()) {
            group.expiry(now).ifPresent(expiry -> table.deleteBefore(group, expiry.toEpochMilli()));
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
