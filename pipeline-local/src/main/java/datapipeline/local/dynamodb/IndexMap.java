package datapipeline.local.dynamodb;

import java.util.Arrays;
import java.util.Optional;
import org.h2.mvstore.MVMap;

/**
 * Entries that lead from a key made of other attributes to the primary key of the item. Each entry key ends in the
 * primary key, so items may agree in all the rest. An item that gives no entry key is not in it.
 */
final class IndexMap {
    private final MVMap<byte[], byte[]> entries;

    IndexMap(MVMap<byte[], byte[]> entries) {
        this.entries = entries;
    }

    MVMap<byte[], byte[]> entries() {
        return entries;
    }

    /** Makes the entry for what an item has become. Where the entry key stays the same, nothing is written. */
    void move(Optional<byte[]> before, Optional<byte[]> after, byte[] primaryKey) {
        boolean stays = before.isPresent() && after.isPresent() && Arrays.equals(before.get(), after.get());
        if (!stays) {
            before.ifPresent(entries::remove);
            after.ifPresent(key -> entries.put(key, primaryKey));
        }
    }
}
