package datapipeline.local.cloudwatch.metric;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Collects what the services of the embedded cloud tell of themselves. Equal values of a minute become one sample that
 * counts them, every ten seconds they are kept: a killed process loses that much.
 */
public final class Collector implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Collector.class.getName());
    private static final int EVERY_SECONDS = 10;
    private static final int MOST_HELD = 50_000;
    private static final Duration SUMMARISE_EVERY = Duration.ofHours(6);

    private record Key(MetricId metric, String unit, long minute, double value) {}

    private final MetricTable table;
    private final InstantSource clock;
    private final List<ServiceMetrics> services = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("service-metrics").daemon().factory());
    private final ReentrantLock collecting = new ReentrantLock();
    private Map<Key, Integer> held = new HashMap<>();
    private volatile Runnable everyMinute = () -> {};
    private long lastMinute;
    private Instant lastSummary;

    public Collector(MetricTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
        this.lastMinute = minute();
        this.lastSummary = clock.instant();
    }

    /** Begins to collect, and does this once in every minute, when what was told before it is kept. */
    public void start(Runnable everyMinute) {
        this.everyMinute = everyMinute;
        thread.scheduleWithFixedDelay(this::collect, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private long minute() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES).toEpochMilli();
    }

    /** Asks this service too, from the next minute on. */
    public void ask(ServiceMetrics service) {
        services.add(service);
    }

    /** Adds a value now. */
    public void add(MetricId metric, String unit, double value) {
        var key = new Key(metric, unit, minute(), value);
        synchronized (this) {
            // A flood of different values is thinned out by not being held; no service makes one in ten seconds.
            if (held.size() < MOST_HELD || held.containsKey(key)) {
                held.merge(key, 1, Integer::sum);
            }
        }
    }

    /** Keeps what was collected, and asks the services if a minute has begun; it is done every few seconds anyway. */
    public void collect() {
        collecting.lock();
        try {
            collectAll();
        } finally {
            collecting.unlock();
        }
    }

    private void collectAll() {
        try {
            List<Sample> samples = taken();
            long minute = minute();
            boolean begun = minute > lastMinute;
            if (begun) {
                lastMinute = minute;
                services.forEach(service -> samples.addAll(service.at(minute)));
            }
            if (!samples.isEmpty()) {
                table.add(samples);
            }
            if (begun) {
                everyMinute.run();
            }
            summariseNowAndThen();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "some metrics of services are lost, or alarms were not evaluated", e);
        }
    }

    private List<Sample> taken() {
        Map<Key, Integer> taken;
        synchronized (this) {
            taken = held;
            held = new HashMap<>();
        }
        var samples = new ArrayList<Sample>();
        taken.forEach(
                (key, count) -> samples.add(Sample.of(key.metric(), key.unit(), key.minute(), key.value(), count)));
        return samples;
    }

    private void summariseNowAndThen() {
        if (Duration.between(lastSummary, clock.instant()).compareTo(SUMMARISE_EVERY) >= 0) {
            table.summarise(clock.instant());
            lastSummary = clock.instant();
        }
    }

    /** Keeps what was collected. */
    @Override
    public void close() {
        thread.shutdown();
        everyMinute = () -> {};
        collect();
    }
}
