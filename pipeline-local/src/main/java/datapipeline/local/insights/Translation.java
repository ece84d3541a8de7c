package datapipeline.local.insights;

import datapipeline.local.insights.Typed.Type;
import java.util.List;

/**
 * A query as SQL.
 *
 * @param columns what each column of the result means, in order
 */
record Translation(String sql, List<Column> columns) {

    record Column(String name, Type type) {}

    Translation {
        columns = List.copyOf(columns);
    }
}
