package datapipeline.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.local.cloudwatch.metric.MetricId;
import datapipeline.local.cloudwatch.metric.Sample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StatisticSet;

/** What a client may count on about metrics. */
class MetricsContractTest {
    @AutoClose
    private MetricsBench bench;

    private CloudWatchClient cloudWatch;

    MetricsContractTest(@TempDir Path directory) {
        bench = new MetricsBench(directory);
        cloudWatch = bench.cloudWatch;
    }

    @Test
    void tellsTheStatisticsOfEachPeriod() {
        bench.put(0, "home", 1, 2, 3);
        bench.put(2, "home", 10);

        List<Datapoint> points = cloudWatch
                .getMetricStatistics(r -> r.namespace("App")
                        .metricName("Wait")
                        .dimensions(page("home"))
                        .startTime(bench.minute)
                        .endTime(bench.minute.plusSeconds(180))
                        .period(60)
                        .statisticsWithStrings("Sum", "Average", "Minimum", "Maximum", "SampleCount"))
                .datapoints();

        assertThat(points).hasSize(2);
        assertThat(points.getFirst()).satisfies(point -> {
            assertThat(point.timestamp()).isEqualTo(bench.minute);
            assertThat(point.sum()).isEqualTo(6);
            assertThat(point.average()).isEqualTo(2);
            assertThat(point.minimum()).isEqualTo(1);
            assertThat(point.maximum()).isEqualTo(3);
            assertThat(point.sampleCount()).isEqualTo(3);
            assertThat(point.unit()).isEqualTo(StandardUnit.NONE);
        });
    }

    @Test
    void percentilesAreExactWithCountsAndAbsentForSummaries() {
        cloudWatch.putMetricData(r -> r.namespace("App")
                .metricData(MetricDatum.builder()
                        .metricName("Wait")
                        .dimensions(page("home"))
                        .timestamp(bench.minute)
                        .values(IntStream.rangeClosed(1, 100)
                                .mapToObj(Double::valueOf)
                                .toList())
                        .counts(IntStream.rangeClosed(1, 100).mapToObj(i -> 2.0).toList())
                        .build()));
        cloudWatch.putMetricData(r -> r.namespace("App")
                .metricData(MetricDatum.builder()
                        .metricName("Wait")
                        .dimensions(page("home"))
                        .timestamp(bench.minute.plusSeconds(60))
                        .statisticValues(StatisticSet.builder()
                                .sampleCount(2.0)
                                .sum(5.0)
                                .minimum(1.0)
                                .maximum(4.0)
                                .build())
                        .build()));

        Map<Double, Double> percentiles = DoubleStream.of(50, 90, 99, 99.9)
                .boxed()
                .collect(java.util.stream.Collectors.toMap(
                        p -> p,
                        p -> only("p" + (p == Math.rint(p) ? Integer.toString(p.intValue()) : p))
                                .values()
                                .getFirst()));
        assertThat(percentiles)
                .containsExactlyInAnyOrderEntriesOf(Map.of(50.0, 50.0, 90.0, 90.0, 99.0, 99.0, 99.9, 100.0));
        assertThat(only("p50").values()).hasSize(1);
        assertThat(only("Sum").values()).containsExactly(10100.0, 5.0);
    }

    private MetricDataResult only(String stat) {
        return ask(metric("m", "home", stat)).getFirst();
    }

    @Test
    void computesWithMetrics() {
        bench.put(0, "home", 4);
        bench.put(1, "home", 8);
        bench.put(0, "cart", 2);

        List<MetricDataResult> results = ask(
                metric("h", "home", "Sum"),
                metric("c", "cart", "Sum"),
                expression("ratio", "h / (h + FILL(c, 0)) * 100"),
                expression("total", "SUM([h, c])"),
                expression("late", "IF(h > 5, 1, 0)"));

        assertThat(results.get(2).values()).containsExactly(4 / 6.0 * 100, 100.0);
        assertThat(results.get(3).values()).containsExactly(6.0, 8.0);
        assertThat(results.get(4).values()).containsExactly(0.0, 1.0);
        assertThat(results.get(0).timestamps()).containsExactly(bench.minute, bench.minute.plusSeconds(60));
    }

    private List<MetricDataResult> ask(MetricDataQuery... queries) {
        return cloudWatch
                .getMetricData(r -> r.metricDataQueries(queries)
                        .startTime(bench.minute)
                        .endTime(bench.minute.plusSeconds(300))
                        .scanBy(ScanBy.TIMESTAMP_ASCENDING))
                .metricDataResults();
    }

