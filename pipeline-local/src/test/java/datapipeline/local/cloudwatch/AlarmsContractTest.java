package datapipeline.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.DashboardEntry;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client may count on about alarms and dashboards. */
class AlarmsContractTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:ops";

    @AutoClose
    private MetricsBench bench;

    private CloudWatchClient cloudWatch;

    AlarmsContractTest(@TempDir Path directory) {
        bench = new MetricsBench(directory);
        cloudWatch = bench.cloudWatch;
    }

    /** The value of App/Jobs in each of the last minutes, the latest last. */
    private void jobs(double... values) {
        for (int i = 0; i < values.length; i++) {
            var at = bench.clock.instant().truncatedTo(ChronoUnit.MINUTES).minusSeconds(60L * (values.length - i));
            double value = values[i];
            cloudWatch.putMetricData(r -> r.namespace("App")
                    .metricData(datum -> datum.metricName("Jobs").timestamp(at).value(value)));
        }
    }

    private void alarm(String name, Consumer<PutMetricAlarmRequest.Builder> more) {
        cloudWatch.putMetricAlarm(r -> {
            r.alarmName(name)
                    .namespace("App")
                    .metricName("Jobs")
                    .statistic(Statistic.MAXIMUM)
                    .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                    .threshold(10.0)
                    .period(60)
                    .evaluationPeriods(3)
                    .datapointsToAlarm(2)
                    .alarmActions(TOPIC);
            more.accept(r);
        });
    }

    private MetricAlarm get(String name) {
        return cloudWatch.describeAlarms(r -> r.alarmNames(name)).metricAlarms().getFirst();
    }

    @Test
    void goesIntoAlarmByTwoOfThreeAndTellsTheBusTheTopicAndTheHistory() {
        alarm("busy", r -> r.alarmDescription("Too many jobs."));
        assertThat(get("busy").stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
        jobs(5, 20, 5, 20);
        bench.service.evaluateAlarms();

        MetricAlarm alarm = get("busy");
        assertThat(alarm.stateValue()).isEqualTo(StateValue.ALARM);
        assertThat(alarm.stateReason())
                .startsWith("Threshold Crossed: 2 out of the last 3 datapoints [20.0 (")
                .endsWith("were greater than the threshold (10.0) (minimum 2 datapoints for OK -> ALARM transition).");
        JsonNode detail = bench.bystanders.details.getFirst();
        assertThat(detail.at("/state/value").asString()).isEqualTo("ALARM");
        assertThat(detail.at("/previousState/value").asString()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(detail.at("/configuration/metrics/0/metricStat/metric/name").asString())
                .isEqualTo("Jobs");
        assertThat(JSON.readTree(detail.at("/state/reasonData").asString())
                        .path("threshold")
                        .asDouble())
                .isEqualTo(10);
        assertThat(detail.at("/state/timestamp").asString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0000");
        assertThat(bench.bystanders.subjects).containsExactly("ALARM: \"busy\" in US East (N. Virginia)");
        JsonNode message = bench.bystanders.messages.getFirst();
        assertThat(message.path("NewStateValue").asString()).isEqualTo("ALARM");
        assertThat(message.path("OldStateValue").asString()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(message.at("/Trigger/Statistic").asString()).isEqualTo("MAXIMUM");
        assertThat(message.at("/Trigger/DatapointsToAlarm").asInt()).isEqualTo(2);
        assertThat(cloudWatch.describeAlarmHistory(r -> r.alarmName("busy")).alarmHistoryItems())
                .extracting(AlarmHistoryItem::historyItemType)
                .containsExactlyInAnyOrder(
                        HistoryItemType.ACTION, HistoryItemType.STATE_UPDATE, HistoryItemType.CONFIGURATION_UPDATE);
    }

    @Test
    void tellsNothingWhileTheStateStaysAndKeepsItOverARestart() {
        alarm("busy", r -> {});
        jobs(20, 20, 20);
        bench.service.evaluateAlarms();
        bench.service.evaluateAlarms();
        assertThat(bench.bystanders.details).hasSize(1);

        bench = bench.restart();
        cloudWatch = bench.cloudWatch;
        bench.service.evaluateAlarms();
        assertThat(get("busy").stateValue()).isEqualTo(StateValue.ALARM);
        alarm("busy", r -> r.threshold(100.0));
        assertThat(get("busy").stateValue()).isEqualTo(StateValue.ALARM);
        bench.service.evaluateAlarms();
        assertThat(get("busy").stateValue()).isEqualTo(StateValue.OK);
        assertThat(bench.bystanders.messages).as("no action for OK").isEmpty();
        assertThat(bench.bystanders.details).hasSize(1);
    }

    @Test
    void watchesTheResultOfAnExpression() {
        cloudWatch.putMetricAlarm(r -> r.alarmName("share")
                .evaluationPeriods(1)
                .threshold(0.5)
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                .metrics(
                        query -> query.id("j")
                                .returnData(false)
                                .metricStat(stat -> stat.stat("Sum")
                                        .period(60)
                                        .metric(metric ->
                                                metric.namespace("App").metricName("Jobs"))),
                        query -> query.id("e")
                                .expression("j / 100")
                                .label("share")
                                .returnData(true)));
        jobs(20);
        bench.service.evaluateAlarms();

        assertThat(get("share").stateValue()).isEqualTo(StateValue.ALARM);
        assertThat(get("share").metrics()).hasSize(2);
    }

    @Test
    void aCompositeAlarmFollowsItsRule() {
        alarm("a", r -> r.actionsEnabled(false));
        alarm("b", r -> r.actionsEnabled(false));
        assertThatThrownBy(() ->
                        cloudWatch.putCompositeAlarm(r -> r.alarmName("both").alarmRule("ALARM(nobody)")))
                .isInstanceOf(CloudWatchException.class);
        cloudWatch.putCompositeAlarm(
                r -> r.alarmName("both").alarmRule("ALARM(\"a\") AND NOT OK(b)").alarmActions(TOPIC));
        bench.service.evaluateAlarms();
        state("a", StateValue.ALARM);
        state("b", StateValue.OK);
        bench.service.evaluateAlarms();
        assertThat(composite()).isEqualTo(StateValue.OK);
        state("a", StateValue.ALARM);
        state("b", StateValue.ALARM);
        jobs(20, 20, 20);
        bench.service.evaluateAlarms();

        assertThat(composite()).isEqualTo(StateValue.ALARM);
        assertThat(bench.bystanders.messages)
                .singleElement()
                .satisfies(message ->
                        assertThat(message.path("TriggeringChildren")).hasSize(2));
    }

    private StateValue composite() {
        return cloudWatch
                .describeAlarms(r -> r.alarmTypes(AlarmType.COMPOSITE_ALARM))
                .compositeAlarms()
                .getFirst()
                .stateValue();
    }

    private void state(String alarm, StateValue value) {
        cloudWatch.setAlarmState(r -> r.alarmName(alarm).stateValue(value).stateReason("a test"));
    }

    @Test
    void actionsCanBeSwitchedOffAndAFailedOneIsInTheHistory() {
        alarm("quiet", r -> {});
        cloudWatch.disableAlarmActions(r -> r.alarmNames("quiet"));
        state("quiet", StateValue.ALARM);
        assertThat(bench.bystanders.messages).isEmpty();
        assertThat(get("quiet").actionsEnabled()).isFalse();
        cloudWatch.enableAlarmActions(r -> r.alarmNames("quiet"));
        state("quiet", StateValue.OK);
        state("quiet", StateValue.ALARM);
        assertThat(bench.bystanders.messages).hasSize(1);

        alarm("odd", r -> r.alarmActions("arn:aws:automate:us-east-1:ec2:stop"));
        state("odd", StateValue.ALARM);
        assertThat(cloudWatch
                        .describeAlarmHistory(r -> r.alarmName("odd").historyItemType(HistoryItemType.ACTION))
                        .alarmHistoryItems())
                .singleElement()
                .satisfies(item -> assertThat(item.historySummary()).startsWith("Failed to execute action"));
    }

    @Test
    void isFoundByItsMetricAndIsGoneWhenItIsDeleted() {
        alarm("busy", r -> {});
        assertThat(cloudWatch
                        .describeAlarmsForMetric(r -> r.namespace("App").metricName("Jobs"))
                        .metricAlarms())
                .hasSize(1);
        cloudWatch.deleteAlarms(r -> r.alarmNames("busy"));
        assertThat(cloudWatch.describeAlarms(r -> {}).metricAlarms()).isEmpty();
        // The error has the name that a missing dashboard's has too, and the SDK takes it for one.
        assertThatThrownBy(() -> state("busy", StateValue.OK))
                .isInstanceOf(CloudWatchException.class)
                .hasMessageContaining("Unknown alarm: busy");
        assertThatThrownBy(() -> alarm("no", r -> r.treatMissingData("perhaps")))
                .isInstanceOf(InvalidParameterValueException.class);
    }

    @Test
    void dashboardsComeBackAsTheyWerePut() {
        String body = "{\"widgets\":[{\"type\":\"text\"}]}";
        cloudWatch.putDashboard(r -> r.dashboardName("ops").dashboardBody(body));
        assertThat(cloudWatch.getDashboard(r -> r.dashboardName("ops")).dashboardBody())
                .isEqualTo(body);
        assertThat(cloudWatch.listDashboards(r -> r.dashboardNamePrefix("o")).dashboardEntries())
                .extracting(DashboardEntry::dashboardName)
                .containsExactly("ops");
        assertThatThrownBy(() ->
                        cloudWatch.putDashboard(r -> r.dashboardName("bad").dashboardBody("{")))
                .isInstanceOf(CloudWatchException.class);
        cloudWatch.deleteDashboards(r -> r.dashboardNames("ops"));
        assertThatThrownBy(() -> cloudWatch.getDashboard(r -> r.dashboardName("ops")))
                .isInstanceOfSatisfying(
                        CloudWatchException.class,
                        e -> assertThat(e.statusCode()).isEqualTo(404));
    }
}
