package datapipeline.local.lambda.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;

/** Sums of every metric since the start of the process. */
public final class FunctionCounters implements FunctionMetrics {
    private record Key(String function, Metric metric) {}

    private final Map<Key, DoubleAdder> sums = new ConcurrentHashMap<>();

    @Override
    public void record(String function, Metric metric, double value) {
        sums.computeIfAbsent(new Key(function, metric), key -> new DoubleAdder())
                .add(value);
    }

    /** The sum of all data points, zero if there are none. */
    public double sum(String function, Metric metric) {
        DoubleAdder adder = sums.get(new Key(function, metric));
        return adder == null ? 0 : adder.sum();
    }
}
