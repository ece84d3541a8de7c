package datapipeline.local.insights;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** A table of log events in memory. */
final class EventTable implements EventSource, AutoCloseable {
    final Connection connection;
    private final String where;

    /** @param where which events the caller has chosen, in SQL */
    EventTable(String where) {
        this.where = where;
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
            SqlFunctions.register(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE SEQUENCE arrival");
                statement.execute("CREATE TABLE events (ts BIGINT, ingested BIGINT, log VARCHAR, stream VARCHAR,"
                        + " message VARCHAR, seq BIGINT DEFAULT nextval('arrival'))");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    EventTable add(long time, String log, String stream, String message) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO events (ts, ingested, log, stream, message) VALUES (?,?,?,?,?)")) {
            insert.setLong(1, time);
            insert.setLong(2, time);
            insert.setString(3, log);
            insert.setString(4, stream);
            insert.setString(5, message);
            insert.execute();
        }
        return this;
    }

    @Override
    public String chosen() {
        return "(SELECT * FROM events WHERE " + where + ")";
    }

    @Override
    public String named(List<String> names, List<String> prefixes) {
        String group = "substring(log, instr(log, ':') + 1)";
        String equal =
                names.stream().map(name -> group + " = " + Typed.quoted(name)).collect(Collectors.joining(" OR "));
        String begins = prefixes.stream()
                .map(prefix -> "starts_with(%s, %s)".formatted(group, Typed.quoted(prefix)))
                .collect(Collectors.joining(" OR "));
        return "(SELECT * FROM events WHERE %s)"
                .formatted(equal.isEmpty() ? begins : begins.isEmpty() ? equal : equal + " OR " + begins);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
