package datapipeline.local.cloudwatch.metric;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/** Which metric: two that differ in any dimension have nothing to do with each other. */
public record MetricId(String namespace, String name, SortedMap<String, String> dimensions) {
    private static final int MOST_DIMENSIONS = 30;

    public MetricId {
        dimensions = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    }

    public static MetricId of(String namespace, String name, Map<String, String> dimensions) {
        return new MetricId(namespace, name, new TreeMap<>(dimensions));
    }

    /** As requests name it. */
    public static MetricId of(@Nullable String namespace, @Nullable String name, Collection<Dimension> dimensions) {
        if (dimensions.size() > MOST_DIMENSIONS) {
            throw CloudWatchErrors.invalid("A metric has %d dimensions at most.".formatted(MOST_DIMENSIONS));
        }
        var all = new TreeMap<String, String>();
        dimensions.forEach(dimension -> all.put(
                CloudWatchErrors.required(dimension.name(), "Dimension.Name"),
                CloudWatchErrors.required(dimension.value(), "Dimension.Value")));
        return new MetricId(
                CloudWatchErrors.required(namespace, "Namespace"), CloudWatchErrors.required(name, "MetricName"), all);
    }

    /** As responses name it. */
    public Metric toMetric() {
        return Metric.builder()
                .namespace(namespace)
                .metricName(name)
                .dimensions(dimensions.entrySet().stream()
                        .map(dimension -> Dimension.builder()
                                .name(dimension.getKey())
                                .value(dimension.getValue())
                                .build())
                        .toList())
                .build();
    }
}
