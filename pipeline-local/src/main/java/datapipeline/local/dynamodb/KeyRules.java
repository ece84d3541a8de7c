package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.item.Item;
import datapipeline.local.dynamodb.item.ItemSize;
import datapipeline.local.dynamodb.item.KeyBytes;
import datapipeline.local.dynamodb.item.Refusal;
import datapipeline.local.dynamodb.item.Value;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Finds keys in items and refuses what cannot be one.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">Limits of keys</a>
 */
final class KeyRules {
    private static final int MAX_HASH_BYTES = 2048;
    private static final int MAX_RANGE_BYTES = 1024;

    private KeyRules() {}

    /** The primary key of a whole item. */
    static byte[] ofItem(TableDefinition table, Item item) {
        for (String attribute : table.keys().attributes()) {
            Value value = item.get(attribute);
            if (value == null) {
                throw Refusal.parameters("Missing the key %s in the item".formatted(attribute));
            }
            ScalarAttributeType type = table.typeOf(attribute);
            if (!value.type().equals(type.toString())) {
                throw Refusal.parameters(
                        "Type mismatch for key %s expected: %s actual: %s".formatted(attribute, type, value.type()));
            }
        }
        return checkedBytes(table.keys(), item);
    }

    /** The primary key in a map that has nothing else. */
    static byte[] ofKey(TableDefinition table, Item key) {
        boolean matches =
                key.attributes().keySet().equals(Set.copyOf(table.keys().attributes()))
                        && hasTypedKey(table, table.keys(), key);
        if (!matches) {
            throw Refusal.validation("The provided key element does not match the schema");
        }
        return checkedBytes(table.keys(), key);
    }

    /** Whether the item has all attributes of a key, each of the right type. */
    static boolean hasTypedKey(TableDefinition table, KeySchema keys, Item item) {
        return keys.attributes().stream().allMatch(attribute -> {
            Value value = item.get(attribute);
            return value != null && value.type().equals(table.typeOf(attribute).toString());
        });
    }

    /**
     * Whether an item has an entry in an index. Those that were there before the index may have anything under its
     * attributes: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.OnlineOps.html
     */
    static boolean canBeIndexed(TableDefinition table, IndexDefinition index, Item item) {
        return hasTypedKey(table, index.keys(), item)
                && index.keys().attributes().stream().allMatch(attribute -> {
                    Value value = item.get(attribute);
                    return !isEmpty(value) && length(value) <= longest(index, attribute);
                });
    }

    private static int longest(IndexDefinition index, String attribute) {
        return attribute.equals(index.keys().hash()) ? MAX_HASH_BYTES : MAX_RANGE_BYTES;
    }

    private static byte[] checkedBytes(KeySchema keys, Item item) {
        for (String attribute : keys.attributes()) {
            Value value = item.get(attribute);
            if (isEmpty(value)) {
                throw Refusal.validation("One or more parameter values are not valid. The AttributeValue for a key"
                        + " attribute cannot contain an empty %s value. Key: %s"
                                .formatted(value instanceof Value.S ? "string" : "binary", attribute));
            }
        }
        byte[] key = bytes(keys, item).orElseThrow();
        checkLengths(keys, item);
        return key;
    }

    private static void checkLengths(KeySchema keys, Item item) {
        if (length(item.get(keys.hash())) > MAX_HASH_BYTES) {
            throw Refusal.parameters("Size of hashkey has exceeded the maximum size limit of2048 bytes");
        }
        if (keys.range().isPresent() && length(item.get(keys.range().get())) > MAX_RANGE_BYTES) {
            throw Refusal.parameters("Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
        }
    }

    private static boolean isEmpty(@Nullable Value value) {
        return value != null && !(value instanceof Value.N) && length(value) == 0;
    }

    private static int length(@Nullable Value value) {
        return value == null || value instanceof Value.N ? 0 : ItemSize.of(value);
    }

    /** The bytes of a key, or nothing where the item does not have all of it. */
    static Optional<byte[]> bytes(KeySchema keys, Item item) {
        byte[] bytes = new byte[0];
        for (String attribute : keys.attributes()) {
            Value value = item.get(attribute);
            if (value == null) {
                return Optional.empty();
            }
            bytes = KeyBytes.join(bytes, KeyBytes.of(value));
        }
        return Optional.of(bytes);
    }

    /** Refuses an item whose attributes could not be keys of the table's indexes. Missing ones are fine. */
    static void checkIndexKeys(TableDefinition table, Item item) {
        for (IndexDefinition index : table.indexes()) {
            for (String attribute : index.keys().attributes()) {
                Value value = item.get(attribute);
                if (value != null) {
                    checkIndexKey(index, attribute, value, table.typeOf(attribute));
                }
            }
        }
    }

    private static void checkIndexKey(IndexDefinition index, String attribute, Value value, ScalarAttributeType type) {
        if (!value.type().equals(type.toString())) {
            throw Refusal.parameters("Type mismatch for Index Key %s Expected: %s Actual: %s IndexName: %s"
                    .formatted(attribute, type, value.type(), index.name()));
        }
        if (isEmpty(value)) {
            throw Refusal.validation(("One or more parameter values are not valid. A value specified for a secondary"
                            + " index key is not supported. The AttributeValue for a key attribute cannot contain an"
                            + " empty string value. IndexName: %s, IndexKey: %s")
                    .formatted(index.name(), attribute));
        }
        int max = longest(index, attribute);
        if (length(value) > max) {
            throw Refusal.parameters(
                    "Size of index key %s has exceeded the maximum size limit of %d bytes. IndexName: %s"
                            .formatted(attribute, max, index.name()));
        }
    }
}
