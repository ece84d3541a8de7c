package datapipeline.local.dynamodb.expression;

import datapipeline.local.dynamodb.item.Item;
import datapipeline.local.dynamodb.item.Value;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** What a condition compares. */
public sealed interface Operand {

    /** A value in the item. */
    record AtPath(DocumentPath path) implements Operand {}

    /** A value of the request. */
    record Literal(Value value) implements Operand {}

    /** How long or how many: characters, bytes or elements. */
    record Size(Operand of) implements Operand {}

    /** What it is worth for this item; null where the item has nothing there. */
    default @Nullable Value in(Item item) {
        return switch (this) {
            case AtPath(DocumentPath path) -> path.in(item);
            case Literal(Value value) -> value;
            case Size(Operand of) -> {
                Value value = of.in(item);
                yield value == null ? null : sizeOf(value);
            }
        };
    }

    private static @Nullable Value sizeOf(Value value) {
        return switch (value) {
            case Value.S(String text) -> number(text.codePointCount(0, text.length()));
            case Value.B(SdkBytes bytes) -> number(bytes.asByteArrayUnsafe().length);
            case Value.L list -> number(list.elements().size());
            case Value.M map -> number(map.entries().size());
            case Value.SS set -> number(set.texts().size());
            case Value.NS set -> number(set.numbers().size());
            case Value.BS set -> number(set.binaries().size());
            case Value.N n -> null;
            case Value.Bool bool -> null;
            case Value.Null none -> null;
        };
    }

    private static Value number(int number) {
        return new Value.N(BigDecimal.valueOf(number));
    }

    /** Adds the top-level attributes these operands look at. */
    static void collect(Set<String> attributes, Operand... operands) {
        for (Operand operand : operands) {
            switch (operand) {
                case AtPath(DocumentPath path) -> attributes.add(path.attribute());
                case Size(Operand of) -> collect(attributes, of);
                case Literal literal -> {}
            }
        }
    }
}
