package datapipeline.local.dynamodb;

import static datapipeline.local.dynamodb.DynamoDb.item;
import static datapipeline.local.dynamodb.DynamoDb.key;
import static datapipeline.local.dynamodb.DynamoDb.n;
import static datapipeline.local.dynamodb.DynamoDb.s;
import static datapipeline.local.dynamodb.DynamoDb.value;
import static datapipeline.local.dynamodb.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Update expressions and what they return. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoDbUpdateContractTest {
    @RegisterExtension
    static final DynamoDb DYNAMO_DB = new DynamoDb();

    private final DynamoDbClient client = DYNAMO_DB.client();
    private final String table = DYNAMO_DB.table(request -> {});

    @Test
    void makesAnItemWhereThereIsNone() {
        UpdateItemResponse answer = update("new", "ADD hits :one", Map.of(":one", n(1)), ReturnValue.ALL_NEW);

        assertThat(answer.attributes()).isEqualTo(item("new", "1", "hits", n(1)));
    }

    @Test
    void makesAnItemOfTheKeyAloneWithoutAnExpression() {
        client.updateItem(request -> request.tableName(table).key(key("bare", "1")));

        assertThat(get("bare")).isEqualTo(key("bare", "1"));
    }

    @Test
    void returnsWhatWasAskedFor() {
        put(item("ret", "1", "a", n(1), "b", n(2), "c", n(3)));
        Map<String, AttributeValue> two = Map.of(":two", n(2));
        String more = "SET a = a + :two REMOVE b";

        assertThat(update("ret", more, two, ReturnValue.UPDATED_OLD).attributes())
                .isEqualTo(Map.of("a", n(1), "b", n(2)));
        assertThat(update("ret", more, two, ReturnValue.UPDATED_NEW).attributes())
                .isEqualTo(Map.of("a", n(5)));
        assertThat(update("ret", more, two, ReturnValue.ALL_OLD).attributes())
                .isEqualTo(item("ret", "1", "a", n(5), "c", n(3)));
        assertThat(update("ret", more, two, ReturnValue.ALL_NEW).attributes())
                .isEqualTo(item("ret", "1", "a", n(9), "c", n(3)));
        assertThat(update("ret", more, two, ReturnValue.NONE).hasAttributes()).isFalse();
    }

    @Test
    void returnsOnlyTheNestedPartThatChanged() {
        put(item("part", "1", "m", AttributeValue.fromM(Map.of("x", n(1), "y", n(2)))));

        UpdateItemResponse answer = update("part", "SET m.x = :v", Map.of(":v", n(7)), ReturnValue.UPDATED_NEW);

        assertThat(answer.attributes()).isEqualTo(Map.of("m", AttributeValue.fromM(Map.of("x", n(7)))));
    }

    @Test
    void changesMapsAndListsInside() {
        put(item(
                "deep",
                "1",
                "m",
                AttributeValue.fromM(Map.of("a", n(1))),
                "l",
                AttributeValue.fromL(List.of(n(0), n(1), n(2), n(3)))));

        update(
                "deep",
                "SET m.b = if_not_exists(m.b, :zero) + :five, hist = list_append(if_not_exists(hist, :none), :more),"
                        + " l[1] = :five, l[9] = :zero REMOVE m.a, l[0], l[2]",
                Map.of(
                        ":zero",
                        n(0),
                        ":five",
                        n(5),
                        ":none",
                        AttributeValue.fromL(List.of()),
                        ":more",
                        AttributeValue.fromL(List.of(s("h")))),
                ReturnValue.NONE);

        assertThat(get("deep"))
                .isEqualTo(item(
                        "deep",
                        "1",
                        "m",
                        AttributeValue.fromM(Map.of("b", n(5))),
                        "l",
                        AttributeValue.fromL(List.of(n(5), n(3), n(0))),
                        "hist",
                        AttributeValue.fromL(List.of(s("h")))));
    }

    @Test
    void addsToAndTakesFromSets() {
        put(item("sets", "1", "tags", AttributeValue.fromSs(List.of("a", "b"))));

        update("sets", "ADD tags :more", Map.of(":more", AttributeValue.fromSs(List.of("b", "c"))), ReturnValue.NONE);
        assertThat(value(get("sets"), "tags").ss()).containsExactlyInAnyOrder("a", "b", "c");

        update(
                "sets",
                "DELETE tags :some",
                Map.of(":some", AttributeValue.fromSs(List.of("a", "z"))),
                ReturnValue.NONE);
        assertThat(value(get("sets"), "tags").ss()).containsExactlyInAnyOrder("b", "c");

        update("sets", "DELETE tags :all", Map.of(":all", AttributeValue.fromSs(List.of("b", "c"))), ReturnValue.NONE);
        assertThat(get("sets")).doesNotContainKey("tags");
    }

    @Test
    void seesTheValuesFromBeforeInAllActions() {
        put(item("swap", "1", "a", n(1), "b", n(2)));

        update("swap", "SET a = b, b = a", Map.of(), ReturnValue.NONE);

        assertThat(get("swap")).containsEntry("a", n(2)).containsEntry("b", n(1));
    }

    @Test
    void changesNothingWhenItsConditionFails() {
        put(item("guard", "1", "fence", n(3)));

        assertThatThrownBy(() -> client.updateItem(request -> request.tableName(table)
                        .key(key("guard", "1"))
                        .updateExpression("SET fence = :four")
                        .conditionExpression("fence = :two OR attribute_not_exists(fence)")
                        .expressionAttributeValues(Map.of(":four", n(4), ":two", n(2)))))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(get("guard")).containsEntry("fence", n(3));
    }

    @Test
    void refusesUpdatesThatCannotBe() {
        put(item("bad", "1", "text", s("x"), "l", AttributeValue.fromL(List.of())));
        Map<String, AttributeValue> v = Map.of(":v", n(1));

        refuses("Cannot update attribute sk. This attribute is part of the key", () -> update("SET sk = :v", v));
        refuses("does not exist in the item", () -> update("SET a = nowhere", Map.of()));
        refuses("incorrect data type", () -> update("SET a = #t + :v", v, Map.of("#t", "text")));
        refuses("document path provided in the update expression is invalid", () -> update("SET nowhere.x = :v", v));
        refuses("document path provided in the update expression is invalid", () -> update("SET l.x = :v", v));
        refuses("Two document paths overlap", () -> update("SET m.a = :v REMOVE m", v));
        refuses("Two document paths conflict", () -> update("SET m.a = :v, m[0] = :v", v));
        refuses("Attribute name is a reserved keyword; reserved keyword: Status", () -> update("SET Status = :v", v));
        refuses(
                "Value provided in ExpressionAttributeValues unused in expressions: keys: {:w}",
                () -> update("SET a = :v", Map.of(":v", n(1), ":w", n(2))));
        refuses(
                "Value provided in ExpressionAttributeNames unused in expressions: keys: {#x}",
                () -> update("SET a = :v", v, Map.of("#x", "x")));
        refuses(
                "expression attribute value used in expression is not defined; attribute value: :w",
                () -> update("SET a = :w", v));
        refuses("The \"SET\" section can only be used once", () -> update("SET a = :v SET b = :v", v));
        refuses("operator: ADD, operand type: S", () -> update("ADD a :v", Map.of(":v", s("x"))));
        refuses(
                "ExpressionAttributeValues must not be empty",
                () -> client.updateItem(request -> request.tableName(table)
                        .key(key("bad", "1"))
                        .updateExpression("REMOVE a")
                        .expressionAttributeValues(Map.of())));
        assertThat(get("bad")).isEqualTo(item("bad", "1", "text", s("x"), "l", AttributeValue.fromL(List.of())));
    }

    private void update(String expression, Map<String, AttributeValue> values) {
        update("bad", expression, values, ReturnValue.NONE);
    }

    private void update(String expression, Map<String, AttributeValue> values, Map<String, String> names) {
        client.updateItem(
                request("bad", expression, values, ReturnValue.NONE, more -> more.expressionAttributeNames(names)));
    }

    private UpdateItemResponse update(
            String pk, String expression, Map<String, AttributeValue> values, ReturnValue returned) {
        return client.updateItem(request(pk, expression, values, returned, more -> {}));
    }

    private UpdateItemRequest request(
            String pk,
            String expression,
            Map<String, AttributeValue> values,
            ReturnValue returned,
            Consumer<UpdateItemRequest.Builder> more) {
        var request = UpdateItemRequest.builder()
                .tableName(table)
                .key(key(pk, "1"))
                .updateExpression(expression)
                .returnValues(returned);
        if (!values.isEmpty()) {
            request.expressionAttributeValues(values);
        }
        more.accept(request);
        return request.build();
    }

    private Map<String, AttributeValue> get(String pk) {
        return client.getItem(
                        request -> request.tableName(table).key(key(pk, "1")).consistentRead(true))
                .item();
    }

    private void put(Map<String, AttributeValue> item) {
        client.putItem(request -> request.tableName(table).item(item));
    }
}
