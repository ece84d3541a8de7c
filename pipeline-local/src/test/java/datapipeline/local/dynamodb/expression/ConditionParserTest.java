package datapipeline.local.dynamodb.expression;

import static datapipeline.local.dynamodb.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.local.dynamodb.item.AttributeValues;
import datapipeline.local.dynamodb.item.Item;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ConditionParserTest {
    private static final Map<String, AttributeValue> VALUES = Map.of(
            ":one", AttributeValue.fromN("1"),
            ":two", AttributeValue.fromN("2.0"),
            ":nine", AttributeValue.fromN("9"),
            ":a", AttributeValue.fromS("a"),
            ":abc", AttributeValue.fromS("abc"),
            ":S", AttributeValue.fromS("S"),
            ":none", AttributeValue.fromNul(true),
            ":bytes", AttributeValue.fromB(SdkBytes.fromUtf8String("ab")),
            ":set", AttributeValue.fromSs(List.of("x", "y")),
            ":odd", AttributeValue.fromS("odd"));

    private static final Item ITEM = AttributeValues.item(Map.of(
            "n", AttributeValue.fromN("1"),
            "s", AttributeValue.fromS("abc"),
            "b", AttributeValue.fromB(SdkBytes.fromUtf8String("abc")),
            "tags", AttributeValue.fromSs(List.of("y", "x")),
            "l", AttributeValue.fromL(List.of(AttributeValue.fromS("a"), AttributeValue.fromN("2"))),
            "m", AttributeValue.fromM(Map.of("in", AttributeValue.fromM(Map.of("n", AttributeValue.fromN("9")))))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n = :one",
                "n <> :two",
                "n < :two and n <= :one",
                ":two > n",
                "n BETWEEN :one AND :two",
                "n in (:a, :one)",
                "absent <> :one",
                "NOT absent = :one",
                "NOT absent < :one",
                "s > :a",
                "b > :bytes",
                "begins_with(s, :a)",
                "begins_with(b, :bytes)",
                "contains(s, :abc)",
                "contains(b, :bytes)",
                "contains(l, :a) AND contains(l, :two)",
                "contains(tags, :x)",
                "tags = :set",
                "attribute_exists(m.#in.n) AND attribute_not_exists(m.absent)",
                "attribute_exists(l[1]) AND attribute_not_exists(l[2])",
                "attribute_type(s, :S)",
                "m.#in.n = :nine",
                "size(s) > :two AND size(l) = :two AND size(tags) = :two AND size(m) = :one",
                "attribute_exists(n)OR attribute_exists(absent)",
                "n = :two OR n = :one AND s = :abc",
                "(n = :two OR n = :one) AND s = :abc",
                "NOT n = :two AND s = :abc",
                "NOT (n = :two AND s = :a)",
                "NOT NOT n = :one",
            })
    void holds(String condition) {
        assertThat(parse(condition).holds(ITEM)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n = :a",
                "absent = :one",
                "absent < :one OR absent >= :one",
                "s < :one",
                "size(n) = :one",
                "size(absent) < :nine",
                "begins_with(n, :a)",
                "begins_with(absent, :a)",
                "contains(n, :one)",
                "NOT (n = :one)",
                "(n = :two OR n = :one) AND s = :a",
                "n = :two AND s = :abc OR s = :a",
                "attribute_type(n, :S)",
                "m.n = :nine",
                "l[0].x = :a",
            })
    void doesNotHold(String condition) {
        assertThat(parse(condition).holds(ITEM)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            n = = :one              | Syntax error; token: "=", near: "= = :one"
            n =                     | Syntax error; token: "<EOF>", near: "="
            n :one                  | Syntax error; token: ":one", near: "n :one"
            (n = :one               | Syntax error; token: "<EOF>", near: ":one"
            n = :one)               | Syntax error; token: ")", near: ":one)"
            n = :one s = :a         | Syntax error; token: "s", near: ":one s ="
            _n = :one               | Syntax error; token: "_", near: "_n"
            n = 'one'               | Syntax error; token: "'", near: "= 'one"
            (n) = :one              | Syntax error; token: ")", near: "n) ="
            n BETWEEN :one OR :two  | Syntax error; token: "OR", near: ":one OR :two"
            a[x] = :one             | Syntax error; token: "x", near: "[x]"
            ((n = :one))            | The expression has redundant parentheses;
            is_new(n)               | Invalid function name; function: is_new
            n = contains(s, :a)     | The function is not allowed to be used this way in an expression; function: contains
            contains(n)             | number of operands: 1
            attribute_exists(:one)  | Operator or function requires a document path
            attribute_type(n, :odd) | Invalid attribute type name found; type: odd
            begins_with(n, :one)    | operator or function: begins_with, operand type: N
            size(:one) = :one       | operator or function: size, operand type: N
            n < :none               | operator: <, operand type: NULL
            n = n                   | The first operand must be distinct from the remaining operands
            n BETWEEN :two AND :one | upper bound to be greater than or equal to lower bound
            n BETWEEN :a AND :one   | requires same data type for lower and upper bounds
            status = :one           | Attribute name is a reserved keyword; reserved keyword: status
            m.Status = :one         | Attribute name is a reserved keyword; reserved keyword: Status
            n = :one AND #who = :two| attribute name used in the document path is not defined; attribute name: #who
            n = :who                | attribute value used in expression is not defined; attribute value: :who
            l[99999999999] = :one   | List index is not within the allowable range
            """)
    void saysWhatIsWrongAndWhere(String condition, String complaint) {
        refuses("Invalid ConditionExpression: ", () -> parse(condition));
        refuses(complaint, () -> parse(condition));
    }

    @Test
    void refusesWhatIsEmptyOrTooGreat() {
        refuses("Invalid ConditionExpression: The expression can not be empty;", () -> parse("  "));
        refuses("maximum allowed size", () -> parse("n = :one OR ".repeat(500) + "n = :one"));
        refuses("too many nested parentheses", () -> parse("(".repeat(4000)));
        refuses("too many operators", () -> parse("n=:one OR ".repeat(200) + "n=:one"));
    }

    @Test
    void readsALongConditionInOnePass() {
        String deep = "(NOT ".repeat(140) + "n=:one" + ")".repeat(140);

        assertThat(parse(deep).holds(ITEM)).isTrue();
    }

    private static Condition parse(String condition) {
        Map<String, AttributeValue> values = new HashMap<>(VALUES);
        values.put(":x", AttributeValue.fromS("x"));
        Matcher placeholders = Pattern.compile(":[a-zA-Z]+").matcher(condition);
        values.keySet().retainAll(placeholders.results().map(MatchResult::group).toList());
        return ConditionParser.parse("ConditionExpression", condition, new Substitutions(Map.of("#in", "in"), values));
    }
}
