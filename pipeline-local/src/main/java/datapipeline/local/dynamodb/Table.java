package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.item.Item;
import datapipeline.local.dynamodb.item.ItemCodec;
import datapipeline.local.dynamodb.item.Refusal;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVMap;

/**
 * A table: its items by primary key, and its indexes. It changes items and indexes together and leaves it to the
 * caller to be inside a write and to hold the item's lock.
 */
final class Table {

    /** What a table is at one moment; replaced as a whole when an index comes or goes. */
    private record Shape(TableDefinition definition, List<Index> indexes, Optional<ExpiryIndex> expiry) {}

    private final MVMap<byte[], byte[]> items;
    private volatile Shape shape;
    private volatile boolean dropped;

    Table(TableDefinition definition, MVMap<byte[], byte[]> items, List<Index> indexes, Optional<ExpiryIndex> expiry) {
        this.items = items;
        this.shape = new Shape(definition, List.copyOf(indexes), expiry);
    }

    void become(TableDefinition definition, List<Index> indexes, Optional<ExpiryIndex> expiry) {
        shape = new Shape(definition, List.copyOf(indexes), expiry);
    }

    void markDropped() {
        dropped = true;
    }

    /** Whether it was not deleted. */
    boolean isThere() {
        return !dropped;
    }

    /** Refuses to go on with a table that was deleted meanwhile. */
    void requireThere() {
        if (dropped) {
            throw Tables.notFound(definition().name());
        }
    }

    TableDefinition definition() {
        return shape.definition;
    }

    List<Index> indexes() {
        return shape.indexes;
    }

    Optional<ExpiryIndex> expiry() {
        return shape.expiry;
    }

    MVMap<byte[], byte[]> items() {
        return items;
    }

    /** The index of this name, if it can be read. */
    Index readableIndex(String name) {
        Index index = shape.indexes.stream()
                .filter(each -> each.definition().name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.validation("The table does not have the specified index: " + name));
        if (index.definition().isBackfilling()) {
            throw Refusal.validation("Cannot read from backfilling global secondary index: " + name);
        }
        return index;
    }

    Optional<Item> get(byte[] key) {
        byte[] bytes = items.get(key);
        return bytes == null ? Optional.empty() : Optional.of(ItemCodec.read(bytes));
    }

    /** Puts, replaces or removes an item, and moves its index entries along. */
    void replace(byte[] key, Optional<Item> before, Optional<Item> after) {
        if (after.isPresent()) {
            items.put(key, ItemCodec.write(after.get()));
        } else if (before.isPresent()) {
            items.remove(key);
        }
        Shape now = shape;
        now.indexes.forEach(index -> index.move(before, after, key));
        now.expiry.ifPresent(index -> index.move(before, after, key));
    }

    /** Makes the entries of one index for an item that was there before the index. */
    void fill(Index index, byte[] key) {
        get(key).ifPresent(item -> index.move(Optional.empty(), Optional.of(item), key));
    }

    /** As {@link #fill(Index, byte[])}, for the expiry. */
    void fill(ExpiryIndex index, byte[] key) {
        get(key).ifPresent(item -> index.move(Optional.empty(), Optional.of(item), key));
    }
}
