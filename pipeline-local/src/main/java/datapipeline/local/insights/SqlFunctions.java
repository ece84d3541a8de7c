package datapipeline.local.insights;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.BiFunction;
import org.duckdb.DuckDBFunctions;

/** The functions that translated queries call and SQL does not have. */
public final class SqlFunctions {
    private static final List<String> MACROS = List.of(
            """
            CREATE OR REPLACE MACRO insights_number(x) AS
              CASE WHEN isfinite(TRY_CAST(x AS DOUBLE)) THEN TRY_CAST(x AS DOUBLE)
                   WHEN x = 'true' THEN 1.0::DOUBLE WHEN x = 'false' THEN 0.0::DOUBLE END""",
            """
            CREATE OR REPLACE MACRO insights_text(n) AS
              CASE WHEN n = trunc(n) AND abs(n) < 1e15 THEN CAST(CAST(n AS BIGINT) AS VARCHAR)
                   ELSE CAST(n AS VARCHAR) END""",
            // Runs of digits order by their length and then by their digits: each is told its length first.
            """
            CREATE OR REPLACE MACRO insights_natural(x) AS
              array_to_string(list_transform(regexp_extract_all(x, '\\d+|\\D+'), lambda run:
                CASE WHEN regexp_full_match(run, '\\d+') THEN '0' || lpad(CAST(length(run) AS VARCHAR), 6, '0') || run
                     ELSE run END), '')""");

    private SqlFunctions() {}

    /** Makes them known to the database behind this connection; once for each database. */
    public static void register(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String macro : MACROS) {
                statement.execute(macro);
            }
        }
        register(connection, "insights_valid_ip", Addresses::valid);
        register(connection, "insights_ip_in_subnet", Addresses::inSubnet);
    }

    private static void register(Connection connection, String name, BiFunction<String, String, Boolean> function)
            throws SQLException {
        try (var builder = DuckDBFunctions.scalarFunction()) {
            builder.withName(name)
                    .withParameters(String.class, String.class)
                    .withReturnType(Boolean.class)
                    .withNullInNullOut()
                    .withFunction(function)
                    .register(connection);
        }
    }
}
