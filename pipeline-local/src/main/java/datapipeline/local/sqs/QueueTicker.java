package datapipeline.local.sqs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the clock for all queues, twenty times a second: lets those who wait know what has become visible, and
 * deletes what is older than its retention period. One thread does it, so that a hundred long polls cost none.
 */
final class QueueTicker implements AutoCloseable {
    private static final Logger LOG = System.getLogger(QueueTicker.class.getName());
    private static final Duration TICK = Duration.ofMillis(50);

    private final Queues queues;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sqs-ticker").daemon().factory());

    QueueTicker(Queues queues, InstantSource clock) {
        this.queues = queues;
        this.clock = clock;
        thread.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Catches errors too: a scheduled task that throws is not called again. */
    private void tick() {
        long now = clock.millis();
        for (Queue queue : queues.all()) {
            try {
                queue.contents().wakeIfReady(now);
                if (queue.hasExpired(now)) {
                    queues.change(() -> {
                        queue.dropExpired(now);
                        return Boolean.TRUE;
                    });
                }
            } catch (Throwable e) {
                LOG.log(
                        Level.WARNING,
                        () -> "queue %s could not be looked at; trying again".formatted(queue.name()),
                        e);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            boolean finished = thread.awaitTermination(5, TimeUnit.SECONDS);
            if (!finished) {
                LOG.log(Level.INFO, "closed while a queue was being looked at");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
