package datapipeline.local.cloudwatch.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** GetMetricStatistics: several statistics of one metric, told apart by unit. */
public final class StatisticsOperation {
    private static final int MOST_POINTS = 1440;

    private final MetricTable table;

    public StatisticsOperation(MetricTable table) {
        this.table = table;
    }

    /** The statistics of one metric by period. */
    public GetMetricStatisticsResponse get(GetMetricStatisticsRequest request) {
        MetricId metric = MetricId.of(request.namespace(), request.metricName(), request.dimensions());
        if (request.statistics().isEmpty() == request.extendedStatistics().isEmpty()) {
            throw CloudWatchErrors.combination("Give Statistics or ExtendedStatistics.");
        }
        Span span = Span.of(
                CloudWatchErrors.required(request.startTime(), "StartTime"),
                CloudWatchErrors.required(request.endTime(), "EndTime"),
                CloudWatchErrors.required(request.period(), "Period"));
        if ((span.to() - span.from()) / span.periodMillis() > MOST_POINTS) {
            throw CloudWatchErrors.combination("You have requested more than %d datapoints.".formatted(MOST_POINTS));
        }
        List<String> units =
                request.unitAsString() == null ? table.units(metric, span) : List.of(request.unitAsString());
        return GetMetricStatisticsResponse.builder()
                .label(metric.name())
                .datapoints(units.stream()
                        .flatMap(unit -> points(request, metric, unit, span))
                        .sorted(Comparator.comparing(Datapoint::timestamp))
                        .toList())
                .build();
    }

    private Stream<Datapoint> points(GetMetricStatisticsRequest request, MetricId metric, String unit, Span span) {
        Map<Long, Datapoint.Builder> points = new TreeMap<>();
        for (Statistic statistic : request.statistics()) {
            fill(points, metric, unit, Stat.parse(statistic.toString()), span, (point, value) -> {
                switch (statistic) {
                    case SAMPLE_COUNT -> point.sampleCount(value);
                    case SUM -> point.sum(value);
                    case AVERAGE -> point.average(value);
                    case MINIMUM -> point.minimum(value);
                    case MAXIMUM -> point.maximum(value);
                    case UNKNOWN_TO_SDK_VERSION -> throw CloudWatchErrors.invalid("The statistic is not known.");
                }
            });
        }
        Map<Datapoint.Builder, Map<String, Double>> extended = new java.util.IdentityHashMap<>();
        for (String name : new ArrayList<>(request.extendedStatistics())) {
            fill(
                    points,
                    metric,
                    unit,
                    Stat.parse(name),
                    span,
                    (point, value) -> extended.computeIfAbsent(point, key -> new HashMap<>())
                            .put(name, value));
        }
        extended.forEach(Datapoint.Builder::extendedStatistics);
        return points.entrySet().stream()
                .map(entry -> entry.getValue()
                        .timestamp(java.time.Instant.ofEpochMilli(entry.getKey()))
                        .unit(unit)
                        .build());
    }

    private void fill(
            Map<Long, Datapoint.Builder> points,
            MetricId metric,
            String unit,
            Stat stat,
            Span span,
            BiConsumer<Datapoint.Builder, Double> setter) {
        table.statistic(metric, Optional.of(unit), stat, span)
                .forEach((at, value) -> setter.accept(points.computeIfAbsent(at, key -> Datapoint.builder()), value));
    }
}
