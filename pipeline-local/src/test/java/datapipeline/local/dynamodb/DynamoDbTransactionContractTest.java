package datapipeline.local.dynamodb;

import static datapipeline.local.dynamodb.DynamoDb.item;
import static datapipeline.local.dynamodb.DynamoDb.key;
import static datapipeline.local.dynamodb.DynamoDb.n;
import static datapipeline.local.dynamodb.DynamoDb.value;
import static datapipeline.local.dynamodb.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Transactions and batches. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoDbTransactionContractTest {
    @RegisterExtension
    static final DynamoDb DYNAMO_DB = new DynamoDb();

    private final DynamoDbClient client = DYNAMO_DB.client();
    private final String table = DYNAMO_DB.table(request -> {});

    @Test
    void doesAllActionsTogether() {
        put(item("all", "gone"));
        put(item("all", "there", "a", n(1)));

        var answer = client.transactWriteItems(request -> request.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .transactItems(
                        TransactWriteItem.builder()
                                .put(put -> put.tableName(table).item(item("all", "new")))
                                .build(),
                        add("all", "counted", 5),
                        TransactWriteItem.builder()
                                .delete(delete -> delete.tableName(table).key(key("all", "gone")))
                                .build(),
                        TransactWriteItem.builder()
                                .conditionCheck(check -> check.tableName(table)
                                        .key(key("all", "there"))
                                        .conditionExpression("a = :one")
                                        .expressionAttributeValues(Map.of(":one", n(1))))
                                .build()));

        assertThat(get("all", "new")).isNotEmpty();
        assertThat(get("all", "counted")).containsEntry("count", n(5));
        assertThat(get("all", "gone")).isEmpty();
        assertThat(answer.consumedCapacity().getFirst().capacityUnits()).isEqualTo(8.0);
    }

    @Test
    void doesNothingAndSaysWhyInOrderWhenAConditionFails() {
        put(item("none", "there", "a", n(1)));

        var refused = catchThrowableOfType(
                TransactionCanceledException.class,
                () -> client.transactWriteItems(request -> request.transactItems(
                        TransactWriteItem.builder()
                                .put(put -> put.tableName(table).item(item("none", "new")))
                                .build(),
                        TransactWriteItem.builder()
                                .put(put -> put.tableName(table)
                                        .item(item("none", "there", "a", n(2)))
                                        .conditionExpression("attribute_not_exists(pk)")
                                        .returnValuesOnConditionCheckFailure(
                                                ReturnValuesOnConditionCheckFailure.ALL_OLD))
                                .build())));

        assertThat(refused.awsErrorDetails().errorMessage())
                .isEqualTo("Transaction cancelled, please refer cancellation reasons for specific reasons [None,"
                        + " ConditionalCheckFailed]");
        assertThat(refused.cancellationReasons())
                .extracting(CancellationReason::code)
                .containsExactly("None", "ConditionalCheckFailed");
        assertThat(refused.cancellationReasons().get(1).item()).isEqualTo(item("none", "there", "a", n(1)));
        assertThat(get("none", "new")).isEmpty();
        assertThat(get("none", "there")).containsEntry("a", n(1));
    }

    @Test
    void refusesTwoActionsOnOneItem() {
        refuses(
                "Transaction request cannot include multiple operations on one item",
                () -> client.transactWriteItems(
                        request -> request.transactItems(add("twice", "1", 1), add("twice", "1", 1))));
    }

    @Test
    void isDoneOnceUnderOneToken() {
        String token = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            client.transactWriteItems(
                    request -> request.clientRequestToken(token).transactItems(add("token", "1", 1)));
        }

        assertThat(get("token", "1")).containsEntry("count", n(1));
        assertThatThrownBy(() -> client.transactWriteItems(
                        request -> request.clientRequestToken(token).transactItems(add("token", "1", 2))))
                .isInstanceOf(IdempotentParameterMismatchException.class);
    }

    @Test
    void losesNoMoneyBetweenTransfersSingleWritesAndReads() throws Exception {
        for (int i = 0; i < 4; i++) {
            put(item("bank", "a" + i, "count", n(100)));
        }
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int from = i % 4;
            int to = (i + 1 + i / 4) % 4;
            work.add(() -> transfer("a" + from, "a" + to));
        }
        work.add(() -> deposit("a2"));
        work.add(this::wrongSumsSeen);

        try (var threads = Executors.newFixedThreadPool(work.size())) {
            var results = threads.invokeAll(work);
            int deposited = results.get(8).get();
            for (int i = 0; i < 8; i++) {
                results.get(i).get();
            }
            assertThat(results.get(9).get()).isZero();
            long total = IntStream.range(0, 4)
                    .mapToLong(i ->
                            Long.parseLong(value(get("bank", "a" + i), "count").n()))
                    .sum();
            assertThat(total).isEqualTo(400 + 1000L * deposited);
        }
    }

    private int transfer(String from, String to) {
        int done = 0;
        for (int i = 0; i < 25; i++) {
            try {
                client.transactWriteItems(request -> request.transactItems(
                        TransactWriteItem.builder()
                                .update(update -> update.tableName(table)
                                        .key(key("bank", from))
                                        .updateExpression("SET #c = #c - :one")
                                        .conditionExpression("#c >= :one")
                                        .expressionAttributeNames(Map.of("#c", "count"))
                                        .expressionAttributeValues(Map.of(":one", n(1))))
                                .build(),
                        add("bank", to, 1)));
                done++;
            } catch (TransactionCanceledException e) {
                assertThat(e.cancellationReasons())
                        .extracting(CancellationReason::code)
                        .isSubsetOf("None", "ConditionalCheckFailed", "TransactionConflict");
            }
        }
        return done;
    }

    private int deposit(String account) {
        int done = 0;
        for (int i = 0; i < 25; i++) {
            try {
                client.updateItem(request -> request.tableName(table)
                        .key(key("bank", account))
                        .updateExpression("ADD #c :amount")
                        .expressionAttributeNames(Map.of("#c", "count"))
                        .expressionAttributeValues(Map.of(":amount", n(1000))));
                done++;
            } catch (TransactionConflictException e) {
                assertThat(e.statusCode()).isEqualTo(400);
            }
        }
        return done;
    }

    /** Deposits come in thousands, so at any moment all accounts together hold 400 and some thousands. */
    private int wrongSumsSeen() {
        int wrong = 0;
        for (int i = 0; i < 25; i++) {
            try {
                long sum = client
                        .transactGetItems(request -> request.transactItems(IntStream.range(0, 4)
                                .mapToObj(account -> TransactGetItem.builder()
                                        .get(get -> get.tableName(table).key(key("bank", "a" + account)))
                                        .build())
                                .toList()))
                        .responses()
                        .stream()
                        .mapToLong(response ->
                                Long.parseLong(value(response.item(), "count").n()))
                        .sum();
                wrong += sum % 1000 == 400 ? 0 : 1;
            } catch (TransactionCanceledException e) {
                assertThat(e.statusCode()).isEqualTo(400);
            }
        }
        return wrong;
    }

    @Test
    void readsAndWritesInBatches() {
        client.batchWriteItem(request -> request.requestItems(Map.of(
                table,
                IntStream.range(0, 25)
                        .mapToObj(i -> WriteRequest.builder()
                                .putRequest(put -> put.item(item("batch", "s" + i, "v", n(i))))
                                .build())
                        .toList())));
        var answer = client.batchGetItem(request -> request.requestItems(Map.of(
                table,
                KeysAndAttributes.builder()
                        .keys(key("batch", "s3"), key("batch", "s24"), key("batch", "s99"))
                        .projectionExpression("v")
                        .build())));

        assertThat(answer.responses().get(table)).containsExactlyInAnyOrder(Map.of("v", n(3)), Map.of("v", n(24)));
        assertThat(answer.hasUnprocessedKeys() && !answer.unprocessedKeys().isEmpty())
                .isFalse();
    }

    @Test
    void refusesBatchesThatAreTooLongOrNameAnItemTwice() {
        refuses(
                "Provided list of item keys contains duplicates",
                () -> client.batchWriteItem(request ->
                        request.requestItems(Map.of(table, List.of(deletion("x", "1"), deletion("x", "1"))))));
        refuses(
                "validation error detected",
                () -> client.batchWriteItem(request -> request.requestItems(Map.of(
                        table,
                        IntStream.range(0, 26)
                                .mapToObj(i -> deletion("x", "s" + i))
                                .toList()))));
        refuses(
                "Provided list of item keys contains duplicates",
                () -> client.batchGetItem(request -> request.requestItems(Map.of(
                        table,
                        KeysAndAttributes.builder()
                                .keys(key("x", "1"), key("x", "1"))
                                .build()))));
    }

    private static WriteRequest deletion(String pk, String sk) {
        return WriteRequest.builder()
                .deleteRequest(delete -> delete.key(key(pk, sk)))
                .build();
    }

    private TransactWriteItem add(String pk, String sk, int amount) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key(pk, sk))
                        .updateExpression("ADD #c :amount")
                        .expressionAttributeNames(Map.of("#c", "count"))
                        .expressionAttributeValues(Map.of(":amount", n(amount))))
                .build();
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
