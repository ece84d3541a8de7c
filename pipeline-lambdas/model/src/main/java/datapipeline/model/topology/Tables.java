package datapipeline.model.topology;

import datapipeline.model.table.InputTable;
import datapipeline.model.table.OutputTable;
import datapipeline.model.topology.TableSpec.IndexSpec;
import java.util.List;

/** The tables of the file's way. */
final class Tables {
    private Tables() {}

    static List<TableSpec> all() {
        return List.of(
                new TableSpec(
                        Topology.DYNAMODB_INPUT,
                        "pk",
                        "sk",
                        "ttl",
                        List.of(
                                index(InputTable.BY_TYPE_STATUS),
                                index(InputTable.BY_DAY),
                                index(InputTable.BY_TENANT),
                                index(InputTable.BY_REASON),
                                index(InputTable.DUE))),
                new TableSpec(Topology.DYNAMODB_OUTPUT, "pk", "sk", "ttl", List.of(index(OutputTable.BY_TAT))));
    }

    private static IndexSpec index(String name) {
        return new IndexSpec(name, name + "Pk", name + "Sk");
    }
}
