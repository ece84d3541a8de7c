package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.item.Item;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/**
 * A secondary index as it was asked for.
 *
 * @param isGlobal over the whole table; a local one shares the table's partitions
 * @param extraAttributes what it shows besides keys when the projection is INCLUDE
 * @param isBackfilling while the items that were there before it are still being added, and it cannot be read
 */
record IndexDefinition(
        String name,
        boolean isGlobal,
        KeySchema keys,
        ProjectionType projection,
        List<String> extraAttributes,
        boolean isBackfilling) {

    IndexDefinition {
        extraAttributes = List.copyOf(extraAttributes);
    }

    static IndexDefinition of(String name, boolean isGlobal, KeySchema keys, Projection projection) {
        return new IndexDefinition(
                name, isGlobal, keys, projection.projectionType(), projection.nonKeyAttributes(), false);
    }

    IndexDefinition backfilling(boolean backfilling) {
        return new IndexDefinition(name, isGlobal, keys, projection, extraAttributes, backfilling);
    }

    boolean showsAll() {
        return projection == ProjectionType.ALL;
    }

    /** The attributes it shows, unless it shows all. */
    Set<String> attributes(KeySchema tableKeys) {
        Set<String> shown = new HashSet<>(keys.attributes());
        shown.addAll(tableKeys.attributes());
        shown.addAll(extraAttributes);
        return shown;
    }

    /** The item as it is seen in the index. */
    Item project(Item item, KeySchema tableKeys) {
        return showsAll() ? item : item.only(attributes(tableKeys));
    }

    Projection projectionRequest() {
        var request = Projection.builder().projectionType(projection);
        return extraAttributes.isEmpty()
                ? request.build()
                : request.nonKeyAttributes(extraAttributes).build();
    }
}
