package datapipeline.local.dynamodb;

import static datapipeline.local.dynamodb.DynamoDb.item;
import static datapipeline.local.dynamodb.DynamoDb.key;
import static datapipeline.local.dynamodb.DynamoDb.n;
import static datapipeline.local.dynamodb.DynamoDb.s;
import static datapipeline.local.dynamodb.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Single items: put, get, update, delete, and the conditions on them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoDbContractTest {
    @RegisterExtension
    static final DynamoDb DYNAMO_DB = new DynamoDb();

    private final DynamoDbClient client = DYNAMO_DB.client();
    private final String table = DYNAMO_DB.table(request -> {});

    @Test
    void returnsEveryTypeOfValueAsItWasPut() {
        Map<String, AttributeValue> item = item(
                "types",
                "1",
                "s",
                s("text"),
                "empty",
                s(""),
                "n",
                AttributeValue.fromN("-12.5"),
                "b",
                AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1, 7})),
                "yes",
                AttributeValue.fromBool(true),
                "no",
                AttributeValue.fromBool(false),
                "nothing",
                AttributeValue.fromNul(true),
                "l",
                AttributeValue.fromL(List.of(s("a"), n(1), AttributeValue.fromM(Map.of("deep", s("er"))))),
                "m",
                AttributeValue.fromM(Map.of("k", AttributeValue.fromL(List.of()))),
                "ss",
                AttributeValue.fromSs(List.of("a", "b")),
                "ns",
                AttributeValue.fromNs(List.of("1", "2.5")),
                "bs",
                AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("x"), SdkBytes.fromUtf8String("y"))));
        client.putItem(request -> request.tableName(table).item(item));

        assertThat(get("types", "1")).isEqualTo(item);
    }

    @Test
    void writesNumbersInOneForm() {
        client.putItem(request -> request.tableName(table)
                .item(item(
                        "numbers",
                        "1",
                        "a",
                        AttributeValue.fromN("1.500"),
                        "b",
                        AttributeValue.fromN("1E3"),
                        "c",
                        AttributeValue.fromN("-0"),
                        "d",
                        AttributeValue.fromN("12345678901234567890123456789012345678"))));

        assertThat(get("numbers", "1"))
                .containsEntry("a", AttributeValue.fromN("1.5"))
                .containsEntry("b", n(1000))
                .containsEntry("c", n(0))
                .containsEntry("d", AttributeValue.fromN("12345678901234567890123456789012345678"));
        refuses(
                "more than 38 significant digits",
                () -> put(item("numbers", "2", "n", AttributeValue.fromN("123456789012345678901234567890123456789"))));
        refuses("Number overflow", () -> put(item("numbers", "2", "n", AttributeValue.fromN("1E126"))));
        refuses("Number underflow", () -> put(item("numbers", "2", "n", AttributeValue.fromN("1E-131"))));
        refuses(
                "cannot be converted to a numeric value",
                () -> put(item("numbers", "2", "n", AttributeValue.fromN("x"))));
    }

    @Test
    void answersNothingForAnItemThatIsNotThere() {
        var answer = client.getItem(request -> request.tableName(table).key(key("nobody", "1")));

        assertThat(answer.hasItem()).isFalse();
    }

    @Test
    void namesTheTableThatIsMissing() {
        assertThatThrownBy(() -> client.getItem(
                        request -> request.tableName("no-such-table").key(key("a", "1"))))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Requested resource not found");
    }

    @Test
    void refusesKeysThatDoNotFit() {
        refuses(
                "The provided key element does not match the schema",
                () -> client.getItem(request -> request.tableName(table).key(Map.of("pk", s("a")))));
        refuses(
                "The provided key element does not match the schema",
                () -> client.getItem(request -> request.tableName(table).key(Map.of("pk", s("a"), "sk", n(1)))));
        refuses("Missing the key sk in the item", () -> put(Map.of("pk", s("a"))));
        refuses("Type mismatch for key sk expected: S actual: N", () -> put(Map.of("pk", s("a"), "sk", n(1))));
        refuses("cannot contain an empty string value. Key: pk", () -> put(item("", "1")));
        refuses("Size of hashkey has exceeded", () -> put(item("x".repeat(2049), "1")));
        refuses("range keys has exceeded the size limit of 1024", () -> put(item("a", "x".repeat(1025))));
    }

    @Test
    void refusesSetsThatAreNone() {
        refuses("may not contain an empty set", () -> put(item("s", "1", "x", AttributeValue.fromSs(List.of()))));
        refuses("contains duplicates", () -> put(item("s", "1", "x", AttributeValue.fromNs(List.of("1", "1.0")))));
    }

    @Test
    void refusesAnItemOfMoreThan400Kilobytes() {
        int room = 400 * 1024 - "pkbigsk1x".length();
        put(item("big", "1", "x", s("y".repeat(room))));

        refuses(
                "Item size has exceeded the maximum allowed size",
                () -> put(item("big", "1", "x", s("y".repeat(room + 1)))));
        refuses(
                "Item size to update has exceeded the maximum allowed size",
                () -> client.updateItem(request -> request.tableName(table)
                        .key(key("big", "1"))
                        .updateExpression("SET z = :z")
                        .expressionAttributeValues(Map.of(":z", s("more")))));
    }

    @Test
    void putsOnlyWhereTheConditionHolds() {
        put(item("cond", "1", "a", n(1)));

        var refused = catchThrowableOfType(
                ConditionalCheckFailedException.class,
                () -> client.putItem(request -> request.tableName(table)
                        .item(item("cond", "1", "a", n(2)))
                        .conditionExpression("attribute_not_exists(pk)")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));

        assertThat(refused.awsErrorDetails().errorMessage()).isEqualTo("The conditional request failed");
        assertThat(refused.item()).isEqualTo(item("cond", "1", "a", n(1)));
        assertThat(get("cond", "1")).containsEntry("a", n(1));
    }

    @Test
    void returnsWhatWasThereBefore() {
        put(item("old", "1", "a", n(1)));

        var replaced = client.putItem(request ->
                request.tableName(table).item(item("old", "1", "b", n(2))).returnValues(ReturnValue.ALL_OLD));
        var deleted = client.deleteItem(
                request -> request.tableName(table).key(key("old", "1")).returnValues(ReturnValue.ALL_OLD));
        var again = client.deleteItem(
                request -> request.tableName(table).key(key("old", "1")).returnValues(ReturnValue.ALL_OLD));

        assertThat(replaced.attributes()).isEqualTo(item("old", "1", "a", n(1)));
        assertThat(deleted.attributes()).isEqualTo(item("old", "1", "b", n(2)));
        assertThat(again.hasAttributes()).isFalse();
    }

    @Test
    void deletesOnlyWhereTheConditionHolds() {
        put(item("del", "1", "status", s("RUNNING")));

        assertThatThrownBy(() -> client.deleteItem(request -> request.tableName(table)
                        .key(key("del", "1"))
                        .conditionExpression("#s = :done")
                        .expressionAttributeNames(Map.of("#s", "status"))
                        .expressionAttributeValues(Map.of(":done", s("DONE")))))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(get("del", "1")).isNotEmpty();
    }

    @Test
    void refusesTheParametersFromBeforeExpressions() {
        refuses(
                "legacy parameter Expected",
                () -> client.putItem(request -> request.tableName(table)
                        .item(item("legacy", "1"))
                        .expected(Map.of(
                                "pk",
                                ExpectedAttributeValue.builder().exists(false).build()))));
        assertThat(client.getItem(request -> request.tableName(table).key(key("legacy", "1")))
                        .hasItem())
                .isFalse();
    }

    @Test
    void projectsNestedParts() {
        put(item(
                "proj",
                "1",
                "m",
                AttributeValue.fromM(Map.of("a", n(1), "b", AttributeValue.fromL(List.of(n(10), n(11), n(12))))),
                "x",
                n(9)));

        var answer = client.getItem(request -> request.tableName(table)
                .key(key("proj", "1"))
                .projectionExpression("#m.b[2], #m.b[0], absent.deeper, pk")
                .expressionAttributeNames(Map.of("#m", "m")));

        assertThat(answer.item())
                .isEqualTo(Map.of(
                        "pk",
                        s("proj"),
                        "m",
                        AttributeValue.fromM(Map.of("b", AttributeValue.fromL(List.of(n(10), n(12)))))));
    }

    @Test
    void countsCapacityBySize() {
        var write = client.putItem(request -> request.tableName(table)
                .item(item("cap", "1", "x", s("y".repeat(5000))))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
        var eventually = client.getItem(request ->
                request.tableName(table).key(key("cap", "1")).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
        var consistent = client.getItem(request -> request.tableName(table)
                .key(key("cap", "1"))
                .consistentRead(true)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));

        assertThat(write.consumedCapacity().capacityUnits()).isEqualTo(5.0);
        assertThat(eventually.consumedCapacity().capacityUnits()).isEqualTo(1.0);
        assertThat(consistent.consumedCapacity().capacityUnits()).isEqualTo(2.0);
    }

    @Test
    void letsExactlyOneOfManyClaimAnItem() throws Exception {
        put(item("claim", "1", "version", n(0)));

        int winners = Race.winnersOfTwelve(() -> client.updateItem(request -> request.tableName(table)
                .key(key("claim", "1"))
                .updateExpression("SET version = version + :one")
                .conditionExpression("version = :zero")
                .expressionAttributeValues(Map.of(":one", n(1), ":zero", n(0)))));

        assertThat(winners).isEqualTo(1);
        assertThat(get("claim", "1")).containsEntry("version", n(1));
    }

    private Map<String, AttributeValue> get(String pk, String sk) {
        return client.getItem(
                        request -> request.tableName(table).key(key(pk, sk)).consistentRead(true))
                .item();
    }

    private void put(Map<String, AttributeValue> item) {
        client.putItem(request -> request.tableName(table).item(item));
    }
}
