package datapipeline.local.dynamodb.expression;

import datapipeline.local.dynamodb.expression.KeyCondition.SortRange;
import datapipeline.local.dynamodb.item.Refusal;
import datapipeline.local.dynamodb.item.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads key conditions, which are conditions of a narrow form: equality for the partition key, and at most one range
 * for the sort key.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html">
 *     Key condition expressions</a>
 */
public final class KeyConditionParser {
    private static final String PARAMETER = "KeyConditionExpression";

    private final Map<String, SortRange> byAttribute = new LinkedHashMap<>();

    private KeyConditionParser() {}

    /**
     * Reads the KeyConditionExpression of a request.
     *
     * @param partitionKey the attribute that must be given with equality
     * @param sortKey the attribute that may be given with a range, where the table or index has one
     */
    public static KeyCondition parse(
            String expression, Substitutions substitutions, String partitionKey, Optional<String> sortKey) {
        var parser = new KeyConditionParser();
        parser.collect(ConditionParser.parse(PARAMETER, expression, substitutions));
        SortRange partition = parser.byAttribute.remove(partitionKey);
        if (partition == null) {
            throw Refusal.validation("Query condition missed key schema element: " + partitionKey);
        }
        SortRange sort = sortKey.map(parser.byAttribute::remove).orElse(new SortRange.All());
        if (!parser.byAttribute.isEmpty()) {
            throw sortKey.isPresent() && sort instanceof SortRange.All
                    ? Refusal.validation("Query condition missed key schema element: " + sortKey.get())
                    : Refusal.validation("Query key condition not supported");
        }
        if (partition instanceof SortRange.Compared(Comparator comparator, Value value)
                && comparator == Comparator.EQ) {
            return new KeyCondition(value, sort);
        }
        throw Refusal.validation("Query key condition not supported");
    }

    private void collect(Condition condition) {
        switch (condition) {
            case Condition.And(Condition left, Condition right) -> {
                collect(left);
                collect(right);
            }
            case Condition.Compare(Operand left, Comparator comparator, Operand right)
            when comparator != Comparator.NE -> add(left, new SortRange.Compared(comparator, literal(right)));
            case Condition.Between(Operand value, Operand low, Operand high) ->
                add(value, new SortRange.From(literal(low), literal(high)));
            case Condition.BeginsWith(Operand value, Operand prefix) ->
                add(value, new SortRange.BeginningWith(literal(prefix)));
            case Condition.Compare compare -> throw invalidOperator("<>");
            case Condition.Or or -> throw invalidOperator("OR");
            case Condition.Not not -> throw invalidOperator("NOT");
            case Condition.In in -> throw invalidOperator("IN");
            case Condition.Exists exists -> throw invalidOperator("attribute_exists");
            case Condition.NotExists notExists -> throw invalidOperator("attribute_not_exists");
            case Condition.TypeIs typeIs -> throw invalidOperator("attribute_type");
            case Condition.Contains contains -> throw invalidOperator("contains");
        }
    }

    private void add(Operand left, SortRange range) {
        if (!(left instanceof Operand.AtPath(DocumentPath path))) {
            throw invalid("Invalid condition in %s: the key attribute must be the first operand".formatted(PARAMETER));
        }
        if (path.isNested()) {
            throw invalid("KeyConditionExpressions cannot have conditions on nested attributes");
        }
        if (byAttribute.put(path.attribute(), range) != null) {
            throw invalid("KeyConditionExpressions must only contain one condition per key");
        }
    }

    private static Value literal(Operand operand) {
        return switch (operand) {
            case Operand.Literal(Value value) -> value;
            case Operand.AtPath path ->
                throw invalid(
                        "Invalid condition in %s: Multiple attribute names used in one condition".formatted(PARAMETER));
            case Operand.Size size -> throw invalidOperator("size");
        };
    }

    private static RuntimeException invalidOperator(String operator) {
        return Refusal.validation("Invalid operator used in %s: %s".formatted(PARAMETER, operator));
    }

    private static RuntimeException invalid(String why) {
        return Refusal.validation("Invalid %s: %s".formatted(PARAMETER, why));
    }
}
