package datapipeline.local.dynamodb;

import static datapipeline.local.dynamodb.item.KeyBytes.afterAll;
import static datapipeline.local.dynamodb.item.KeyBytes.join;
import static datapipeline.local.dynamodb.item.KeyBytes.prefix;

import datapipeline.local.dynamodb.expression.Comparator;
import datapipeline.local.dynamodb.expression.KeyCondition;
import datapipeline.local.dynamodb.expression.KeyCondition.SortRange;
import datapipeline.local.dynamodb.item.KeyBytes;
import datapipeline.local.dynamodb.item.Refusal;
import datapipeline.local.dynamodb.item.Value;
import java.util.Optional;

/** Turns a key condition into the range of keys it means. */
final class QueryRange {
    private QueryRange() {}

    static ByteRange of(KeyCondition condition, KeySchema keys, TableDefinition table) {
        requireType(condition.partition(), keys.hash(), table);
        byte[] partition = KeyBytes.of(condition.partition());
        Optional<String> range = keys.range();
        range.ifPresent(attribute -> requireTypes(condition.sort(), attribute, table));
        return switch (condition.sort()) {
            case SortRange.All all -> ByteRange.startingWith(partition);
            case SortRange.Compared(Comparator comparator, Value value) ->
                compared(partition, comparator, join(partition, KeyBytes.of(value)));
            case SortRange.From(Value low, Value high) ->
                ByteRange.of(join(partition, KeyBytes.of(low)), afterAll(join(partition, KeyBytes.of(high))));
            case SortRange.BeginningWith(Value start) -> ByteRange.startingWith(join(partition, prefix(start)));
        };
    }

    private static ByteRange compared(byte[] partition, Comparator comparator, byte[] key) {
        return switch (comparator) {
            case EQ -> ByteRange.startingWith(key);
            case LT -> ByteRange.of(partition, key);
            case LE -> ByteRange.of(partition, afterAll(key));
            case GT -> ByteRange.of(afterAll(key), afterAll(partition));
            case GE -> ByteRange.of(key, afterAll(partition));
            case NE -> throw Refusal.validation("Query key condition not supported");
        };
    }

    private static void requireTypes(SortRange range, String attribute, TableDefinition table) {
        switch (range) {
            case SortRange.All all -> {}
            case SortRange.Compared(Comparator comparator, Value value) -> requireType(value, attribute, table);
            case SortRange.From(Value low, Value high) -> {
                requireType(low, attribute, table);
                requireType(high, attribute, table);
            }
            case SortRange.BeginningWith(Value start) -> requireType(start, attribute, table);
        }
    }

    private static void requireType(Value value, String attribute, TableDefinition table) {
        if (!value.type().equals(table.typeOf(attribute).toString())) {
            throw Refusal.parameters("Condition parameter type does not match schema type");
        }
    }
}
