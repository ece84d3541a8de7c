package datapipeline.local.columns;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes something of the rows that a query found. */
@FunctionalInterface
public interface Reading<T> {

    T of(ResultSet rows) throws SQLException;
}
