package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.item.Item;
import datapipeline.local.dynamodb.item.ItemSize;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * What an operation costs in capacity units: one for 4 KB read or 1 KB written, half for an eventually consistent
 * read, double in a transaction.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">
 *     Capacity unit consumption</a>
 */
final class Capacity {
    private static final int READ_UNIT = 4096;
    private static final int WRITE_UNIT = 1024;
    private static final double TRANSACTED = 2;

    private final String tableName;
    private final boolean isRead;
    private final double factor;
    private double tableUnits;
    private final Map<String, Double> global = new LinkedHashMap<>();
    private final Map<String, Double> local = new LinkedHashMap<>();

    private Capacity(String tableName, boolean isRead, double factor) {
        this.tableName = tableName;
        this.isRead = isRead;
        this.factor = factor;
    }

    static Capacity ofReads(Table table, boolean consistent) {
        return new Capacity(table.definition().name(), true, consistent ? 1 : 0.5);
    }

    static Capacity ofWrites(Table table) {
        return new Capacity(table.definition().name(), false, 1);
    }

    static Capacity ofTransactedReads(Table table) {
        return new Capacity(table.definition().name(), true, TRANSACTED);
    }

    static Capacity ofTransactedWrites(Table table) {
        return new Capacity(table.definition().name(), false, TRANSACTED);
    }

    /** One read of so many bytes; reading nothing costs as much as reading the smallest item. */
    Capacity read(long bytes) {
        tableUnits += factor * units(bytes, READ_UNIT);
        return this;
    }

    Capacity read(IndexDefinition index, long bytes) {
        (index.isGlobal() ? global : local).merge(index.name(), factor * units(bytes, READ_UNIT), Double::sum);
        return this;
    }

    /** One write, and what it does to the indexes of the table. */
    Capacity write(Table table, Write.Effect effect) {
        tableUnits += factor * units(Math.max(size(effect.before()), size(effect.after())), WRITE_UNIT);
        for (Index index : table.indexes()) {
            double units = indexUnits(table, index, effect);
            if (units > 0) {
                (index.definition().isGlobal() ? global : local)
                        .merge(index.definition().name(), factor * units, Double::sum);
            }
        }
        return this;
    }

    private static double indexUnits(Table table, Index index, Write.Effect effect) {
        KeySchema tableKeys = table.definition().keys();
        Optional<Item> before = effect.before().filter(item -> isIn(index, item));
        Optional<Item> after = effect.after().filter(item -> isIn(index, item));
        Optional<Item> old = before.map(item -> index.definition().project(item, tableKeys));
        Optional<Item> young = after.map(item -> index.definition().project(item, tableKeys));
        if (old.equals(young)) {
            return 0;
        }
        boolean stays =
                old.isPresent() && young.isPresent() && keysOf(index, old.get()).equals(keysOf(index, young.get()));
        if (stays) {
            return units(Math.max(size(old), size(young)), WRITE_UNIT);
        }
        return old.map(item -> units(size(old), WRITE_UNIT)).orElse(0L)
                + young.map(item -> units(size(young), WRITE_UNIT)).orElse(0L);
    }

    private static boolean isIn(Index index, Item item) {
        return item.attributes().keySet().containsAll(index.definition().keys().attributes());
    }

    private static Item keysOf(Index index, Item item) {
        return item.only(Set.copyOf(index.definition().keys().attributes()));
    }

    private static int size(Optional<Item> item) {
        return item.map(ItemSize::of).orElse(0);
    }

    private static long units(long bytes, int unit) {
        return Math.max(1, (bytes + unit - 1) / unit);
    }

    /** This and that together, over the same table. */
    Capacity plus(Capacity other) {
        tableUnits += other.tableUnits;
        other.global.forEach((name, units) -> global.merge(name, units, Double::sum));
        other.local.forEach((name, units) -> local.merge(name, units, Double::sum));
        return this;
    }

    /** The answer's part about capacity, or null where it was not asked for. */
    @Nullable
    ConsumedCapacity reported(@Nullable ReturnConsumedCapacity wanted) {
        if (wanted == null || wanted == ReturnConsumedCapacity.NONE) {
            return null;
        }
        double total = tableUnits + sum(global) + sum(local);
        var reported = ConsumedCapacity.builder().tableName(tableName).capacityUnits(total);
        if (factor == TRANSACTED) {
            reported = isRead ? reported.readCapacityUnits(total) : reported.writeCapacityUnits(total);
        }
        if (wanted == ReturnConsumedCapacity.INDEXES) {
            reported.table(table -> table.capacityUnits(tableUnits));
            if (!global.isEmpty()) {
                reported.globalSecondaryIndexes(perIndex(global));
            }
            if (!local.isEmpty()) {
                reported.localSecondaryIndexes(perIndex(local));
            }
        }
        return reported.build();
    }

    private static double sum(Map<String, Double> units) {
        return units.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static Map<String, software.amazon.awssdk.services.dynamodb.model.Capacity> perIndex(
            Map<String, Double> units) {
        Map<String, software.amazon.awssdk.services.dynamodb.model.Capacity> each = new LinkedHashMap<>();
        units.forEach((name, value) -> each.put(
                name,
                software.amazon.awssdk.services.dynamodb.model.Capacity.builder()
                        .capacityUnits(value)
                        .build()));
        return each;
    }
}
