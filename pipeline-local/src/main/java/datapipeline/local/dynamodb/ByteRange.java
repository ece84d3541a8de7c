package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.item.KeyBytes;
import java.util.Arrays;
import java.util.Optional;

/**
 * A range of keys as bytes.
 *
 * @param low the first key of it
 * @param high the first key after it; empty when it has no end
 */
record ByteRange(byte[] low, Optional<byte[]> high) {

    static ByteRange all() {
        return new ByteRange(new byte[0], Optional.empty());
    }

    static ByteRange of(byte[] low, byte[] high) {
        return new ByteRange(low, Optional.of(high));
    }

    static ByteRange startingWith(byte[] prefix) {
        return of(prefix, KeyBytes.afterAll(prefix));
    }

    boolean contains(byte[] key) {
        return Arrays.compareUnsigned(key, low) >= 0 && isBelowHigh(key);
    }

    boolean isBelowHigh(byte[] key) {
        return high.isEmpty() || Arrays.compareUnsigned(key, high.get()) < 0;
    }

    /** What is left of the range behind a key, going up or down. */
    ByteRange beyond(byte[] key, boolean upwards) {
        return upwards ? new ByteRange(KeyBytes.next(key), high) : new ByteRange(low, Optional.of(key));
    }
}
