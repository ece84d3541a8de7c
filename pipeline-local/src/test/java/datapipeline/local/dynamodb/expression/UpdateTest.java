package datapipeline.local.dynamodb.expression;

import static datapipeline.local.dynamodb.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.local.dynamodb.item.AttributeValues;
import datapipeline.local.dynamodb.item.Item;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class UpdateTest {
    private static final Map<String, AttributeValue> VALUES = Map.of(
            ":one", AttributeValue.fromN("1"),
            ":text", AttributeValue.fromS("t"),
            ":max", AttributeValue.fromN("9E125"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a = :one                    | Syntax error; token: "a", near: "a ="
            SET                         | Syntax error; token: "<EOF>", near: "SET"
            SET a                       | Syntax error; token: "<EOF>", near: "a"
            SET a = :one,               | Syntax error; token: "<EOF>", near: ","
            SET a = :one b = :one       | Syntax error; token: "b", near: ":one b ="
            SET a = :one + :one + :one  | Syntax error; token: "+", near: ":one + :one"
            SET a = (b + :one) + :one   | Syntax error; token: "+", near: ") + :one"
            REMOVE :one                 | Syntax error; token: ":one", near: "REMOVE :one"
            ADD a                       | Syntax error; token: "<EOF>", near: "a"
            SET a = size(b)             | Invalid function name; function: size
            SET a = if_not_exists(b)    | number of operands: 1
            SET a = list_append(b, :one)| operator or function: list_append, operand type: N
            SET a = b + :text           | operator or function: +, operand type: S
            DELETE a :one               | operator: DELETE, operand type: N
            SET name = :one             | reserved keyword: name
            SET a = :one REMOVE a       | path one: [a], path two: [a]
            SET a.b[0] = :one REMOVE a.b| path one: [a, b, [0]], path two: [a, b]
            """)
    void saysWhatIsWrongAndWhere(String expression, String complaint) {
        refuses("Invalid UpdateExpression: ", () -> parse(expression));
        refuses(complaint, () -> parse(expression));
    }

    @Test
    void takesSectionsInAnyOrderAndCase() {
        Item before = AttributeValues.item(Map.of("a", AttributeValue.fromN("1"), "b", AttributeValue.fromN("2")));

        Item after = parse("remove b add a :one Set c = (a - :one)").apply(before);

        assertThat(AttributeValues.of(after))
                .isEqualTo(Map.of("a", AttributeValue.fromN("2"), "c", AttributeValue.fromN("0")));
    }

    @Test
    void refusesSumsThatNoNumberCanHold() {
        Item before = AttributeValues.item(Map.of("a", AttributeValue.fromN("9E125")));

        refuses("Number overflow", () -> parse("ADD a :max").apply(before));
    }

    @Test
    void removesElementsWhereTheyWereBefore() {
        Item before = AttributeValues.item(Map.of(
                "l",
                AttributeValue.fromL(List.of("a", "b", "c", "d").stream()
                        .map(AttributeValue::fromS)
                        .toList())));

        Item after = parse("REMOVE l[0], l[2], l[9]").apply(before);

        assertThat(AttributeValues.of(after))
                .containsEntry(
                        "l", AttributeValue.fromL(List.of(AttributeValue.fromS("b"), AttributeValue.fromS("d"))));
    }

    @Test
    void knowsAllReservedWords() {
        assertThat(ReservedWords.contain("abort")).isTrue();
        assertThat(ReservedWords.contain("Zone")).isTrue();
        assertThat(ReservedWords.contain("runId")).isFalse();
    }

    private static Update parse(String expression) {
        return Update.parse(expression, new Substitutions(Map.of(), VALUES));
    }
}
