package datapipeline.local.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import datapipeline.local.columns.ColumnStore;
import datapipeline.local.columns.Transaction;
import datapipeline.local.insights.SqlFunctions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;

/** All log events, in one table. */
final class LogTable {
    private static final String TABLE = "log_events";
    private static final String CREATE = "CREATE TABLE IF NOT EXISTS log_events "
            + "(grp BIGINT, stream VARCHAR, ts BIGINT, ingested BIGINT, message VARCHAR, seq BIGINT, bytes INTEGER)";
    /** As many bytes as an answer of GetLogEvents or FilterLogEvents may have. */
    private static final long FULL = 1 << 20;

    private static final int OVERHEAD = 26;

    /** What a stream's events look like from outside. */
    record Extent(long first, long last, long ingested) {}

    private final ColumnStore columns;
    private final AtomicLong seq;

    /** @param firstSeq greater than all that were given before: the time in nanoseconds is */
    LogTable(ColumnStore columns, long firstSeq) {
        this.columns = columns;
        this.seq = new AtomicLong(firstSeq);
    }

    static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
        }
        SqlFunctions.register(connection);
    }

    /** Adds events, as part of a change. */
    void append(Transaction transaction, LogGroup group, String stream, long ingested, List<NewEvent> events)
            throws SQLException {
        DuckDBAppender appender = transaction.appender(TABLE);
        for (NewEvent event : events) {
            appender.beginRow()
                    .append(group.id())
                    .append(stream)
                    .append(event.timestamp())
                    .append(ingested)
                    .append(event.message())
                    .append(seq.incrementAndGet())
                    .append(event.message().getBytes(UTF_8).length + OVERHEAD)
                    .endRow();
        }
    }

    void deleteGroup(LogGroup group) {
        columns.write(transaction -> transaction.execute("DELETE FROM log_events WHERE grp = ?", group.id()));
    }

    void deleteStream(LogGroup group, String stream) {
        columns.write(transaction ->
                transaction.execute("DELETE FROM log_events WHERE grp = ? AND stream = ?", group.id(), stream));
    }

    void deleteBefore(LogGroup group, long timestamp) {
        columns.write(transaction ->
                transaction.execute("DELETE FROM log_events WHERE grp = ? AND ts < ?", group.id(), timestamp));
    }

    /** Deletes, soon, what the deletion of a group left when the process died in it. */
    void forgetAllBut(Collection<LogGroup> groups) {
        String ids = groups.stream().map(group -> Long.toString(group.id())).collect(Collectors.joining(", "));
        columns.later(transaction -> transaction.execute(
                "DELETE FROM log_events" + (ids.isEmpty() ? "" : " WHERE grp NOT IN (%s)".formatted(ids))));
    }

    /** By streams, for those that have events. */
    Map<String, Extent> extents(LogGroup group) {
        return columns.read(
                "SELECT stream, min(ts), max(ts), max(ingested) FROM log_events WHERE grp = ? GROUP BY stream",
                List.of(group.id()),
                rows -> {
                    var extents = new HashMap<String, Extent>();
                    while (rows.next()) {
                        extents.put(rows.getString(1), new Extent(rows.getLong(2), rows.getLong(3), rows.getLong(4)));
                    }
                    return extents;
                });
    }

    /** By ids of groups, the bytes of all messages. */
    Map<Long, Long> storedBytes() {
        return columns.read("SELECT grp, CAST(sum(bytes) AS BIGINT) FROM log_events GROUP BY grp", List.of(), rows -> {
            var bytes = new HashMap<Long, Long>();
            while (rows.next()) {
                bytes.put(rows.getLong(1), rows.getLong(2));
            }
            return bytes;
        });
    }

    /**
     * Reads events until there are enough or their messages fill an answer; rows that are not wanted are passed over one
     * by one and not held.
     */
    List<LogEvent> events(EventRange range, Predicate<String> wanted, int most) {
        return columns.read(range.sql(), range.parameters(), rows -> {
            var events = new ArrayList<LogEvent>();
            long bytes = 0;
            while (events.size() < most && bytes < FULL && rows.next()) {
                String message = rows.getString(4);
                if (wanted.test(message)) {
                    events.add(new LogEvent(
                            rows.getString(1), rows.getLong(2), rows.getLong(3), message, rows.getLong(5)));
                    bytes += message.length() + OVERHEAD;
                }
            }
            return events;
        });
    }

    /** Whether {@link #events} stopped because these fill an answer. */
    static boolean fills(List<LogEvent> events) {
        return events.stream()
                        .mapToLong(event -> event.message().length() + OVERHEAD)
                        .sum()
                >= FULL;
    }
}
