package datapipeline.local.dynamodb;

import static datapipeline.local.dynamodb.DynamoDb.attribute;
import static datapipeline.local.dynamodb.DynamoDb.item;
import static datapipeline.local.dynamodb.DynamoDb.key;
import static datapipeline.local.dynamodb.DynamoDb.keys;
import static datapipeline.local.dynamodb.DynamoDb.n;
import static datapipeline.local.dynamodb.DynamoDb.s;
import static datapipeline.local.dynamodb.DynamoDb.string;
import static datapipeline.local.dynamodb.DynamoDb.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.local.account.Account;
import datapipeline.local.lambda.Await;
import datapipeline.local.sqs.MovableClock;
import datapipeline.local.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** What only our own can be asked: restarts, a clock that moves, loading. */
class LocalDynamoDbTest {
    private static final Account ACCOUNT = Account.on(4566);
    private static final String TABLE = "runs";

    @TempDir
    Path directory;

    private final MovableClock clock = new MovableClock();

    private void opened(Consumer<LocalDynamoDb> work) {
        try (Store store = Store.open(directory.resolve("cloud.mv"));
                var dynamoDb = new LocalDynamoDb(store, ACCOUNT, clock)) {
            work.accept(dynamoDb);
        }
    }

    private static void makeTable(DynamoDbClient dynamoDb) {
        dynamoDb.createTable(request -> request.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keys("pk", "sk"))
                .attributeDefinitions(string("pk"), string("sk"), string("kind"), attribute("at", "N"))
                .globalSecondaryIndexes(index -> index.indexName("byKind")
                        .keySchema(keys("kind", "at"))
                        .projection(all -> all.projectionType(ProjectionType.ALL))));
    }

    private static Map<String, AttributeValue> run(int number) {
        return item("p" + number % 10, "s" + number, "kind", s("video"), "at", n(number % 7));
    }

    private static List<Map<String, AttributeValue>> videos(DynamoDbClient dynamoDb) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(TABLE)
                        .indexName("byKind")
                        .keyConditionExpression("kind = :v")
                        .expressionAttributeValues(Map.of(":v", s("video")))
                        .limit(100))
                .items()
                .stream()
                .toList();
    }

    @Test
    void answersTheSameAfterARestart() {
        opened(dynamoDb -> {
            makeTable(dynamoDb);
            IntStream.range(0, 50)
                    .forEach(i ->
                            dynamoDb.putItem(request -> request.tableName(TABLE).item(run(i))));
            dynamoDb.deleteItem(request -> request.tableName(TABLE).key(key("p3", "s3")));
            dynamoDb.tagResource(request -> request.resourceArn(ACCOUNT.arn("dynamodb", "table/" + TABLE))
                    .tags(tag -> tag.key("a").value("b")));
        });
        var before = new AtomicReference<List<Map<String, AttributeValue>>>();
        var described = new AtomicReference<Object>();
        opened(dynamoDb -> {
            before.set(videos(dynamoDb));
            described.set(dynamoDb.describeTable(request -> request.tableName(TABLE)));
        });

        opened(dynamoDb -> {
            assertThat(before.get()).hasSize(49);
            assertThat(videos(dynamoDb)).isEqualTo(before.get());
            assertThat((Object) dynamoDb.describeTable(request -> request.tableName(TABLE)))
                    .isEqualTo(described.get());
            assertThat(dynamoDb.listTagsOfResource(
                                    request -> request.resourceArn(ACCOUNT.arn("dynamodb", "table/" + TABLE)))
                            .tags())
                    .hasSize(1);
        });
    }

    @Test
    void removesItemsWhenTheirTimeHasCome() {
        opened(dynamoDb -> {
            makeTable(dynamoDb);
            long hour = clock.instant().getEpochSecond() + 3600;
            dynamoDb.putItem(request -> request.tableName(TABLE).item(item("old", "1", "ttl", n(hour))));
            dynamoDb.updateTimeToLive(request -> request.tableName(TABLE)
                    .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName("ttl")));
            dynamoDb.putItem(request -> request.tableName(TABLE).item(item("new", "1", "ttl", n(hour))));
            dynamoDb.putItem(request -> request.tableName(TABLE).item(item("text", "1", "ttl", s("3"))));
            dynamoDb.putItem(request -> request.tableName(TABLE).item(item("ancient", "1", "ttl", n(3))));
            dynamoDb.putItem(request -> request.tableName(TABLE).item(item("longer", "1", "ttl", n(hour))));
            dynamoDb.putItem(request -> request.tableName(TABLE).item(item("longer", "1", "ttl", n(hour + 9000))));
            Await.until(() -> dynamoDb.describeTimeToLive(request -> request.tableName(TABLE))
                            .timeToLiveDescription()
                            .timeToLiveStatus()
                    == TimeToLiveStatus.ENABLED);

            clock.move(Duration.ofMinutes(61));

            Await.until(() -> dynamoDb.scan(request -> request.tableName(TABLE)).count() == 3);
            assertThat(dynamoDb.scan(request -> request.tableName(TABLE)).items())
                    .extracting(item -> value(item, "pk").s())
                    .containsExactlyInAnyOrder("text", "ancient", "longer");
        });
    }

    @Test
    void fillsAnIndexOverManyItemsAndGoesOnAfterARestart() {
        opened(dynamoDb -> {
            dynamoDb.createTable(request -> request.tableName(TABLE)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(keys("pk", "sk"))
                    .attributeDefinitions(string("pk"), string("sk")));
            dynamoDb.load(
                    TABLE,
                    IntStream.range(0, 20_000).mapToObj(LocalDynamoDbTest::run).toList());
            dynamoDb.updateTable(request -> request.tableName(TABLE)
                    .attributeDefinitions(string("pk"), string("sk"), string("kind"), attribute("at", "N"))
                    .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                            .create(index -> index.indexName("byKind")
                                    .keySchema(keys("kind", "at"))
                                    .projection(all -> all.projectionType(ProjectionType.ALL)))
                            .build()));
        });
        opened(dynamoDb -> {
            Await.until(() -> dynamoDb.describeTable(request -> request.tableName(TABLE))
                            .table()
                            .globalSecondaryIndexes()
                            .getFirst()
                            .indexStatus()
                    == IndexStatus.ACTIVE);
            assertThat(videos(dynamoDb)).hasSize(20_000);
        });
    }

    @Test
    void paysOnlyForTheIndexesThatAWriteTouches() {
        opened(dynamoDb -> {
            makeTable(dynamoDb);
            var put = dynamoDb.putItem(request ->
                    request.tableName(TABLE).item(run(1)).returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));
            var same = dynamoDb.putItem(request ->
                    request.tableName(TABLE).item(run(1)).returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));
            var moved = dynamoDb.updateItem(request -> request.tableName(TABLE)
                    .key(key("p1", "s1"))
                    .updateExpression("SET kind = :k")
                    .expressionAttributeValues(Map.of(":k", s("picture")))
                    .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));

            assertThat(put.consumedCapacity().capacityUnits()).isEqualTo(2.0);
            assertThat(same.consumedCapacity().capacityUnits()).isEqualTo(1.0);
            assertThat(moved.consumedCapacity().capacityUnits()).isEqualTo(3.0);
        });
    }

    @Test
    void letsExactlyOneOfTwelveClaimEachOfManyItems() {
        int items = 300;
        opened(dynamoDb -> {
            makeTable(dynamoDb);
            dynamoDb.load(
                    TABLE,
                    IntStream.range(0, items).mapToObj(LocalDynamoDbTest::run).toList());
            AtomicInteger claimed = new AtomicInteger();
            CyclicBarrier together = new CyclicBarrier(12);
            try (var threads = Executors.newFixedThreadPool(12)) {
                List<? extends Future<?>> workers = IntStream.range(0, 12)
                        .mapToObj(worker -> threads.submit(() -> {
                            for (int i = 0; i < items; i++) {
                                together.await();
                                claimed.addAndGet(claims(dynamoDb, run(i)) ? 1 : 0);
                            }
                            return worker;
                        }))
                        .toList();
                for (Future<?> worker : workers) {
                    worker.get();
                }
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
            }
            assertThat(claimed).hasValue(items);
        });
    }

    private static boolean claims(DynamoDbClient dynamoDb, Map<String, AttributeValue> run) {
        try {
            dynamoDb.updateItem(request -> request.tableName(TABLE)
                    .key(Map.of("pk", value(run, "pk"), "sk", value(run, "sk")))
                    .updateExpression("SET leaseOwner = :me")
                    .conditionExpression("attribute_not_exists(leaseOwner)")
                    .expressionAttributeValues(Map.of(":me", s("me"))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    @Test
    void doesNotClaimOperationsItDoesNotHave() {
        opened(dynamoDb -> assertThatThrownBy(() -> dynamoDb.executeStatement(request -> request.statement("SELECT")))
                .isInstanceOf(UnsupportedOperationException.class));
    }
}
