package datapipeline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Logs, metrics and alarms from the command line. */
@NeedsAws
@ParameterizedClass
@MethodSource("datapipeline.local.cli.AwsCli#first")
class TelemetryCliTest {
    @TempDir
    static Path directory;

    private static CliCloud cloud;

    private final AwsCli aws;

    TelemetryCliTest(Path executable) {
        this.aws = cloud.aws(executable);
    }

    @BeforeAll
    static void start() {
        cloud = new CliCloud(directory);
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void writesSearchesAndCountsLogs() {
        String group = aws.name("group");
        aws.run("logs create-log-group --log-group-name {}", group);
        aws.run("logs create-log-stream --log-group-name {} --log-stream-name one", group);
        aws.run(
                "logs put-log-events --log-group-name {} --log-stream-name one --log-events {}",
                group,
                "timestamp=%d,message=an ERROR".formatted(System.currentTimeMillis()));

        assertThat(aws.run("logs filter-log-events --log-group-name {} --filter-pattern ERROR", group))
                .contains("an ERROR");
        assertThat(aws.fail("logs get-log-events --log-group-name no --log-stream-name one"))
                .contains("ResourceNotFoundException");
    }

    @Test
    void putsMetricsAndReadsTheirStatistics() {
        String namespace = aws.name("Cli");
        aws.run("cloudwatch put-metric-data --namespace {} --metric-name Waits --value 7", namespace);

        assertThat(aws.run("cloudwatch list-metrics --namespace {}", namespace)).contains("Waits");
        assertThat(aws.run(
                        "cloudwatch get-metric-statistics --namespace {} --metric-name Waits --period 60"
                                + " --statistics Maximum --start-time {} --end-time {}",
                        namespace,
                        Instant.now().minusSeconds(600),
                        Instant.now().plusSeconds(60)))
                .contains("\"Maximum\": 7.0");
    }

    @Test
    void putsAnAlarmAndADashboard() {
        String alarm = aws.name("alarm");
        aws.run(
                "cloudwatch put-metric-alarm --alarm-name {} --namespace Cli --metric-name Waits --statistic Sum --period 60"
                        + " --evaluation-periods 1 --threshold 1 --comparison-operator GreaterThanThreshold",
                alarm);
        aws.run("cloudwatch set-alarm-state --alarm-name {} --state-value ALARM --state-reason {}", alarm, "a test");
        aws.run("cloudwatch put-dashboard --dashboard-name {} --dashboard-body {}", aws.name("board"), """
                {"widgets":[]}""");

        assertThat(aws.run("cloudwatch describe-alarms --state-value ALARM")).contains(alarm, "a test");
        assertThat(aws.run("cloudwatch get-dashboard --dashboard-name {}", aws.name("board")))
                .contains("widgets");
    }
}
