package datapipeline.local.cloudwatch.alarm;

import datapipeline.local.cloudwatch.metric.CloudWatchErrors;
import datapipeline.local.cloudwatch.metric.MetricId;
import datapipeline.local.cloudwatch.metric.Stat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/** Reads and checks what PutMetricAlarm asks for. */
final class Requests {
    private Requests() {}

    static Watch watch(PutMetricAlarmRequest request) {
        if (request.thresholdMetricId() != null) {
            throw CloudWatchErrors.invalid("The embedded CloudWatch detects no anomalies: give a Threshold");
        }
        int periods = CloudWatchErrors.required(request.evaluationPeriods(), "EvaluationPeriods");
        int needed = request.datapointsToAlarm() == null ? periods : request.datapointsToAlarm();
        if (periods < 1 || needed < 1 || needed > periods) {
            throw CloudWatchErrors.invalid("DatapointsToAlarm must be between 1 and EvaluationPeriods");
        }
        List<KeptQuery> queries = request.metrics().isEmpty()
                ? List.of(single(request))
                : request.metrics().stream().map(KeptQuery::of).toList();
        if (queries.stream().filter(KeptQuery::returnData).count() != 1) {
            throw CloudWatchErrors.invalid("Exactly one element of the metrics list should return data.");
        }
        queries.forEach(Requests::check);
        return new Watch(
                null,
                queries,
                request.metrics().isEmpty(),
                Comparison.of(request.comparisonOperatorAsString()),
                CloudWatchErrors.required(request.threshold(), "Threshold"),
                periods,
                needed,
                MissingData.of(request.treatMissingData()));
    }

    private static void check(KeptQuery query) {
        KeptQuery.KeptMetric metric = query.metric();
        if (metric != null) {
            Stat.parse(metric.stat());
        }
    }

    private static KeptQuery single(PutMetricAlarmRequest request) {
        MetricId metric = MetricId.of(request.namespace(), request.metricName(), request.dimensions());
        String stat = request.statisticAsString() == null ? request.extendedStatistic() : request.statisticAsString();
        return new KeptQuery(
                "m1",
                null,
                null,
                true,
                new KeptQuery.KeptMetric(
                        metric.namespace(),
                        metric.name(),
                        metric.dimensions(),
                        CloudWatchErrors.required(stat, "Statistic"),
                        request.unitAsString()),
                CloudWatchErrors.required(request.period(), "Period"));
    }

    static Map<String, String> tags(List<Tag> tags) {
        Map<String, String> all = new HashMap<>();
        tags.forEach(tag -> all.put(tag.key(), tag.value()));
        return all;
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
