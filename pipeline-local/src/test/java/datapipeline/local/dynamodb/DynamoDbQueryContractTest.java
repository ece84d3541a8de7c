package datapipeline.local.dynamodb;

import static datapipeline.local.dynamodb.DynamoDb.attribute;
import static datapipeline.local.dynamodb.DynamoDb.item;
import static datapipeline.local.dynamodb.DynamoDb.keys;
import static datapipeline.local.dynamodb.DynamoDb.n;
import static datapipeline.local.dynamodb.DynamoDb.s;
import static datapipeline.local.dynamodb.DynamoDb.string;
import static datapipeline.local.dynamodb.DynamoDb.value;
import static datapipeline.local.dynamodb.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Queries and scans: of a table, of global and of local indexes, page by page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoDbQueryContractTest {
    @RegisterExtension
    static final DynamoDb DYNAMO_DB = new DynamoDb();

    private final DynamoDbClient client = DYNAMO_DB.client();
    private String table = "";

    @BeforeAll
    void fillTable() {
        table = DYNAMO_DB.table(request -> request.attributeDefinitions(
                        string("pk"), string("sk"), string("kind"), attribute("at", "N"), string("label"))
                .globalSecondaryIndexes(
                        index -> index.indexName("byKind")
                                .keySchema(keys("kind", "at"))
                                .projection(all -> all.projectionType(ProjectionType.ALL)),
                        index -> index.indexName("keysOnly")
                                .keySchema(keys("kind"))
                                .projection(none -> none.projectionType(ProjectionType.KEYS_ONLY)))
                .localSecondaryIndexes(index -> index.indexName("byLabel")
                        .keySchema(keys("pk", "label"))
                        .projection(some ->
                                some.projectionType(ProjectionType.INCLUDE).nonKeyAttributes("size"))));
        for (int i = 0; i < 20; i++) {
            put(item("p", "s%02d".formatted(i), "kind", s("video"), "at", n(i / 4), "size", n(i), "label", s("l" + i)));
        }
        put(item("p", "unlisted", "size", n(99)));
        put(item("other", "s05", "kind", s("picture"), "at", n(-5)));
        put(item("other", "s06", "kind", s("picture")));
    }

    private void put(Map<String, AttributeValue> item) {
        client.putItem(request -> request.tableName(table).item(item));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sk = :a                 | s05
            sk < :a                 | s00 s01 s02 s03 s04
            sk <= :a                | s00 s01 s02 s03 s04 s05
            sk > :b                 | s18 s19 unlisted
            sk >= :b                | s17 s18 s19 unlisted
            sk BETWEEN :a AND :c    | s05 s06 s07
            begins_with(sk, :d)     | s10 s11 s12 s13 s14 s15 s16 s17 s18 s19
            """)
    void readsARangeOfAPartition(String range, String expected) {
        Map<String, AttributeValue> all = Map.of(":a", s("s05"), ":b", s("s17"), ":c", s("s07"), ":d", s("s1"));
        Map<String, AttributeValue> used = new HashMap<>(Map.of(":p", s("p")));
        all.forEach((name, value) -> {
            if (range.contains(name)) {
                used.put(name, value);
            }
        });

        QueryResponse upwards = query(request ->
                request.keyConditionExpression("pk = :p AND " + range).expressionAttributeValues(used));
        QueryResponse downwards = query(request -> request.keyConditionExpression(range + " AND pk = :p")
                .expressionAttributeValues(used)
                .scanIndexForward(false));

        assertThat(sortKeys(upwards)).containsExactly(expected.split(" "));
        assertThat(sortKeys(downwards).reversed()).containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 20, 21})
    void pagesThroughEqualSortKeysInBothDirections(int limit) {
        for (boolean upwards : new boolean[] {true, false}) {
            List<String> seen = new ArrayList<>();
            List<Long> times = new ArrayList<>();
            client.queryPaginator(request -> request.tableName(table)
                            .indexName("byKind")
                            .keyConditionExpression("kind = :v")
                            .expressionAttributeValues(Map.of(":v", s("video")))
                            .scanIndexForward(upwards)
                            .limit(limit))
                    .items()
                    .forEach(item -> {
                        seen.add(value(item, "sk").s());
                        times.add(Long.valueOf(value(item, "at").n()));
                    });

            assertThat(seen).hasSize(20).doesNotHaveDuplicates();
            assertThat(upwards ? times : times.reversed()).isSorted();
        }
    }

    @Test
    void endsAPageAtTheLimitThoughNothingIsLeft() {
        Consumer<QueryRequest.Builder> videosAtZero = request -> request.indexName("byKind")
                .keyConditionExpression("kind = :v AND #at = :zero")
                .expressionAttributeNames(Map.of("#at", "at"))
                .expressionAttributeValues(Map.of(":v", s("video"), ":zero", n(0)));

        QueryResponse exactly = query(videosAtZero.andThen(request -> request.limit(4)));
        QueryResponse after =
                query(videosAtZero.andThen(request -> request.limit(4).exclusiveStartKey(exactly.lastEvaluatedKey())));

        assertThat(exactly.count()).isEqualTo(4);
        assertThat(exactly.lastEvaluatedKey()).containsOnlyKeys("pk", "sk", "kind", "at");
        assertThat(after.count()).isZero();
        assertThat(after.hasLastEvaluatedKey()).isFalse();
    }

    @Test
    void countsBeforeAndAfterTheFilter() {
        QueryResponse answer = query(request -> request.keyConditionExpression("pk = :p")
                .filterExpression("#size >= :ten AND attribute_exists(kind)")
                .expressionAttributeNames(Map.of("#size", "size"))
                .expressionAttributeValues(Map.of(":p", s("p"), ":ten", n(10)))
                .select(Select.COUNT));

        assertThat(answer.count()).isEqualTo(10);
        assertThat(answer.scannedCount()).isEqualTo(21);
        assertThat(answer.hasItems()).isFalse();
    }

    @Test
    void leavesItemsWithoutItsKeyOutOfAnIndex() {
        List<Map<String, AttributeValue>> indexed =
                client.scanPaginator(request -> request.tableName(table).indexName("byKind")).items().stream()
                        .toList();

        assertThat(indexed).hasSize(21).noneMatch(item -> value(item, "sk").s().equals("unlisted"));
    }

    @Test
    void showsOnlyWhatAnIndexProjects() {
        QueryResponse keysOnly = query(request -> request.indexName("keysOnly")
                .keyConditionExpression("kind = :v")
                .expressionAttributeValues(Map.of(":v", s("picture"))));
        QueryResponse local = query(request -> request.indexName("byLabel")
                .keyConditionExpression("pk = :p AND label = :l")
                .expressionAttributeValues(Map.of(":p", s("p"), ":l", s("l7"))));
        QueryResponse fetched = query(request -> request.indexName("byLabel")
                .keyConditionExpression("pk = :p AND label = :l")
                .expressionAttributeValues(Map.of(":p", s("p"), ":l", s("l7")))
                .select(Select.ALL_ATTRIBUTES));

        assertThat(keysOnly.items()).allSatisfy(item -> assertThat(item).containsOnlyKeys("pk", "sk", "kind"));
        assertThat(local.items().getFirst()).containsOnlyKeys("pk", "sk", "label", "size");
        assertThat(fetched.items().getFirst()).containsOnlyKeys("pk", "sk", "label", "size", "kind", "at");
        refuses(
                "does not project [size]",
                () -> query(request -> request.indexName("keysOnly")
                        .keyConditionExpression("kind = :v")
                        .projectionExpression("#size")
                        .expressionAttributeNames(Map.of("#size", "size"))
                        .expressionAttributeValues(Map.of(":v", s("picture")))));
    }

    @Test
    void ordersNumbersAsNumbers() {
        String numbers = DYNAMO_DB.table(request ->
                request.keySchema(keys("pk", "sk")).attributeDefinitions(string("pk"), attribute("sk", "N")));
        List<String> inOrder = List.of("-1000", "-12.5", "-12", "-0.001", "0", "0.5", "3", "20", "1E+2");
        for (String number : inOrder.reversed()) {
            client.putItem(request ->
                    request.tableName(numbers).item(Map.of("pk", s("p"), "sk", AttributeValue.fromN(number))));
        }

        QueryResponse answer = client.query(request -> request.tableName(numbers)
                .keyConditionExpression("pk = :p AND sk > :low")
                .expressionAttributeValues(Map.of(":p", s("p"), ":low", AttributeValue.fromN("-12.5"))));

        assertThat(answer.items())
                .extracting(item -> value(item, "sk").n())
                .containsExactly("-12", "-0.001", "0", "0.5", "3", "20", "100");
    }

    @Test
    void endsAPageBeforeOneMegabyte() {
        String big = DYNAMO_DB.table(request -> {});
        String text = "x".repeat(300_000);
        for (int i = 0; i < 5; i++) {
            Map<String, AttributeValue> item = item("p", "s" + i, "x", s(text));
            client.putItem(request -> request.tableName(big).item(item));
        }

        QueryResponse first = client.query(request -> request.tableName(big)
                .keyConditionExpression("pk = :p")
                .expressionAttributeValues(Map.of(":p", s("p")))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
        ScanResponse rest = client.scan(request -> request.tableName(big).exclusiveStartKey(first.lastEvaluatedKey()));

        assertThat(first.count()).isEqualTo(3);
        assertThat(first.consumedCapacity().capacityUnits()).isEqualTo(110.0);
        assertThat(rest.count()).isEqualTo(2);
        assertThat(rest.hasLastEvaluatedKey()).isFalse();
    }

    @Test
    void paysForWhatAQueryReadsAndNotForTheTable() {
        QueryResponse answer = query(request -> request.indexName("byKind")
                .keyConditionExpression("kind = :v AND #at = :minus")
                .expressionAttributeNames(Map.of("#at", "at"))
                .expressionAttributeValues(Map.of(":v", s("picture"), ":minus", n(-5)))
                .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));

        assertThat(answer.scannedCount()).isEqualTo(1);
        assertThat(answer.consumedCapacity().capacityUnits()).isEqualTo(0.5);
        assertThat(answer.consumedCapacity().globalSecondaryIndexes())
                .isEqualTo(
                        Map.of("byKind", Capacity.builder().capacityUnits(0.5).build()));
    }

    @Test
    void sharesAScanAmongSegments() {
        Set<String> seen = new HashSet<>();
        int total = 0;
        for (int segment = 0; segment < 3; segment++) {
            ScanRequest.Builder request =
                    ScanRequest.builder().tableName(table).segment(segment).totalSegments(3);
            for (var item : client.scanPaginator(request.build()).items()) {
                seen.add(value(item, "pk").s() + value(item, "sk").s());
                total++;
            }
        }

        assertThat(seen).hasSize(23);
        assertThat(total).isEqualTo(23);
    }

    @Test
    void refusesQueriesThatCannotBe() {
        refuses(
                "Query condition missed key schema element: pk",
                () -> query(request ->
                        request.keyConditionExpression("sk = :p").expressionAttributeValues(Map.of(":p", s("p")))));
        refuses(
                "Query key condition not supported",
                () -> query(request ->
                        request.keyConditionExpression("pk > :p").expressionAttributeValues(Map.of(":p", s("p")))));
        refuses(
                "Condition parameter type does not match schema type",
                () -> query(request ->
                        request.keyConditionExpression("pk = :p").expressionAttributeValues(Map.of(":p", n(1)))));
        refuses(
                "The table does not have the specified index: none",
                () -> query(request -> request.indexName("none")
                        .keyConditionExpression("pk = :p")
                        .expressionAttributeValues(Map.of(":p", s("p")))));
        refuses(
                "Consistent reads are not supported on global secondary indexes",
                () -> query(request -> request.indexName("byKind")
                        .consistentRead(true)
                        .keyConditionExpression("kind = :p")
                        .expressionAttributeValues(Map.of(":p", s("p")))));
        refuses(
                "Filter Expression can only contain non-primary key attributes",
                () -> query(request -> request.keyConditionExpression("pk = :p")
                        .filterExpression("sk <> :p")
                        .expressionAttributeValues(Map.of(":p", s("p")))));
        refuses(
                "The provided starting key is outside query boundaries",
                () -> query(request -> request.keyConditionExpression("pk = :p")
                        .exclusiveStartKey(DynamoDb.key("other", "s05"))
                        .expressionAttributeValues(Map.of(":p", s("p")))));
        refuses(
                "The provided starting key is invalid",
                () -> query(request -> request.keyConditionExpression("pk = :p")
                        .exclusiveStartKey(Map.of("pk", s("p")))
                        .expressionAttributeValues(Map.of(":p", s("p")))));
        refuses("Type mismatch for Index Key at Expected: N Actual: S", () -> put(item("p", "x", "at", s("late"))));
    }

    private QueryResponse query(Consumer<QueryRequest.Builder> more) {
        QueryRequest.Builder request = QueryRequest.builder().tableName(table);
        more.accept(request);
        return client.query(request.build());
    }

    private static List<String> sortKeys(QueryResponse answer) {
        return answer.items().stream().map(item -> value(item, "sk").s()).toList();
    }
}