    private static MetricDataQuery metric(String id, String page, String stat) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(read -> read.stat(stat)
                        .period(60)
                        .metric(Metric.builder()
                                .namespace("App")
                                .metricName("Wait")
                                .dimensions(page(page))
                                .build()))
                .build();
    }

    private static MetricDataQuery expression(String id, String expression) {
        return MetricDataQuery.builder().id(id).expression(expression).build();
    }

    private static Dimension page(String value) {
        return Dimension.builder().name("Page").value(value).build();
    }

    @Test
    void listsMetricsByNamespaceNameAndDimension() {
        bench.put(0, "home", 1);
        bench.put(0, "cart", 1);

        assertThat(cloudWatch.listMetrics(r -> r.namespace("App")).metrics()).hasSize(2);
        assertThat(cloudWatch
                        .listMetrics(r -> r.metricName("Wait")
                                .dimensions(d -> d.name("Page").value("cart")))
                        .metrics())
                .singleElement()
                .satisfies(metric -> assertThat(metric.dimensions()).containsExactly(page("cart")));
        bench.clock.move(Duration.ofDays(15));
        assertThat(cloudWatch.listMetrics(r -> r.namespace("App")).metrics()).isEmpty();
    }

    @Test
    void refusesWithASentenceWhatItCannotDo() {
        assertThatThrownBy(() -> ask(expression("e", "SEARCH('{App} Wait', 'Sum')")))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("SEARCH");
        assertThatThrownBy(() -> ask(expression("a", "b + 1"), expression("b", "a + 1")))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("itself");
        assertThatThrownBy(() -> only("TM(10%:90%)")).isInstanceOf(InvalidParameterValueException.class);
        assertThatThrownBy(() -> cloudWatch.putMetricData(r -> r.namespace("AWS/SQS")
                        .metricData(datum -> datum.metricName("m").value(1.0))))
                .isInstanceOf(InvalidParameterValueException.class);
        assertThatThrownBy(() -> cloudWatch.listMetricStreams(r -> {}))
                .isInstanceOfSatisfying(
                        CloudWatchException.class,
                        e -> assertThat(e.statusCode()).isEqualTo(501));
    }

    @Test
    void metricsAreThereAfterARestartAndBecomeHoursWhenTheyAreOld() {
        bench.put(0, "home", 1, 3);
        bench.put(1, "home", 5);
        bench = bench.restart();
        cloudWatch = bench.cloudWatch;
        assertThat(only("Sum").values()).containsExactly(4.0, 5.0);

        bench.clock.move(Duration.ofDays(17));
        bench.service.summarise();
        assertThat(cloudWatch
                        .getMetricStatistics(r -> r.namespace("App")
                                .metricName("Wait")
                                .dimensions(page("home"))
                                .startTime(bench.minute)
                                .endTime(bench.minute.plusSeconds(3600))
                                .period(3600)
                                .statisticsWithStrings("Sum", "Maximum", "SampleCount"))
                        .datapoints())
                .singleElement()
                .satisfies(hour -> {
                    assertThat(hour.sum()).isEqualTo(9);
                    assertThat(hour.maximum()).isEqualTo(5);
                    assertThat(hour.sampleCount()).isEqualTo(3);
                });
    }

    @Test
    void whatServicesTellIsThereOnceItIsCollected() {
        MetricId invocations = MetricId.of("AWS/Lambda", "Invocations", Map.of("FunctionName", "f"));
        bench.service.collector().add(invocations, "Count", 1);
        bench.service.collector().add(invocations, "Count", 1);
        bench.service
                .collector()
                .ask(timestamp -> List.of(Sample.of(
                        MetricId.of("AWS/SQS", "ApproximateNumberOfMessagesVisible", Map.of("QueueName", "q")),
                        "Count",
                        timestamp,
                        7,
                        1)));
        bench.clock.move(Duration.ofSeconds(61));
        bench.service.collector().collect();

        assertThat(cloudWatch
                        .getMetricStatistics(r -> r.namespace("AWS/Lambda")
                                .metricName("Invocations")
                                .dimensions(d -> d.name("FunctionName").value("f"))
                                .startTime(bench.minute)
                                .endTime(bench.clock.instant().plusSeconds(60))
                                .period(86400)
                                .statisticsWithStrings("Sum"))
                        .datapoints())
                .extracting(Datapoint::sum)
                .satisfies(sums ->
                        assertThat(sums.stream().mapToDouble(sum -> sum).sum()).isEqualTo(2));
        assertThat(cloudWatch.listMetrics(r -> r.namespace("AWS/SQS")).metrics())
                .hasSize(1);
    }
}
