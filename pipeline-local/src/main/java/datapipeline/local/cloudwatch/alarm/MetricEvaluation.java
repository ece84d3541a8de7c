package datapipeline.local.cloudwatch.alarm;

import datapipeline.local.cloudwatch.math.Value;
import datapipeline.local.cloudwatch.metric.MetricQueries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import tools.jackson.databind.node.ObjectNode;

/** Looks at the data points of one alarm. */
final class MetricEvaluation {
    private final MetricQueries metrics;

    MetricEvaluation(MetricQueries metrics) {
        this.metrics = metrics;
    }

    /** What the last whole periods say; nothing if the alarm stays as it is. */
    Optional<Verdict> evaluate(Alarm alarm, Instant now) {
        Watch watch = alarm.watch();
        List<MetricDataQuery> queries =
                watch.queries().stream().map(KeptQuery::toQuery).toList();
        MetricDataQuery watched = watch.watched().toQuery();
        long period = MetricQueries.period(queries, watched) * 1000L;
        long to = Math.floorDiv(now.toEpochMilli(), period) * period;
        int range = watch.periods() + Readings.MORE_THAN_NEEDED;
        SortedMap<Long, Double> points =
                points(metrics.results(queries, Instant.ofEpochMilli(to - range * period), Instant.ofEpochMilli(to))
                        .get(watched.id()));
        var readings = new ArrayList<Optional<Double>>();
        for (int i = range; i > 0; i--) {
            readings.add(Optional.ofNullable(points.get(to - i * period)));
        }
        return new Readings(readings)
                .evaluate(
                        watch.periods(),
                        watch.needed(),
                        watch.missing(),
                        value -> watch.comparison().breaches(value, watch.threshold()))
                .map(value -> new Verdict(
                        value, reason(watch, points, value), data(watch, points, period, now, to - range * period)));
    }

    private static SortedMap<Long, Double> points(@Nullable Value value) {
        return value instanceof Value.Series(SortedMap<Long, Double> points) ? points : new TreeMap<>();
    }

    private static String reason(Watch watch, SortedMap<Long, Double> points, State.Value value) {
        List<Map.Entry<Long, Double>> latest = latest(watch, points);
        if (value == State.Value.INSUFFICIENT_DATA) {
            return "Insufficient Data: %d datapoint%s unknown."
                    .formatted(watch.periods(), watch.periods() == 1 ? " was" : "s were");
        }
        if (latest.isEmpty()) {
            return "Threshold Crossed: no datapoints were received for %d period%s and %d missing datapoint%s treated as [%s]."
                    .formatted(
                            watch.periods(),
                            watch.periods() == 1 ? "" : "s",
                            watch.periods(),
                            watch.periods() == 1 ? " was" : "s were",
                            watch.missing().spoken());
        }
        boolean alarm = value == State.Value.ALARM;
        List<Map.Entry<Long, Double>> telling = latest.stream()
                .filter(point -> watch.comparison().breaches(point.getValue(), watch.threshold()) == alarm)
                .toList();
        return "Threshold Crossed: %d out of the last %d datapoints [%s] %s %s the threshold (%s) (minimum %d datapoint%s for %s transition)."
                .formatted(
                        telling.size(),
                        watch.periods(),
                        telling.stream()
                                .map(point -> point.getValue() + " (" + Times.inReason(point.getKey()) + ")")
                                .collect(Collectors.joining(", ")),
                        (telling.size() == 1 ? "was" : "were") + (alarm ? "" : " not"),
                        watch.comparison().spoken(),
                        watch.threshold(),
                        alarm ? watch.needed() : watch.periods() - watch.needed() + 1,
                        (alarm ? watch.needed() : watch.periods() - watch.needed() + 1) == 1 ? "" : "s",
                        alarm ? "OK -> ALARM" : "ALARM -> OK");
    }

    /** As many of the points that are there as are looked at, the latest first. */
    private static List<Map.Entry<Long, Double>> latest(Watch watch, SortedMap<Long, Double> points) {
        return new TreeMap<>(points)
                .descendingMap().entrySet().stream().limit(watch.periods()).toList();
    }

    private static String data(Watch watch, SortedMap<Long, Double> points, long period, Instant now, long from) {
        ObjectNode data = Alarms.JSON
                .createObjectNode()
                .put("version", "1.0")
                .put("queryDate", Times.inMessage(now.toEpochMilli()))
                .put("startDate", Times.inMessage(points.isEmpty() ? from : points.firstKey()));
        KeptQuery.KeptMetric metric = watch.watched().metric();
        if (metric != null) {
            data.put("statistic", metric.stat());
        }
        data.put("period", period / 1000);
        var recent = data.putArray("recentDatapoints");
        latest(watch, points).reversed().forEach(point -> recent.add(point.getValue()));
        data.put("threshold", watch.threshold());
        var evaluated = data.putArray("evaluatedDatapoints");
        latest(watch, points)
                .forEach(point -> evaluated
                        .addObject()
                        .put("timestamp", Times.inMessage(point.getKey()))
                        .put("value", point.getValue()));
        return Alarms.JSON.writeValueAsString(data);
    }
}
