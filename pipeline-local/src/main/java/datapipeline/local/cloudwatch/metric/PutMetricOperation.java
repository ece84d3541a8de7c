package datapipeline.local.cloudwatch.metric;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.StatisticSet;

/**
 * PutMetricData and its rules. Source:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
 */
public final class PutMetricOperation {
    private static final int MOST_DATA = 1000;
    private static final int MOST_VALUES = 150;
    private static final Duration OLDEST = Duration.ofDays(14);
    private static final Duration NEWEST = Duration.ofHours(2);

    private final MetricTable table;
    private final InstantSource clock;

    public PutMetricOperation(MetricTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Keeps all values of a request, or none where one is refused. */
    public void put(PutMetricDataRequest request) {
        String namespace = CloudWatchErrors.required(request.namespace(), "Namespace");
        if (namespace.startsWith("AWS/")) {
            throw CloudWatchErrors.invalid("The value AWS/ for parameter Namespace is invalid.");
        }
        if (request.metricData().isEmpty() || request.metricData().size() > MOST_DATA) {
            throw CloudWatchErrors.invalid("MetricData has between 1 and %d members.".formatted(MOST_DATA));
        }
        table.add(request.metricData().stream()
                .flatMap(datum -> samples(namespace, datum))
                .toList());
    }

    private Stream<Sample> samples(String namespace, MetricDatum datum) {
        MetricId metric = MetricId.of(namespace, datum.metricName(), datum.dimensions());
        String unit = datum.unitAsString() == null ? "None" : datum.unitAsString();
        long timestamp = timestamp(datum.timestamp());
        if (!datum.values().isEmpty()) {
            return values(metric, unit, timestamp, datum.values(), datum.counts());
        }
        StatisticSet set = datum.statisticValues();
        if ((set == null) == (datum.value() == null)) {
            throw CloudWatchErrors.combination(
                    "A member of MetricData has one of Value, Values and StatisticValues: " + datum.metricName());
        }
        return Stream.of(
                set == null
                        ? Sample.of(metric, unit, timestamp, real(datum.value()), 1)
                        : set(metric, unit, timestamp, set));
    }

    private static Stream<Sample> values(
            MetricId metric, String unit, long timestamp, List<Double> values, List<Double> counts) {
        if (values.size() > MOST_VALUES || !counts.isEmpty() && counts.size() != values.size()) {
            throw CloudWatchErrors.invalid(
                    "Values has %d members at most, and Counts as many as Values.".formatted(MOST_VALUES));
        }
        return IntStream.range(0, values.size())
                .mapToObj(i -> Sample.of(
                        metric, unit, timestamp, real(values.get(i)), counts.isEmpty() ? 1 : real(counts.get(i))));
    }

    private static Sample set(MetricId metric, String unit, long timestamp, StatisticSet set) {
        return new Sample(
                metric,
                unit,
                timestamp,
                real(CloudWatchErrors.required(set.sampleCount(), "StatisticValues.SampleCount")),
                real(CloudWatchErrors.required(set.sum(), "StatisticValues.Sum")),
                real(CloudWatchErrors.required(set.minimum(), "StatisticValues.Minimum")),
                real(CloudWatchErrors.required(set.maximum(), "StatisticValues.Maximum")));
    }

    private static double real(double value) {
        if (!Double.isFinite(value)) {
            throw CloudWatchErrors.invalid("A value is a finite number, not " + value);
        }
        return value;
    }

    private long timestamp(@Nullable Instant given) {
        Instant now = clock.instant();
        Instant at = given == null ? now : given;
        if (at.isBefore(now.minus(OLDEST)) || at.isAfter(now.plus(NEWEST))) {
            throw CloudWatchErrors.invalid(
                    "Timestamp must be no more than two weeks in the past and two hours in the future, not " + at);
        }
        return at.toEpochMilli();
    }
}
