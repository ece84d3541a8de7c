package datapipeline.local.cloudwatch.alarm;

import datapipeline.local.cloudwatch.metric.CloudWatchErrors;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/**
 * One of the queries whose results an alarm watches.
 *
 * @param expression null if it reads a metric
 * @param metric null if it computes
 * @param period in seconds; null if it computes and says none
 */
record KeptQuery(
        String id,
        @Nullable String expression,
        @Nullable String label,
        boolean returnData,
        @Nullable KeptMetric metric,
        @Nullable Integer period) {

    record KeptMetric(
            String namespace,
            String name,
            Map<String, String> dimensions,
            String stat,
            @Nullable String unit) {}

    static KeptQuery of(MetricDataQuery query) {
        MetricStat stat = query.metricStat();
        if (stat == null) {
            return new KeptQuery(query.id(), query.expression(), query.label(), returned(query), null, query.period());
        }
        Metric metric = CloudWatchErrors.required(stat.metric(), "MetricStat.Metric");
        var dimensions = new TreeMap<String, String>();
        metric.dimensions().forEach(dimension -> dimensions.put(dimension.name(), dimension.value()));
        return new KeptQuery(
                query.id(),
                null,
                query.label(),
                returned(query),
                new KeptMetric(
                        CloudWatchErrors.required(metric.namespace(), "Metric.Namespace"),
                        CloudWatchErrors.required(metric.metricName(), "Metric.MetricName"),
                        dimensions,
                        CloudWatchErrors.required(stat.stat(), "MetricStat.Stat"),
                        stat.unitAsString()),
                CloudWatchErrors.required(stat.period(), "MetricStat.Period"));
    }

    private static boolean returned(MetricDataQuery query) {
        return !Boolean.FALSE.equals(query.returnData());
    }

    MetricDataQuery toQuery() {
        var query = MetricDataQuery.builder().id(id).label(label).returnData(returnData);
        if (metric == null) {
            return query.expression(expression).period(period).build();
        }
        return query.metricStat(MetricStat.builder()
                        .stat(metric.stat())
                        .period(period)
                        .unit(metric.unit())
                        .metric(Metric.builder()
                                .namespace(metric.namespace())
                                .metricName(metric.name())
                                .dimensions(metric.dimensions().entrySet().stream()
                                        .map(dimension -> Dimension.builder()
                                                .name(dimension.getKey())
                                                .value(dimension.getValue())
                                                .build())
                                        .toList())
                                .build())
                        .build())
                .build();
    }
}
