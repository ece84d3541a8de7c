package datapipeline.local.dynamodb.expression;

import datapipeline.local.dynamodb.item.Value;
import datapipeline.local.dynamodb.item.Values;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The six ways to compare. */
public enum Comparator {
    EQ("="),
    NE("<>"),
    LT("<"),
    LE("<="),
    GT(">"),
    GE(">=");

    private final String symbol;

    Comparator(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }

    /** A missing value is unequal to everything, and neither less nor greater than anything. */
    boolean holds(@Nullable Value left, @Nullable Value right) {
        boolean equal = left != null && left.equals(right);
        return switch (this) {
            case EQ -> equal;
            case NE -> !equal;
            case LT, LE, GT, GE -> left != null && right != null && ordered(Values.compare(left, right));
        };
    }

    private boolean ordered(OptionalInt order) {
        if (order.isEmpty()) {
            return false;
        }
        int compared = order.getAsInt();
        return switch (this) {
            case EQ -> compared == 0;
            case NE -> compared != 0;
            case LT -> compared < 0;
            case LE -> compared <= 0;
            case GT -> compared > 0;
            case GE -> compared >= 0;
        };
    }
}
