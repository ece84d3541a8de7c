package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.item.Item;
import datapipeline.local.dynamodb.item.ItemCodec;
import datapipeline.local.dynamodb.item.KeyBytes;
import datapipeline.local.dynamodb.item.Refusal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/**
 * The items of a table in the order of the table or of one of its indexes, as a query or a scan sees them.
 *
 * @param showsAll whether items are whole though the index shows only a part of them
 */
record View(Table table, Optional<Index> index, boolean showsAll) {

    /** An item and the key it stands at. */
    record Found(byte[] key, Item item) {}

    /** Takes what is found, and says whether to go on. */
    interface Visitor {
        boolean visit(Found found);
    }

    KeySchema keys() {
        return index.map(each -> each.definition().keys())
                .orElse(table.definition().keys());
    }

    /** The attributes that say where an item stands: those of the view and those of the table. */
    Set<String> positionAttributes() {
        Set<String> attributes = new HashSet<>(keys().attributes());
        attributes.addAll(table.definition().keys().attributes());
        return attributes;
    }

    /** The key at which an item with these attributes stands. */
    byte[] position(Item key) {
        TableDefinition definition = table.definition();
        boolean complete = key.attributes().keySet().equals(positionAttributes())
                && KeyRules.hasTypedKey(definition, definition.keys(), key)
                && KeyRules.hasTypedKey(definition, keys(), key);
        if (!complete) {
            throw Refusal.validation(
                    "The provided starting key is invalid: The provided key element does not match" + " the schema");
        }
        byte[] primary = KeyRules.bytes(definition.keys(), key).orElseThrow();
        return index.map(each -> KeyBytes.join(
                        KeyRules.bytes(each.definition().keys(), key).orElseThrow(), primary))
                .orElse(primary);
    }

    /** Visits the items in a range, in order, until there are no more or the visitor has had enough. */
    void visit(ByteRange range, boolean upwards, Visitor visitor) {
        MVMap<byte[], byte[]> map = index.map(each -> each.map().entries()).orElse(table.items());
        Cursor<byte[], byte[]> cursor =
                upwards ? map.cursor(range.low()) : map.cursor(range.high().orElse(null), null, true);
        boolean goOn = true;
        while (goOn && cursor.hasNext()) {
            byte[] key = cursor.next();
            if (upwards && !range.isBelowHigh(key) || !upwards && Arrays.compareUnsigned(key, range.low()) < 0) {
                return;
            }
            Optional<Found> found = range.contains(key) ? found(key, cursor.getValue()) : Optional.empty();
            goOn = found.isEmpty() || visitor.visit(found.get());
        }
    }

    private Optional<Found> found(byte[] key, byte[] value) {
        if (index.isEmpty()) {
            return Optional.of(new Found(key, ItemCodec.read(value)));
        }
        Index at = index.get();
        return table.get(value)
                .filter(item -> stillStandsAt(at, key, item, value))
                .map(item -> showsAll
                        ? item
                        : at.definition().project(item, table.definition().keys()))
                .map(item -> new Found(key, item));
    }

    /** Between reading the entry and reading its item, another write may have moved the item elsewhere. */
    private static boolean stillStandsAt(Index index, byte[] key, Item item, byte[] primaryKey) {
        return index.entryKey(item, primaryKey)
                .filter(now -> Arrays.equals(now, key))
                .isPresent();
    }
}
