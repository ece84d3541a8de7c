package datapipeline.local.columns;

import java.sql.Connection;
import java.sql.SQLException;

/** What a service needs in the database before it reads or writes: its tables, its functions. Done at every opening. */
@FunctionalInterface
public interface Preparation {

    void prepare(Connection connection) throws SQLException;
}
