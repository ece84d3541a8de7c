package datapipeline.local.events;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts of every metric since the start of the process. */
public final class EventCounters implements EventMetrics {
    private record Key(String rule, Metric metric) {}

    private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();

    @Override
    public void count(String rule, Metric metric) {
        counts.computeIfAbsent(new Key(rule, metric), key -> new LongAdder()).increment();
    }

    /** How often it was counted, zero if never. */
    public long sum(String rule, Metric metric) {
        LongAdder adder = counts.get(new Key(rule, metric));
        return adder == null ? 0 : adder.sum();
    }
}
