package datapipeline.local.insights;

import datapipeline.local.insights.Translation.Column;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A query that was understood and can be run. */
public final class InsightsQuery {
    /** How many rows a query returns unless it or its caller says otherwise. */
    public static final int DEFAULT_ROWS = 10_000;

    /** A result must fit into memory, whatever the rows are. */
    private static final long MOST_CHARACTERS = 32L << 20;

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final Translation translation;

    private InsightsQuery(Translation translation) {
        this.translation = translation;
    }

    /**
     * @param now when the query began
     * @param mostRows how many rows it may return
     * @throws MalformedQuery for what the language does not allow, with its place
     */
    public static InsightsQuery compile(String text, EventSource source, Instant now, int mostRows) {
        return new InsightsQuery(Translator.translate(Parser.parse(text), source, now, mostRows));
    }

    /** The statement it became. */
    public String sql() {
        return translation.sql();
    }

    /** A statement whose one row has how many events the query looks at, and the bytes of their messages. */
    public String scannedSql() {
        return translation.scanned();
    }

    /** A statement whose one row has how many events its filters let through. */
    public String matchedSql() {
        return translation.matched();
    }

    /**
     * Runs it. Rows map a column to its value as GetQueryResults returns it; a field that is absent has no entry.
     *
     * @param connection to a database that {@link SqlFunctions} has prepared
     */
    public List<Map<String, String>> run(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql())) {
            return run(statement);
        }
    }

    /** As {@link #run(Connection)}, with a statement of {@link #sql} that somebody else may cancel. */
    public List<Map<String, String>> run(PreparedStatement statement) throws SQLException {
        var rows = new ArrayList<Map<String, String>>();
        long characters = 0;
        try (ResultSet results = statement.executeQuery()) {
            while (results.next()) {
                Map<String, String> row = row(results);
                rows.add(row);
                characters += row.values().stream().mapToLong(String::length).sum();
                if (characters > MOST_CHARACTERS) {
                    throw new SQLException("the result has more than %d characters: ask for fewer rows or fields"
                            .formatted(MOST_CHARACTERS));
                }
            }
        }
        return rows;
    }

    private Map<String, String> row(ResultSet results) throws SQLException {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < translation.columns().size(); i++) {
            Column column = translation.columns().get(i);
            value(results, i + 1, column.type()).ifPresent(value -> row.put(column.name(), value));
        }
        return row;
    }

    private static Optional<String> value(ResultSet results, int index, Typed.Type type) throws SQLException {
        String value = switch (type) {
            case TEXT, JSON -> results.getString(index);
            case NUMBER -> number(results.getDouble(index));
            case TRUTH -> results.getBoolean(index) ? "1" : "0";
            case INSTANT -> TIMESTAMP.format(Instant.ofEpochMilli(results.getLong(index)));
        };
        return results.wasNull() ? Optional.empty() : Optional.of(value);
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal decimal = BigDecimal.valueOf(value);
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }
}
