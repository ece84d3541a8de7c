package datapipeline.local.insights;

import datapipeline.local.insights.Typed.Type;
import java.util.List;

/**
 * A query as SQL.
 *
 * @param columns what each column of the result means, in order
 * @param scanned a statement that counts the events of its log groups and their bytes
 * @param matched a statement that counts the events that its filters let through
 */
record Translation(String sql, List<Column> columns, String scanned, String matched) {

    record Column(String name, Type type) {}

    Translation {
        columns = List.copyOf(columns);
    }
}
