package datapipeline.local.cloudwatch.alarm;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** Alarms as DescribeAlarms returns them. */
final class Descriptions {
    private Descriptions() {}

    static MetricAlarm metricAlarm(Alarm alarm) {
        Watch watch = alarm.watch();
        State state = alarm.state();
        var builder = MetricAlarm.builder()
                .alarmName(alarm.name())
                .alarmArn(alarm.arn())
                .alarmDescription(orNull(alarm.description()))
                .alarmConfigurationUpdatedTimestamp(Instant.ofEpochMilli(alarm.configured()))
                .actionsEnabled(alarm.actionsEnabled())
                .okActions(alarm.okActions())
                .alarmActions(alarm.alarmActions())
                .insufficientDataActions(alarm.insufficientDataActions())
                .stateValue(state.value().name())
                .stateReason(state.reason())
                .stateReasonData(orNull(state.reasonData()))
                .stateUpdatedTimestamp(Instant.ofEpochMilli(state.updated()))
                .stateTransitionedTimestamp(Instant.ofEpochMilli(state.transitioned()))
                .evaluationPeriods(watch.periods())
                .datapointsToAlarm(watch.needed())
                .threshold(watch.threshold())
                .comparisonOperator(watch.comparison().awsName())
                .treatMissingData(watch.missing().wireName());
        KeptQuery.KeptMetric metric = watch.watched().metric();
        if (watch.single() && metric != null) {
            boolean percentile = metric.stat().startsWith("p");
            return builder.metricName(metric.name())
                    .namespace(metric.namespace())
                    .dimensions(dimensions(metric))
                    .statistic(percentile ? null : metric.stat())
                    .extendedStatistic(percentile ? metric.stat() : null)
                    .unit(metric.unit())
                    .period(watch.watched().period())
                    .build();
        }
        return builder.metrics(watch.queries().stream().map(KeptQuery::toQuery).toList())
                .build();
    }

    private static List<Dimension> dimensions(KeptQuery.KeptMetric metric) {
        return metric.dimensions().entrySet().stream()
                .map(dimension -> Dimension.builder()
                        .name(dimension.getKey())
                        .value(dimension.getValue())
                        .build())
                .toList();
    }

    static CompositeAlarm compositeAlarm(Alarm alarm) {
        State state = alarm.state();
        return CompositeAlarm.builder()
                .alarmName(alarm.name())
                .alarmArn(alarm.arn())
                .alarmDescription(orNull(alarm.description()))
                .alarmConfigurationUpdatedTimestamp(Instant.ofEpochMilli(alarm.configured()))
                .alarmRule(alarm.watch().rule())
                .actionsEnabled(alarm.actionsEnabled())
                .okActions(alarm.okActions())
                .alarmActions(alarm.alarmActions())
                .insufficientDataActions(alarm.insufficientDataActions())
                .stateValue(state.value().name())
                .stateReason(state.reason())
                .stateReasonData(orNull(state.reasonData()))
                .stateUpdatedTimestamp(Instant.ofEpochMilli(state.updated()))
                .stateTransitionedTimestamp(Instant.ofEpochMilli(state.transitioned()))
                .build();
    }

    static AlarmHistoryItem historyItem(History.Item item) {
        return AlarmHistoryItem.builder()
                .alarmName(item.alarm())
                .alarmType(item.composite() ? "CompositeAlarm" : "MetricAlarm")
                .timestamp(Instant.ofEpochMilli(item.at()))
                .historyItemType(item.kind())
                .historySummary(item.summary())
                .historyData(item.data())
                .build();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
