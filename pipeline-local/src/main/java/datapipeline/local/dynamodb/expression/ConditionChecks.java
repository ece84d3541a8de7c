package datapipeline.local.dynamodb.expression;

import datapipeline.local.dynamodb.expression.Operand.AtPath;
import datapipeline.local.dynamodb.expression.Operand.Literal;
import datapipeline.local.dynamodb.item.Value;
import datapipeline.local.dynamodb.item.Values;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** What can be said of a condition's operands before there is an item: their number, their kind, their literals. */
final class ConditionChecks {
    static final Set<String> FUNCTIONS =
            Set.of("attribute_exists", "attribute_not_exists", "attribute_type", "begins_with", "contains", "size");

    private static final Set<String> TYPES = Set.of("S", "N", "B", "NULL", "SS", "BOOL", "L", "BS", "NS", "M");

    private final Tokens tokens;

    ConditionChecks(Tokens tokens) {
        this.tokens = tokens;
    }

    void count(String function, List<Operand> arguments, int expected) {
        if (arguments.size() != expected) {
            throw tokens.invalid("Incorrect number of operands for operator or function; operator or function: %s,"
                            .formatted(function)
                    + " number of operands: " + arguments.size());
        }
    }

    DocumentPath onePath(String function, List<Operand> arguments) {
        count(function, arguments, 1);
        if (arguments.getFirst() instanceof AtPath(DocumentPath path)) {
            return path;
        }
        throw tokens.invalid("Operator or function requires a document path; operator or function: " + function);
    }

    Condition typeIs(String function, List<Operand> arguments) {
        count(function, arguments, 2);
        if (!(arguments.get(1) instanceof Literal(Value.S(String type)))) {
            throw wrongType(function, arguments.get(1), "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}");
        }
        if (!TYPES.contains(type)) {
            throw tokens.invalid("Invalid attribute type name found; type: %s, valid types: {%s}"
                    .formatted(type, "B,NULL,SS,BOOL,L,BS,N,NS,S,M"));
        }
        return new Condition.TypeIs(arguments.get(0), type);
    }

    Condition beginsWith(String function, List<Operand> arguments) {
        count(function, arguments, 2);
        distinct(function, arguments.get(0), arguments.get(1));
        for (Operand argument : arguments) {
            if (argument instanceof Literal(Value value)
                    && !(value instanceof Value.S)
                    && !(value instanceof Value.B)) {
                throw wrongType(function, argument, value.type());
            }
        }
        return new Condition.BeginsWith(arguments.get(0), arguments.get(1));
    }

    Operand size(String function, List<Operand> arguments) {
        count(function, arguments, 1);
        Operand argument = arguments.getFirst();
        if (argument instanceof Literal(Value value)
                && (value instanceof Value.N || value instanceof Value.Bool || value instanceof Value.Null)) {
            throw wrongType(function, argument, value.type());
        }
        if (argument instanceof Operand.Size) {
            throw tokens.invalid(
                    "The function is not allowed to be used this way in an expression; function: " + function);
        }
        return new Operand.Size(argument);
    }

    Condition compare(Condition.Compare compare) {
        distinct(compare.comparator().symbol(), compare.left(), compare.right());
        boolean needsOrder = compare.comparator() != Comparator.EQ && compare.comparator() != Comparator.NE;
        for (Operand operand : List.of(compare.left(), compare.right())) {
            if (needsOrder && operand instanceof Literal(Value value) && !Values.isOrdered(value)) {
                throw tokens.invalid("Incorrect operand type for operator or function; operator: %s, operand type: %s"
                        .formatted(compare.comparator().symbol(), value.type()));
            }
        }
        return compare;
    }

    Condition between(Condition.Between between) {
        if (between.low() instanceof Literal(Value low) && between.high() instanceof Literal(Value high)) {
            OptionalInt order = Values.compare(low, high);
            if (order.isEmpty()) {
                throw tokens.invalid("The BETWEEN operator requires same data type for lower and upper bounds; "
                        + bounds(low, high));
            }
            if (order.getAsInt() > 0) {
                throw tokens.invalid("The BETWEEN operator requires upper bound to be greater than or equal to lower"
                        + " bound; " + bounds(low, high));
            }
        }
        return between;
    }

    private static String bounds(Value low, Value high) {
        return "lower bound operand: AttributeValue: {%s}, upper bound operand: AttributeValue: {%s}"
                .formatted(shown(low), shown(high));
    }

    private static String shown(Value value) {
        return switch (value) {
            case Value.S(String text) -> "S:" + text;
            case Value.N n -> "N:" + n.number().toPlainString();
            case Value.B b -> "B:" + b.bytes();
            case Value.Bool b -> "BOOL:" + b.isTrue();
            case Value.Null n -> "NULL:true";
            case Value.L v -> v.type();
            case Value.M v -> v.type();
            case Value.SS v -> v.type();
            case Value.NS v -> v.type();
            case Value.BS v -> v.type();
        };
    }

    /** Comparing a path with itself says nothing, so DynamoDB takes it for a mistake. */
    void distinct(String operator, Operand first, Operand second) {
        if (first instanceof AtPath(DocumentPath path) && first.equals(second)) {
            throw tokens.invalid(("The first operand must be distinct from the remaining operands for this operator or"
                            + " function; operator: %s, first operand: %s")
                    .formatted(operator, path));
        }
    }

    private RuntimeException wrongType(String function, Operand operand, String shown) {
        String type = operand instanceof Literal(Value value) ? value.type() : shown;
        return tokens.invalid(
                "Incorrect operand type for operator or function; operator or function: %s, operand type: %s"
                        .formatted(function, type));
    }
}
