package datapipeline.handlers.telemetry;

import datapipeline.model.metric.Breakdown;
import datapipeline.model.metric.Dimension;
import datapipeline.model.metric.Metric;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;

/**
 * Values as CloudWatch takes them out of a log line. Format:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
final class EmbeddedMetrics {
    private EmbeddedMetrics() {}

    /** @throws IllegalArgumentException when a dimension is missing that one of the metrics is told apart by */
    static Map<String, Object> line(String service, Instant at, Measures measures) {
        Map<Dimension, String> dimensions = new EnumMap<>(measures.dimensions());
        dimensions.put(Dimension.SERVICE, service);
        Map<Breakdown, List<Entry<Metric, Long>>> alike = measures.values().entrySet().stream()
                .collect(Collectors.groupingBy(
                        each -> each.getKey().breakdown(), () -> new EnumMap<>(Breakdown.class), Collectors.toList()));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(
                "_aws",
                Map.of(
                        "Timestamp",
                        at.toEpochMilli(),
                        "CloudWatchMetrics",
                        alike.entrySet().stream()
                                .map(each -> directive(each.getKey(), each.getValue(), dimensions))
                                .toList()));
        dimensions.forEach((dimension, value) -> line.put(dimension.wireName(), value));
        measures.values().forEach((metric, value) -> line.put(metric.wireName(), value));
        line.putAll(measures.properties());
        return line;
    }

    private static Map<String, Object> directive(
            Breakdown breakdown, List<Entry<Metric, Long>> values, Map<Dimension, String> dimensions) {
        breakdown.sets().stream()
                .flatMap(List::stream)
                .filter(dimension -> !dimensions.containsKey(dimension))
                .findFirst()
                .ifPresent(missing -> {
                    throw new IllegalArgumentException("%s is told apart by %s, and none was given"
                            .formatted(values.getFirst().getKey().wireName(), missing.wireName()));
                });
        return Map.of(
                "Namespace",
                Metric.NAMESPACE,
                "Dimensions",
                breakdown.sets().stream()
                        .map(set -> set.stream().map(Dimension::wireName).toList())
                        .toList(),
                "Metrics",
                values.stream()
                        .map(value -> Map.of(
                                "Name",
                                value.getKey().wireName(),
                                "Unit",
                                value.getKey().unit().wireName()))
                        .toList());
    }
}
