package datapipeline.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.alarms.catalogue.AlarmCatalogue;
import datapipeline.alarms.catalogue.AlarmSpec;
import datapipeline.model.topology.Topology;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** The pipeline is watched from its first start: its functions' lines, their metrics, and the catalogue's alarms. */
class WatchedPipelineTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String GROUP = "/aws/lambda/" + Topology.LAMBDA_CLASSIFY;

    @TempDir
    Path data;

    @Test
    void whatHappensToAFileIsInLogsAndMetricsAndEveryAlarmIsThere() {
        try (var pipeline = new PipelineOnThisMachine(data)) {
            pipeline.upload("acme/note.txt", "hello".getBytes(StandardCharsets.UTF_8), Map.of());

            List<FilteredLogEvent> reports = PipelineOnThisMachine.await(
                    PATIENCE,
                    "the report of " + GROUP,
                    () -> Optional.of(pipeline.logs
                                    .filterLogEvents(r -> r.logGroupName(GROUP).filterPattern("\"REPORT RequestId\""))
                                    .events())
                            .filter(events -> !events.isEmpty()));
            assertThat(reports.getFirst().message()).contains("Billed Duration");
            assertThat(pipeline.logs
                            .describeLogGroups(r -> r.logGroupNamePrefix(GROUP))
                            .logGroups())
                    .singleElement()
                    .satisfies(group -> assertThat(group.retentionInDays()).isEqualTo(30));
            heard(pipeline, "AWS/Lambda", "Invocations");
            heard(pipeline, "MediaPipeline", "FilesReceived");
            assertThat(pipeline.cloudWatch.describeAlarmsPaginator(r -> {}).metricAlarms())
                    .extracting(MetricAlarm::alarmName)
                    .containsAll(
                            AlarmCatalogue.all().stream().map(AlarmSpec::name).toList());
        }
    }

    private static void heard(PipelineOnThisMachine pipeline, String namespace, String metric) {
        List<Metric> found = PipelineOnThisMachine.await(
                PATIENCE,
                namespace + " " + metric,
                () -> Optional.of(pipeline.cloudWatch
                                .listMetrics(r -> r.namespace(namespace).metricName(metric))
                                .metrics())
                        .filter(metrics -> !metrics.isEmpty()));
        assertThat(found).isNotEmpty();
    }
}
