package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.item.Item;
import datapipeline.local.dynamodb.item.KeyBytes;
import datapipeline.local.dynamodb.item.Value;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The items of a table by the second in which they expire, so that finding the expired ones reads no others. */
record ExpiryIndex(String attribute, IndexMap map) {

    void move(Optional<Item> before, Optional<Item> after, byte[] primaryKey) {
        map.move(
                before.flatMap(item -> entryKey(item, primaryKey)),
                after.flatMap(item -> entryKey(item, primaryKey)),
                primaryKey);
    }

    private Optional<byte[]> entryKey(Item item, byte[] primaryKey) {
        return expiry(item).map(second -> KeyBytes.join(upTo(second), primaryKey));
    }

    /** Where the entries of this second begin. */
    static byte[] upTo(long second) {
        return ByteBuffer.allocate(Long.BYTES).putLong(second).array();
    }

    /** The second an item expires in; nothing where the attribute is missing, is no number, or lies before 1970. */
    Optional<Long> expiry(Item item) {
        if (item.get(attribute) instanceof Value.N n
                && n.number().signum() >= 0
                && n.number().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
            return Optional.of(n.number().longValue());
        }
        return Optional.empty();
    }
}
