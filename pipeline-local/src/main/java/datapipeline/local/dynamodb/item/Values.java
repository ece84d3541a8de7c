package datapipeline.local.dynamodb.item;

import datapipeline.local.dynamodb.item.Value.B;
import datapipeline.local.dynamodb.item.Value.N;
import datapipeline.local.dynamodb.item.Value.S;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalInt;
import software.amazon.awssdk.core.SdkBytes;

/** How values compare: only strings, numbers and binaries have an order, and only among their own. */
public final class Values {

    /** The order of binaries. */
    public static final Comparator<SdkBytes> BY_UNSIGNED_BYTES =
            (a, b) -> Arrays.compareUnsigned(a.asByteArrayUnsafe(), b.asByteArrayUnsafe());

    private Values() {}

    /** Negative, zero or positive as {@code Comparator} says it; empty where DynamoDB knows no order. */
    public static OptionalInt compare(Value a, Value b) {
        if (a instanceof S left && b instanceof S right) {
            return OptionalInt.of(Arrays.compareUnsigned(utf8(left.text()), utf8(right.text())));
        }
        if (a instanceof N left && b instanceof N right) {
            return OptionalInt.of(left.number().compareTo(right.number()));
        }
        if (a instanceof B left && b instanceof B right) {
            return OptionalInt.of(BY_UNSIGNED_BYTES.compare(left.bytes(), right.bytes()));
        }
        return OptionalInt.empty();
    }

    /** Whether values of this type have an order. */
    public static boolean isOrdered(Value value) {
        return value instanceof S || value instanceof N || value instanceof B;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
