package datapipeline.local.columns;

import java.sql.SQLException;

/** A change of some tables. It may be applied again when a change beside it has failed, but becomes part of the file once. */
@FunctionalInterface
public interface Change {

    void apply(Transaction transaction) throws SQLException;
}
