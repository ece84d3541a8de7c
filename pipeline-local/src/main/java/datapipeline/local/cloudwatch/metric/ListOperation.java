package datapipeline.local.cloudwatch.metric;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;

/** ListMetrics: those that were heard of in the last two weeks, or three hours where only active ones are wanted. */
public final class ListOperation {
    private static final Duration HEARD = Duration.ofDays(14);
    private static final Duration RECENTLY = Duration.ofHours(3);
    private static final int PAGE = 500;

    private final MetricTable table;
    private final InstantSource clock;

    public ListOperation(MetricTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /** One page of the metrics that were heard of in the last two weeks, or three hours where only active ones are wanted. */
    public ListMetricsResponse list(ListMetricsRequest request) {
        Duration heard = request.recentlyActive() == null ? HEARD : RECENTLY;
        List<MetricId> metrics = table.heardSince(clock.instant().minus(heard).toEpochMilli()).keySet().stream()
                .filter(metric -> isOrAbsent(request.namespace(), metric.namespace()))
                .filter(metric -> isOrAbsent(request.metricName(), metric.name()))
                .filter(metric -> request.dimensions().stream().allMatch(filter -> has(metric, filter)))
                .sorted(Comparator.comparing(MetricId::toString))
                .toList();
        int from = Math.min(offset(request.nextToken()), metrics.size());
        int to = Math.min(from + PAGE, metrics.size());
        return ListMetricsResponse.builder()
                .metrics(metrics.subList(from, to).stream()
                        .map(MetricId::toMetric)
                        .toList())
                .nextToken(to < metrics.size() ? Integer.toString(to) : null)
                .build();
    }

    private static boolean isOrAbsent(@Nullable String wanted, String value) {
        return wanted == null || wanted.equals(value);
    }

    private static boolean has(MetricId metric, DimensionFilter filter) {
        String value = metric.dimensions().get(filter.name());
        return value != null && isOrAbsent(filter.value(), value);
    }

    private static int offset(@Nullable String token) {
        try {
            return token == null ? 0 : Integer.parseInt(token);
        } catch (NumberFormatException e) {
            throw CloudWatchErrors.invalidToken();
        }
    }
}
