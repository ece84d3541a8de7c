package datapipeline.local.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * A table as it was asked for, and as it lies in the store.
 *
 * @param id new for each table, even of the same name
 * @param createdAt milliseconds since 1970
 * @param keyTypes the types of all attributes that are part of any key
 */
record TableDefinition(
        String name,
        String id,
        long createdAt,
        KeySchema keys,
        Map<String, ScalarAttributeType> keyTypes,
        List<IndexDefinition> indexes,
        TableSettings settings) {

    TableDefinition {
        keyTypes = Map.copyOf(keyTypes);
        indexes = List.copyOf(indexes);
    }

    Optional<IndexDefinition> index(String indexName) {
        return indexes.stream().filter(each -> each.name().equals(indexName)).findFirst();
    }

    ScalarAttributeType typeOf(String keyAttribute) {
        ScalarAttributeType type = keyTypes.get(keyAttribute);
        if (type == null) {
            throw new IllegalStateException("table %s has no type for key attribute %s".formatted(name, keyAttribute));
        }
        return type;
    }

    TableDefinition with(TableSettings changed) {
        return new TableDefinition(name, id, createdAt, keys, keyTypes, indexes, changed);
    }

    TableDefinition plus(IndexDefinition index, Map<String, ScalarAttributeType> moreTypes) {
        Map<String, ScalarAttributeType> types = new TreeMap<>(keyTypes);
        types.putAll(moreTypes);
        List<IndexDefinition> more = new ArrayList<>(indexes);
        more.add(index);
        return new TableDefinition(name, id, createdAt, keys, types, more, settings);
    }

    TableDefinition minus(String indexName) {
        List<IndexDefinition> fewer =
                indexes.stream().filter(each -> !each.name().equals(indexName)).toList();
        return new TableDefinition(name, id, createdAt, keys, keyTypes, fewer, settings);
    }

    TableDefinition changing(String indexName, UnaryOperator<IndexDefinition> change) {
        List<IndexDefinition> changed = indexes.stream()
                .map(each -> each.name().equals(indexName) ? change.apply(each) : each)
                .toList();
        return new TableDefinition(name, id, createdAt, keys, keyTypes, changed, settings);
    }
}
