package datapipeline.local.columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Changes of tables that reach the file together or not at all. */
public final class Transaction {
    private final DuckDBConnection connection;
    private final Map<String, DuckDBAppender> appenders = new LinkedHashMap<>();

    Transaction(Connection connection) throws SQLException {
        this.connection = connection.unwrap(DuckDBConnection.class);
    }

    /** Adds rows to a table much faster than SQL does; shared by all changes of the transaction, closed by nobody else. */
    public DuckDBAppender appender(String table) throws SQLException {
        DuckDBAppender open = appenders.get(table);
        if (open == null) {
            open = connection.createAppender(table);
            appenders.put(table, open);
        }
        return open;
    }

    /** Runs a statement that sees all that was changed before it, and returns how many rows it touched. */
    public int execute(String sql, Object... parameters) throws SQLException {
        flush();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** Closes the appenders before the transaction is rolled back, as their rows would else come into a later one. */
    void abandon() {
        for (DuckDBAppender appender : appenders.values()) {
            try {
                appender.close();
            } catch (SQLException e) {
                // What the appender holds is not wanted any more, and why the change failed is told by its own
                // exception.
                continue;
            }
        }
        appenders.clear();
    }

    /** Hands over the rows that appenders hold. */
    void flush() throws SQLException {
        for (DuckDBAppender appender : appenders.values()) {
            appender.close();
        }
        appenders.clear();
    }
}
