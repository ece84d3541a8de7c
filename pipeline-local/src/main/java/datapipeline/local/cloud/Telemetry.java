package datapipeline.local.cloud;

import datapipeline.local.cloudwatch.LocalCloudWatch;
import datapipeline.local.cloudwatch.metric.MetricId;
import datapipeline.local.cloudwatch.metric.Sample;
import datapipeline.local.events.EventMetrics;
import datapipeline.local.lambda.runtime.FunctionMetrics;
import datapipeline.local.logs.ExtractedMetric;
import datapipeline.local.logs.MetricSink;
import java.util.Map;

/** Tells CloudWatch what the other services see, under AWS's names. */
final class Telemetry {
    private final LocalCloudWatch cloudWatch;

    Telemetry(LocalCloudWatch cloudWatch) {
        this.cloudWatch = cloudWatch;
    }

    /** Takes the metrics that lie in log events. */
    MetricSink fromLogs() {
        return (transaction, metrics) -> cloudWatch.append(
                transaction, metrics.stream().map(Telemetry::sample).toList());
    }

    private static Sample sample(ExtractedMetric metric) {
        return Sample.of(
                MetricId.of(metric.namespace(), metric.name(), metric.dimensions()),
                metric.unit(),
                metric.timestamp(),
                metric.value(),
                1);
    }

    FunctionMetrics functions() {
        return (function, metric, value) -> cloudWatch
                .collector()
                .add(
                        MetricId.of("AWS/Lambda", metric.awsName(), Map.of("FunctionName", function)),
                        unit(metric),
                        value);
    }

    private static String unit(FunctionMetrics.Metric metric) {
        return switch (metric) {
            case DURATION, ASYNC_EVENT_AGE -> "Milliseconds";
            case INVOCATIONS,
                    ERRORS,
                    THROTTLES,
                    CONCURRENT_EXECUTIONS,
                    ASYNC_EVENTS_RECEIVED,
                    ASYNC_EVENTS_DROPPED,
                    DESTINATION_DELIVERY_FAILURES -> "Count";
        };
    }

    EventMetrics rules() {
        return (rule, metric) -> cloudWatch
                .collector()
                .add(MetricId.of("AWS/Events", metric.awsName(), Map.of("RuleName", rule)), "Count", 1);
    }
}
