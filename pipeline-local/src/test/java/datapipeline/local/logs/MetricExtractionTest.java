package datapipeline.local.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilterMatchRecord;

/** Log events become data points, by their own format or by a metric filter. */
class MetricExtractionTest {
    @AutoClose
    private final LogsBench bench;

    MetricExtractionTest(@TempDir Path directory) {
        bench = new LogsBench(directory);
        bench.stream("g", "s");
    }

    @Test
    void takesEmbeddedMetricsOutOfAnEvent() {
        bench.put("g", "s", """
                {"_aws":{"Timestamp":1700000000000,"CloudWatchMetrics":[{"Namespace":"Media","Dimensions":[["Service"],
                ["Service","FileType"],["Absent"]],"Metrics":[{"Name":"Wait","Unit":"Milliseconds"}]}]},
                "Service":"classify","FileType":"PICTURE","Wait":[3,4]}""", "{\"CloudWatchMetrics\": no json");

        assertThat(bench.metrics).extracting(ExtractedMetric::value).containsExactlyInAnyOrder(3.0, 4.0, 3.0, 4.0);
        assertThat(bench.metrics)
                .contains(new ExtractedMetric(
                        "Media",
                        "Wait",
                        Map.of("Service", "classify", "FileType", "PICTURE"),
                        "Milliseconds",
                        3,
                        1_700_000_000_000L));
    }

    @Test
    void aFilterMakesDataPointsOfTheEventsThatMatch() {
        bench.logs.putMetricFilter(r -> r.logGroupName("g")
                .filterName("slow")
                .filterPattern("{ $.ms > 100 }")
                .metricTransformations(metric -> metric.metricNamespace("App")
                        .metricName("Slow")
                        .metricValue("$.ms")
                        .dimensions(Map.of("Page", "$.page"))));
        bench.put("g", "s", "{\"ms\":250,\"page\":\"home\"}", "{\"ms\":20,\"page\":\"home\"}", "{\"ms\":250}");

        assertThat(bench.metrics).singleElement().satisfies(metric -> {
            assertThat(metric.value()).isEqualTo(250);
            assertThat(metric.dimensions()).containsEntry("Page", "home");
            assertThat(Instant.ofEpochMilli(metric.timestamp()))
                    .isBefore(Instant.now().plusSeconds(60));
        });
        bench.logs.deleteMetricFilter(r -> r.logGroupName("g").filterName("slow"));
        bench.put("g", "s", "{\"ms\":250,\"page\":\"home\"}");
        assertThat(bench.metrics).hasSize(1);
    }

    @Test
    void aFilterCountsAndSaysZeroForWhatDoesNotMatch() {
        bench.logs.putMetricFilter(r -> r.logGroupName("g")
                .filterName("errors")
                .filterPattern("ERROR")
                .metricTransformations(metric -> metric.metricNamespace("App")
                        .metricName("Errors")
                        .metricValue("1")
                        .defaultValue(0.0)));
        bench.put("g", "s", "an ERROR", "fine");

        assertThat(bench.metrics).extracting(ExtractedMetric::value).containsExactlyInAnyOrder(1.0, 0.0);
        assertThat(bench.logs.describeMetricFilters(r -> r.logGroupName("g")).metricFilters())
                .singleElement()
                .satisfies(filter -> assertThat(filter.filterPattern()).isEqualTo("ERROR"));
    }

    @Test
    void aPatternCanBeTriedOut() {
        assertThat(bench.logs
                        .testMetricFilter(r -> r.filterPattern("[ip, user, ..., status = 5*, bytes]")
                                .logEventMessages("10.0.0.1 anna GET /x 503 12", "10.0.0.1 bob GET /y 200 7"))
                        .matches())
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.eventNumber()).isEqualTo(1);
                    assertThat(match.extractedValues())
                            .containsEntry("$status", "503")
                            .containsEntry("$user", "anna");
                })
                .isInstanceOf(MetricFilterMatchRecord.class);
        assertThatThrownBy(() -> bench.logs.testMetricFilter(
                        r -> r.filterPattern("[a, b").logEventMessages("x")))
                .isInstanceOf(InvalidParameterException.class);
    }
}
