package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.item.Item;
import datapipeline.local.dynamodb.item.KeyBytes;
import java.util.Optional;

/** A secondary index: real entries, made and removed in the same change as the item. */
record Index(TableDefinition table, IndexDefinition definition, IndexMap map) {

    /** The key of an item's entry; nothing where the item lacks an attribute of it, or has one that can be no key. */
    Optional<byte[]> entryKey(Item item, byte[] primaryKey) {
        return KeyRules.canBeIndexed(table, definition, item)
                ? KeyRules.bytes(definition.keys(), item).map(key -> KeyBytes.join(key, primaryKey))
                : Optional.empty();
    }

    void move(Optional<Item> before, Optional<Item> after, byte[] primaryKey) {
        map.move(
                before.flatMap(item -> entryKey(item, primaryKey)),
                after.flatMap(item -> entryKey(item, primaryKey)),
                primaryKey);
    }
}
