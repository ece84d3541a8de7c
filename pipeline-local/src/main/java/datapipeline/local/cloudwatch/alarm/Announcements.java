package datapipeline.local.cloudwatch.alarm;

import datapipeline.local.account.Account;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is said when an alarm changes its state, word for word as AWS says it.
 *
 * <p>Sources: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html and
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
final class Announcements {
    private final Account account;

    Announcements(Account account) {
        this.account = account;
    }

    /** The detail of the event on the bus. */
    String detail(Alarm alarm, State before) {
        ObjectNode detail = Alarms.JSON.createObjectNode().put("alarmName", alarm.name());
        state(detail.putObject("state"), alarm.state());
        state(detail.putObject("previousState"), before);
        ObjectNode configuration = detail.putObject("configuration");
        if (alarm.watch().isComposite()) {
            configuration.put("alarmRule", alarm.watch().rule());
        }
        if (!alarm.description().isEmpty()) {
            configuration.put("description", alarm.description());
        }
        if (!alarm.watch().isComposite()) {
            ArrayNode metrics = configuration.putArray("metrics");
            alarm.watch().queries().forEach(query -> metric(metrics.addObject(), query));
        }
        return Alarms.JSON.writeValueAsString(detail);
    }

    private static void state(ObjectNode node, State state) {
        node.put("value", state.value().name()).put("reason", state.reason());
        if (!state.reasonData().isEmpty()) {
            node.put("reasonData", state.reasonData());
        }
        node.put("timestamp", Times.inMessage(state.updated()));
    }

    private static void metric(ObjectNode node, KeptQuery query) {
        node.put("id", query.id());
        KeptQuery.KeptMetric metric = query.metric();
        if (metric == null) {
            node.put("expression", query.expression());
        } else {
            ObjectNode stat = node.putObject("metricStat");
            ObjectNode which = stat.putObject("metric")
                    .put("namespace", metric.namespace())
                    .put("name", metric.name());
            ObjectNode dimensions = which.putObject("dimensions");
            metric.dimensions().forEach(dimensions::put);
            stat.put("period", query.period()).put("stat", metric.stat());
        }
        Optional.ofNullable(query.label()).ifPresent(label -> node.put("label", label));
        node.put("returnData", query.returnData());
    }

    String subject(Alarm alarm) {
        return "%s: \"%s\" in %s".formatted(alarm.state().value(), alarm.name(), regionName());
    }

    private String regionName() {
        RegionMetadata metadata = Region.of(account.region()).metadata();
        return metadata == null ? account.region() : metadata.description();
    }

    /** What topics are told. */
    String message(Alarm alarm, State before, List<Alarm> children) {
        ObjectNode message = Alarms.JSON
                .createObjectNode()
                .put("AlarmName", alarm.name())
                .put("AlarmDescription", alarm.description().isEmpty() ? null : alarm.description())
                .put("AWSAccountId", account.id())
                .put("AlarmConfigurationUpdatedTimestamp", Times.inMessage(alarm.configured()))
                .put("NewStateValue", alarm.state().value().name())
                .put("NewStateReason", alarm.state().reason())
                .put("StateChangeTime", Times.inMessage(alarm.state().updated()))
                .put("Region", regionName())
                .put("AlarmArn", alarm.arn())
                .put("OldStateValue", before.value().name());
        list(message.putArray("OKActions"), alarm.okActions());
        list(message.putArray("AlarmActions"), alarm.alarmActions());
        list(message.putArray("InsufficientDataActions"), alarm.insufficientDataActions());
        if (alarm.watch().isComposite()) {
            message.put("AlarmRule", alarm.watch().rule());
            ArrayNode triggering = message.putArray("TriggeringChildren");
            children.forEach(child -> triggering
                    .addObject()
                    .put("Arn", child.arn())
                    .putObject("State")
                    .put("Value", child.state().value().name())
                    .put("Timestamp", Times.inMessage(child.state().updated())));
        } else {
            Trigger.write(message.putObject("Trigger"), alarm.watch());
        }
        return Alarms.JSON.writeValueAsString(message);
    }

    private static void list(ArrayNode node, List<String> values) {
        values.forEach(node::add);
    }

    /** The part of a message that says what was watched. */
    private static final class Trigger {
        static void write(ObjectNode trigger, Watch watch) {
            KeptQuery watched = watch.watched();
            KeptQuery.KeptMetric metric = watched.metric();
            if (watch.single() && metric != null) {
                boolean percentile = metric.stat().startsWith("p");
                trigger.put("MetricName", metric.name())
                        .put("Namespace", metric.namespace())
                        .put("StatisticType", percentile ? "ExtendedStatistic" : "Statistic")
                        .put(
                                percentile ? "ExtendedStatistic" : "Statistic",
                                percentile ? metric.stat() : statistic(metric.stat()))
                        .put("Unit", metric.unit());
                dimensions(trigger.putArray("Dimensions"), metric.dimensions());
            }
            trigger.put("Period", watched.period() == null ? 60 : watched.period())
                    .put("EvaluationPeriods", watch.periods())
                    .put("DatapointsToAlarm", watch.needed())
                    .put("ComparisonOperator", watch.comparison().awsName())
                    .put("Threshold", watch.threshold())
                    .put("TreatMissingData", watch.missing().wireName())
                    .put("EvaluateLowSampleCountPercentile", "");
            if (!watch.single()) {
                ArrayNode metrics = trigger.putArray("Metrics");
                watch.queries().forEach(query -> query(metrics.addObject(), query));
            }
        }

        /** {@code SAMPLE_COUNT} for {@code SampleCount}: messages have it in capitals, requests do not. */
        private static String statistic(String stat) {
            return stat.equals("SampleCount") ? "SAMPLE_COUNT" : stat.toUpperCase(java.util.Locale.ROOT);
        }

        private static void query(ObjectNode node, KeptQuery query) {
            node.put("Id", query.id());
            KeptQuery.KeptMetric metric = query.metric();
            if (metric == null) {
                node.put("Expression", query.expression());
            } else {
                ObjectNode stat = node.putObject("MetricStat");
                ObjectNode which = stat.putObject("Metric");
                dimensions(which.putArray("Dimensions"), metric.dimensions());
                which.put("MetricName", metric.name()).put("Namespace", metric.namespace());
                stat.put("Period", query.period()).put("Stat", metric.stat());
            }
            Optional.ofNullable(query.label()).ifPresent(label -> node.put("Label", label));
            node.put("ReturnData", query.returnData());
        }

        private static void dimensions(ArrayNode node, Map<String, String> dimensions) {
            dimensions.forEach(
                    (name, value) -> node.addObject().put("value", value).put("name", name));
        }
    }
}
