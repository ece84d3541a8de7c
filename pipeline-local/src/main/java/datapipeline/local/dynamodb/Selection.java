package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.expression.Projection;
import datapipeline.local.dynamodb.item.Item;
import datapipeline.local.dynamodb.item.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * What a query or a scan shows of the items it finds.
 *
 * @param countsOnly whether it shows none of them
 * @param needsWholeItems whether an index has to fetch from the table what it does not show itself
 */
record Selection(boolean countsOnly, Optional<Projection> projection, boolean needsWholeItems) {

    static Selection of(
            @Nullable Select select, Optional<Projection> projection, Optional<Index> index, TableDefinition table) {
        if (projection.isPresent() && select != null && select != Select.SPECIFIC_ATTRIBUTES) {
            throw Refusal.validation("Cannot specify the ProjectionExpression when choosing to get " + select);
        }
        if (projection.isEmpty() && select == Select.SPECIFIC_ATTRIBUTES) {
            throw Refusal.validation("Must specify the AttributesToGet or ProjectionExpression when choosing to get"
                    + " SPECIFIC_ATTRIBUTES");
        }
        if (index.isEmpty() && select == Select.ALL_PROJECTED_ATTRIBUTES) {
            throw Refusal.parameters("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }
        boolean whole = index.isPresent() && needsWholeItems(select, projection, index.get(), table);
        return new Selection(select == Select.COUNT, projection, whole);
    }

    private static boolean needsWholeItems(
            @Nullable Select select, Optional<Projection> projection, Index index, TableDefinition table) {
        IndexDefinition definition = index.definition();
        if (definition.showsAll()) {
            return false;
        }
        Set<String> shown = definition.attributes(table.keys());
        List<String> missing = projection.stream()
                .flatMap(wanted -> wanted.attributes().stream())
                .filter(attribute -> !shown.contains(attribute))
                .sorted()
                .toList();
        if (definition.isGlobal() && !missing.isEmpty()) {
            throw Refusal.parameters(
                    "Global secondary index %s does not project %s".formatted(definition.name(), missing));
        }
        if (definition.isGlobal() && select == Select.ALL_ATTRIBUTES) {
            throw Refusal.parameters("Select type ALL_ATTRIBUTES is not supported for global secondary index %s because"
                            .formatted(definition.name())
                    + " its projection type is not ALL");
        }
        return select == Select.ALL_ATTRIBUTES || !missing.isEmpty();
    }

    Item of(Item item) {
        return projection.map(wanted -> wanted.of(item)).orElse(item);
    }
}
