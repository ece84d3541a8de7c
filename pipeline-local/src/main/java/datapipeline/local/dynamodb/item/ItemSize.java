package datapipeline.local.dynamodb.item;

import datapipeline.local.dynamodb.item.Value.B;
import datapipeline.local.dynamodb.item.Value.BS;
import datapipeline.local.dynamodb.item.Value.Bool;
import datapipeline.local.dynamodb.item.Value.L;
import datapipeline.local.dynamodb.item.Value.M;
import datapipeline.local.dynamodb.item.Value.N;
import datapipeline.local.dynamodb.item.Value.NS;
import datapipeline.local.dynamodb.item.Value.Null;
import datapipeline.local.dynamodb.item.Value.S;
import datapipeline.local.dynamodb.item.Value.SS;
import java.math.BigDecimal;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Sizes in bytes as DynamoDB counts and bills them.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">
 *     Item sizes and formats</a>
 */
public final class ItemSize {
    /** The most an item may have: 400 KB. */
    public static final int MAX_ITEM = 400 * 1024;

    private static final int DOCUMENT_OVERHEAD = 3;

    private ItemSize() {}

    /** The size of an item: names and values. */
    public static int of(Item item) {
        return item.attributes().entrySet().stream().mapToInt(ItemSize::of).sum();
    }

    /** The size of a value alone. */
    public static int of(Value value) {
        return switch (value) {
            case S s -> utf8Length(s.text());
            case N n -> of(n.number());
            case B b -> of(b.bytes());
            case Bool bool -> 1;
            case Null none -> 1;
            case L list ->
                DOCUMENT_OVERHEAD
                        + list.elements().stream().mapToInt(e -> 1 + of(e)).sum();
            case M map ->
                DOCUMENT_OVERHEAD
                        + map.entries().entrySet().stream()
                                .mapToInt(e -> 1 + of(e))
                                .sum();
            case SS set -> set.texts().stream().mapToInt(ItemSize::utf8Length).sum();
            case NS set -> set.numbers().stream().mapToInt(ItemSize::of).sum();
            case BS set -> set.binaries().stream().mapToInt(ItemSize::of).sum();
        };
    }

    private static int of(Map.Entry<String, Value> attribute) {
        return utf8Length(attribute.getKey()) + of(attribute.getValue());
    }

    /** One byte for two digits, one more, and one for the sign of a negative number. */
    private static int of(BigDecimal number) {
        return (number.precision() + 1) / 2 + 1 + (number.signum() < 0 ? 1 : 0);
    }

    private static int of(SdkBytes bytes) {
        return bytes.asByteArrayUnsafe().length;
    }

    static int utf8Length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                length += 2;
            } else {
                length += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
        }
        return length;
    }
}
