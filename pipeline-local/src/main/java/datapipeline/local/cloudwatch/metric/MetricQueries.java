package datapipeline.local.cloudwatch.metric;

import datapipeline.local.cloudwatch.math.MathRefused;
import datapipeline.local.cloudwatch.math.MetricMath;
import datapipeline.local.cloudwatch.math.Timeline;
import datapipeline.local.cloudwatch.math.Value;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/** Queries that read metrics or compute with the results of each other. */
public final class MetricQueries {
    private static final String ID = "[a-z]\\w{0,254}";
    private static final int USUAL_PERIOD = 300;

    private final MetricTable table;

    public MetricQueries(MetricTable table) {
        this.table = table;
    }

    /** The results by the queries' ids, in the order of the queries. */
    public Map<String, Value> results(List<MetricDataQuery> queries, Instant from, Instant to) {
        return new Run(byId(queries), from, to).all();
    }

    /** The length in seconds of the periods that a query's result has. */
    public static int period(List<MetricDataQuery> queries, MetricDataQuery query) {
        if (query.metricStat() != null) {
            return CloudWatchErrors.required(query.metricStat().period(), "MetricStat.Period");
        }
        if (query.period() != null) {
            return query.period();
        }
        return queries.stream()
                .filter(other -> other.metricStat() != null)
                .mapToInt(other -> other.metricStat().period())
                .max()
                .orElse(USUAL_PERIOD);
    }

    private static Map<String, MetricDataQuery> byId(List<MetricDataQuery> queries) {
        Map<String, MetricDataQuery> byId = new LinkedHashMap<>();
        for (MetricDataQuery query : queries) {
            String id = CloudWatchErrors.required(query.id(), "MetricDataQueries.Id");
            if (!id.matches(ID)) {
                throw CloudWatchErrors.invalid(
                        "An Id begins with a small letter and has letters, digits and _, not " + id);
            }
            if ((query.expression() == null) == (query.metricStat() == null)) {
                throw CloudWatchErrors.combination("The query %s must have MetricStat or Expression".formatted(id));
            }
            if (byId.put(id, query) != null) {
                throw CloudWatchErrors.invalid("Two queries have the Id " + id);
            }
        }
        return byId;
    }

    private final class Run {
        private final Map<String, MetricDataQuery> queries;
        private final Instant from;
        private final Instant to;
        private final Map<String, Value> done = new HashMap<>();
        private final java.util.Set<String> begun = new java.util.HashSet<>();

        Run(Map<String, MetricDataQuery> queries, Instant from, Instant to) {
            this.queries = queries;
            this.from = from;
            this.to = to;
        }

        Map<String, Value> all() {
            Map<String, Value> results = new LinkedHashMap<>();
            queries.keySet().forEach(id -> results.put(id, of(id)));
            return results;
        }

        private Value of(String id) {
            Value known = done.get(id);
            if (known != null) {
                return known;
            }
            MetricDataQuery query = queries.get(id);
            if (query == null) {
                throw CloudWatchErrors.invalid("No query has the Id " + id);
            }
            if (!begun.add(id)) {
                throw CloudWatchErrors.invalid("The query %s refers to itself".formatted(id));
            }
            Value value = query.metricStat() != null ? read(query.metricStat()) : computed(query);
            done.put(id, value);
            return value;
        }

        private Value read(MetricStat stat) {
            Metric metric = CloudWatchErrors.required(stat.metric(), "MetricStat.Metric");
            return new Value.Series(table.statistic(
                    MetricId.of(metric.namespace(), metric.metricName(), metric.dimensions()),
                    unit(stat.unitAsString()),
                    Stat.parse(CloudWatchErrors.required(stat.stat(), "MetricStat.Stat")),
                    Span.of(from, to, CloudWatchErrors.required(stat.period(), "MetricStat.Period"))));
        }

        private Value computed(MetricDataQuery query) {
            Span span = Span.of(from, to, period(List.copyOf(queries.values()), query));
            try {
                Map<String, Value> known = new LinkedHashMap<>();
                if (query.expression().contains("METRICS(")) {
                    queries.values().stream()
                            .filter(other -> other.metricStat() != null)
                            .forEach(other -> known.put(other.id(), of(other.id())));
                }
                MetricMath.references(query.expression()).forEach(id -> known.put(id, of(id)));
                return MetricMath.compute(
                        query.expression(), known, new Timeline(span.from(), span.to(), span.periodMillis()));
            } catch (MathRefused e) {
                throw CloudWatchErrors.invalid("Error in expression '%s': %s".formatted(query.id(), e.getMessage()));
            }
        }
    }

    private static Optional<String> unit(@Nullable String unit) {
        return Optional.ofNullable(unit);
    }
}
