package datapipeline.local.cloudwatch.metric;

import datapipeline.local.store.Store;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVMap;
import tools.jackson.databind.json.JsonMapper;

/** The numbers under which metrics lie in columns. */
final class MetricSeries {
    private static final JsonMapper JSON = new JsonMapper();

    private final Store store;
    private final MVMap<Long, String> kept;
    private final Map<MetricId, Long> numbers = new ConcurrentHashMap<>();
    private final Map<Long, MetricId> metrics = new ConcurrentHashMap<>();

    MetricSeries(Store store) {
        this.store = store;
        this.kept = store.map("cloudwatch.series");
        kept.forEach((number, line) -> remember(number, JSON.readValue(line, MetricId.class)));
    }

    private void remember(long number, MetricId metric) {
        numbers.put(metric, number);
        metrics.put(number, metric);
    }

    Optional<Long> find(MetricId metric) {
        return Optional.ofNullable(numbers.get(metric));
    }

    /** The metric with a number that was given. */
    MetricId metric(long number) {
        return Objects.requireNonNull(metrics.get(number), () -> "no metric has the number " + number);
    }

    /** The number of a metric; a new one is kept before it is returned. */
    long number(MetricId metric) {
        Long present = numbers.get(metric);
        return present != null ? present : store.write(() -> give(metric));
    }

    private synchronized long give(MetricId metric) {
        return find(metric).orElseGet(() -> {
            Long last = kept.lastKey();
            long number = last == null ? 1 : last + 1;
            kept.put(number, JSON.writeValueAsString(metric));
            remember(number, metric);
            return number;
        });
    }
}
