package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.item.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * What a table may look like.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html">CreateTable</a>
 */
final class TableRules {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");
    private static final int MIN_NAME = 3;
    private static final int MAX_NAME = 255;
    private static final int MAX_LOCAL = 5;
    private static final int MAX_GLOBAL = 20;

    private TableRules() {}

    static String name(String parameter, @Nullable String name) {
        if (name == null) {
            throw Refusal.validation(
                    "The parameter '%s' is required but was not present in the request".formatted(parameter));
        }
        if (name.length() < MIN_NAME || name.length() > MAX_NAME) {
            throw Refusal.validation(
                    "%s must be at least 3 characters long and at most 255 characters long".formatted(parameter));
        }
        if (!NAME.matcher(name).matches()) {
            throw Refusal.validation(("1 validation error detected: Value '%s' at '%s' failed to satisfy constraint:"
                            + " Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+")
                    .formatted(name, parameter));
        }
        return name;
    }

    /** Reads a key schema and refuses one that is none. */
    static KeySchema keys(List<KeySchemaElement> elements, Map<String, ScalarAttributeType> types) {
        if (elements.isEmpty() || elements.size() > 2) {
            throw Refusal.validation("1 validation error detected: Value at 'keySchema' failed to satisfy constraint:"
                    + " Member must have one or two elements");
        }
        if (elements.getFirst().keyType() != KeyType.HASH) {
            throw Refusal.validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        }
        if (elements.size() == 2 && elements.get(1).keyType() != KeyType.RANGE) {
            throw Refusal.validation("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
        }
        KeySchema keys = KeySchema.of(elements);
        if (keys.range().isPresent() && keys.range().get().equals(keys.hash())) {
            throw Refusal.validation("Both the Hash Key and the Range Key element in the KeySchema have the same name");
        }
        if (!types.keySet().containsAll(keys.attributes())) {
            throw Refusal.parameters(("Some index key attributes are not defined in AttributeDefinitions. Keys: %s,"
                            + " AttributeDefinitions: %s")
                    .formatted(keys.attributes(), new TreeSet<>(types.keySet())));
        }
        return keys;
    }

    /** Reads what an index shows. */
    static IndexDefinition index(String name, boolean isGlobal, KeySchema keys, @Nullable Projection projection) {
        name("IndexName", name);
        if (projection == null || projection.projectionType() == null) {
            throw Refusal.parameters("Unknown ProjectionType: null");
        }
        if (projection.projectionType() == ProjectionType.UNKNOWN_TO_SDK_VERSION) {
            throw Refusal.parameters("Unknown ProjectionType: " + projection.projectionTypeAsString());
        }
        boolean includes = projection.projectionType() == ProjectionType.INCLUDE;
        if (!includes && projection.hasNonKeyAttributes()) {
            throw Refusal.parameters("ProjectionType is %s, but NonKeyAttributes is specified"
                    .formatted(projection.projectionTypeAsString()));
        }
        if (includes && projection.nonKeyAttributes().isEmpty()) {
            throw Refusal.parameters("ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
        }
        return IndexDefinition.of(name, isGlobal, keys, projection);
    }

    static void localIndexKeys(String name, KeySchema index, KeySchema table) {
        if (table.range().isEmpty()) {
            throw Refusal.parameters("Table KeySchema does not have a range key, which is required when specifying a"
                    + " LocalSecondaryIndex");
        }
        if (index.range().isEmpty()) {
            throw Refusal.parameters("Index KeySchema does not have a range key for index: " + name);
        }
        if (!index.hash().equals(table.hash())) {
            throw Refusal.parameters(("Index KeySchema does not have the same leading hash key as table KeySchema for"
                            + " index: %s. index hash key: %s, table hash key: %s")
                    .formatted(name, index.hash(), table.hash()));
        }
    }

    /** Refuses a whole that does not fit together though each part is right. */
    static void whole(TableDefinition table) {
        Set<String> names = new HashSet<>();
        Set<String> used = new HashSet<>(table.keys().attributes());
        for (IndexDefinition index : table.indexes()) {
            used.addAll(index.keys().attributes());
            if (!names.add(index.name())) {
                throw Refusal.parameters("Duplicate index name: " + index.name());
            }
        }
        long global = table.indexes().stream().filter(IndexDefinition::isGlobal).count();
        if (global > MAX_GLOBAL) {
            throw Refusal.parameters("GlobalSecondaryIndex count exceeds the per-table limit of " + MAX_GLOBAL);
        }
        if (table.indexes().size() - global > MAX_LOCAL) {
            throw Refusal.parameters("Number of LocalSecondaryIndexes exceeds per-table limit of " + MAX_LOCAL);
        }
        if (!used.equals(table.keyTypes().keySet())) {
            throw Refusal.parameters(
                    ("Some AttributeDefinitions are not used. AttributeDefinitions: %s, keys used:" + " %s")
                            .formatted(new TreeSet<>(table.keyTypes().keySet()), new TreeSet<>(used)));
        }
    }
}
