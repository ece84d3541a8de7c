package datapipeline.local.cloudwatch.metric;

import datapipeline.local.columns.ColumnStore;
import datapipeline.local.columns.Transaction;
import datapipeline.local.store.Store;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;

/** All samples of all metrics, as they came, so that percentiles are exact; after two weeks, summaries of hours. */
public final class MetricTable {
    private static final String TABLE = "metric_samples";
    private static final String CREATE =
            "CREATE TABLE IF NOT EXISTS metric_samples (series BIGINT, unit VARCHAR, ts BIGINT,"
                    + " width INTEGER, n DOUBLE, total DOUBLE, low DOUBLE, high DOUBLE)";
    /** As long as AWS keeps minutes. Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/Welcome.html */
    private static final Duration EXACT = Duration.ofDays(15);

    /** As long as AWS keeps hours. */
    private static final Duration KEPT = Duration.ofDays(455);

    private static final int HOUR = 3_600_000;

    private final ColumnStore columns;
    private final MetricSeries series;

    public MetricTable(ColumnStore columns, Store store) {
        this.columns = columns;
        this.series = new MetricSeries(store);
    }

    /** Makes the tables in a database that has none. */
    public static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
        }
    }

    /** Returns when the samples are in the file. */
    void add(Collection<Sample> samples) {
        columns.write(transaction -> append(transaction, samples));
    }

    /** Adds samples as part of a change. */
    public void append(Transaction transaction, Collection<Sample> samples) throws SQLException {
        for (Sample sample : samples) {
            long number = series.number(sample.metric());
            DuckDBAppender appender = transaction.appender(TABLE);
            appender.beginRow()
                    .append(number)
                    .append(sample.unit())
                    .append(sample.timestamp())
                    .append(0)
                    .append(sample.count())
                    .append(sample.sum())
                    .append(sample.minimum())
                    .append(sample.maximum())
                    .endRow();
        }
    }

    /** Makes hours of what is old, and deletes what is very old. */
    public void summarise(Instant now) {
        long exact = Math.floorDiv(now.minus(EXACT).toEpochMilli(), HOUR) * HOUR;
        columns.write(transaction -> {
            transaction.execute(
                    "DELETE FROM metric_samples WHERE ts < ?", now.minus(KEPT).toEpochMilli());
            transaction.execute(
                    "INSERT INTO metric_samples SELECT series, unit, ts - ts % 3600000, 3600, sum(n), sum(total), min(low), max(high)"
                            + " FROM metric_samples WHERE width = 0 AND ts < ? GROUP BY ALL",
                    exact);
            transaction.execute("DELETE FROM metric_samples WHERE width = 0 AND ts < ?", exact);
        });
    }

    /** A statistic by the beginnings of periods, in milliseconds since 1970. Periods without samples are not there. */
    TreeMap<Long, Double> statistic(MetricId metric, Optional<String> unit, Stat stat, Span span) {
        Optional<Long> number = series.find(metric);
        if (number.isEmpty()) {
            return new TreeMap<>();
        }
        String where = "series = ? AND ts >= ? AND ts < ?" + (unit.isPresent() ? " AND unit = ?" : "");
        var parameters = new ArrayList<Object>(List.of(number.get(), span.from(), span.to()));
        unit.ifPresent(parameters::add);
        String bucket = "ts - ts %% %d".formatted(span.periodMillis());
        String sql = switch (stat) {
            case Stat.Simple simple ->
                "SELECT %s AS t, %s FROM metric_samples WHERE %s GROUP BY t".formatted(bucket, simple.sql(), where);
            case Stat.Percentile percentile -> percentile(bucket, where, percentile.percent() / 100);
        };
        return columns.read(sql, parameters, rows -> {
            var values = new TreeMap<Long, Double>();
            while (rows.next()) {
                double value = rows.getDouble(2);
                if (!rows.wasNull()) {
                    values.put(rows.getLong(1), value);
                }
            }
            return values;
        });
    }

    /**
     * The smallest value up to which there is the wanted part of all values. Of summaries of different values nobody
     * knows it: as on AWS, a period with such has none.
     */
    private static String percentile(String bucket, String where, double part) {
        return ("SELECT t, min(low) FILTER (WHERE upTo >= %s * everything - 1e-9) FROM ("
                        + "SELECT t, low, sum(n) OVER (PARTITION BY t ORDER BY low) AS upTo, sum(n) OVER (PARTITION BY t) AS everything,"
                        + " bool_or(low < high) OVER (PARTITION BY t) AS blurred FROM ("
                        + "SELECT %s AS t, low, high, n FROM metric_samples WHERE %s)) WHERE NOT blurred GROUP BY t")
                .formatted(part, bucket, where);
    }

    /** The units of a metric's samples in a time. */
    List<String> units(MetricId metric, Span span) {
        return series.find(metric)
                .map(number -> columns.read(
                        "SELECT DISTINCT unit FROM metric_samples WHERE series = ? AND ts >= ? AND ts < ? ORDER BY unit",
                        List.of(number, span.from(), span.to()),
                        MetricTable::strings))
                .orElse(List.of());
    }

    private static List<String> strings(ResultSet rows) throws SQLException {
        var strings = new ArrayList<String>();
        while (rows.next()) {
            strings.add(rows.getString(1));
        }
        return strings;
    }

    /** When each metric was heard of last, for those heard of since a time; in milliseconds since 1970. */
    Map<MetricId, Long> heardSince(long since) {
        return columns.read(
                "SELECT series, max(ts) FROM metric_samples WHERE ts >= ? GROUP BY series", List.of(since), rows -> {
                    var heard = new HashMap<MetricId, Long>();
                    while (rows.next()) {
                        heard.put(series.metric(rows.getLong(1)), rows.getLong(2));
                    }
                    return heard;
                });
    }
}
