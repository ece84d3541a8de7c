package datapipeline.local.cloudwatch.metric;

import datapipeline.local.cloudwatch.math.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** GetMetricData. All data points come at once: a time of more than 100,800 periods is refused. */
public final class MetricDataOperation {
    private final MetricQueries queries;

    public MetricDataOperation(MetricQueries queries) {
        this.queries = queries;
    }

    /** The values of metrics and of expressions over them. */
    public GetMetricDataResponse get(GetMetricDataRequest request) {
        Instant from = CloudWatchErrors.required(request.startTime(), "StartTime");
        Instant to = CloudWatchErrors.required(request.endTime(), "EndTime");
        Map<String, Value> results = queries.results(request.metricDataQueries(), from, to);
        boolean ascending = request.scanBy() == ScanBy.TIMESTAMP_ASCENDING;
        return GetMetricDataResponse.builder()
                .metricDataResults(request.metricDataQueries().stream()
                        .filter(query -> !Boolean.FALSE.equals(query.returnData()))
                        .flatMap(query ->
                                results(query, Objects.requireNonNull(results.get(query.id())), ascending).stream())
                        .toList())
                .build();
    }

    private static List<MetricDataResult> results(MetricDataQuery query, Value value, boolean ascending) {
        return switch (value) {
            case Value.Series(SortedMap<Long, Double> points) -> List.of(result(query, points, ascending));
            case Value.Several(List<Value.Series> all) ->
                all.stream()
                        .map(series -> result(query, series.points(), ascending))
                        .toList();
            case Value.Scalar scalar ->
                throw CloudWatchErrors.invalid(
                        "The expression of %s is a number and no time series".formatted(query.id()));
        };
    }

    private static MetricDataResult result(MetricDataQuery query, SortedMap<Long, Double> points, boolean ascending) {
        SortedMap<Long, Double> ordered = ascending ? points : new TreeMap<>(points).descendingMap();
        return MetricDataResult.builder()
                .id(query.id())
                .label(label(query))
                .statusCode(StatusCode.COMPLETE)
                .timestamps(ordered.keySet().stream().map(Instant::ofEpochMilli).toList())
                .values(new ArrayList<>(ordered.values()))
                .build();
    }

    private static String label(MetricDataQuery query) {
        if (query.label() != null) {
            return query.label();
        }
        return query.metricStat() == null
                ? query.id()
                : query.metricStat().metric().metricName();
    }
}
