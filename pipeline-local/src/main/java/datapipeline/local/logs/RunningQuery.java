package datapipeline.local.logs;

import datapipeline.local.columns.ColumnStore;
import datapipeline.local.insights.InsightsQuery;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatistics;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;

/** A query that was started, and what became of it. */
final class RunningQuery implements Runnable {
    private static final Logger LOG = System.getLogger(RunningQuery.class.getName());
    private static final int LONGEST_SECONDS = 15 * 60;

    private final String id;
    private final String text;
    private final String group;
    private final long created;
    private final int groups;
    private final InsightsQuery query;
    private final ColumnStore columns;
    private QueryStatus status = QueryStatus.SCHEDULED;
    private List<Map<String, String>> rows = List.of();
    private QueryStatistics statistics = QueryStatistics.builder()
            .recordsMatched(0.0)
            .recordsScanned(0.0)
            .bytesScanned(0.0)
            .build();
    private @Nullable Statement statement;

    /**
     * @param group the first of its log groups
     * @param created in milliseconds since 1970
     * @param groups how many it looks at
     */
    RunningQuery(
            String id, String text, String group, long created, int groups, InsightsQuery query, ColumnStore columns) {
        this.id = id;
        this.text = text;
        this.group = group;
        this.created = created;
        this.groups = groups;
        this.query = query;
        this.columns = columns;
    }

    String id() {
        return id;
    }

    String text() {
        return text;
    }

    String group() {
        return group;
    }

    long created() {
        return created;
    }

    synchronized QueryStatus status() {
        return status;
    }

    synchronized List<Map<String, String>> rows() {
        return rows;
    }

    synchronized QueryStatistics statistics() {
        return statistics;
    }

    /** Whether it has come to an end. */
    synchronized boolean isOver() {
        return status != QueryStatus.SCHEDULED && status != QueryStatus.RUNNING;
    }

    /** Stops it and returns whether there was anything to stop. */
    synchronized boolean stop() {
        if (isOver()) {
            return false;
        }
        status = QueryStatus.CANCELLED;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                LOG.log(Level.WARNING, () -> "query %s runs on although it was stopped".formatted(id), e);
            }
        }
        return true;
    }

    @Override
    public void run() {
        if (!begin()) {
            return;
        }
        try (Connection connection = columns.read()) {
            List<Map<String, String>> found;
            try (PreparedStatement prepared = prepared(connection, query.sql())) {
                found = query.run(prepared);
            }
            List<Double> scanned = numbers(connection, query.scannedSql());
            List<Double> matched = numbers(connection, query.matchedSql());
            complete(found, scanned.getFirst(), scanned.getLast(), matched.getFirst());
        } catch (SQLException | RuntimeException e) {
            fail(e);
        }
    }

    private synchronized boolean begin() {
        if (isOver()) {
            return false;
        }
        status = QueryStatus.RUNNING;
        return true;
    }

    private PreparedStatement prepared(Connection connection, String sql) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(sql);
        prepared.setQueryTimeout(LONGEST_SECONDS);
        synchronized (this) {
            statement = prepared;
        }
        return prepared;
    }

    private List<Double> numbers(Connection connection, String sql) throws SQLException {
        try (PreparedStatement prepared = prepared(connection, sql);
                ResultSet row = prepared.executeQuery()) {
            row.next();
            return List.of(row.getDouble(1), row.getDouble(row.getMetaData().getColumnCount()));
        }
    }

    private synchronized void complete(List<Map<String, String>> found, double scanned, double bytes, double matched) {
        statement = null;
        if (isOver()) {
            return;
        }
        rows = found;
        statistics = QueryStatistics.builder()
                .recordsScanned(scanned)
                .bytesScanned(bytes)
                .recordsMatched(matched)
                .estimatedRecordsSkipped(0.0)
                .estimatedBytesSkipped(0.0)
                .logGroupsScanned((double) groups)
                .build();
        status = QueryStatus.COMPLETE;
    }

    private synchronized void fail(Exception e) {
        statement = null;
        if (!isOver()) {
            LOG.log(Level.WARNING, () -> "query %s failed: %s".formatted(id, text), e);
            status = QueryStatus.FAILED;
        }
    }
}
