package datapipeline.model.topology;

import java.util.List;

/**
 * A table: all keys are strings.
 *
 * @param partitionKey the attribute of its partition key
 * @param sortKey the attribute of its sort key
 * @param timeToLive the attribute that holds when an item may be forgotten, in seconds of the Unix epoch
 */
public record TableSpec(String name, String partitionKey, String sortKey, String timeToLive, List<IndexSpec> indexes) {
    public TableSpec {
        indexes = List.copyOf(indexes);
    }

    /** A global secondary index over all attributes; items without its keys are not in it. */
    public record IndexSpec(String name, String partitionKey, String sortKey) {}
}
