package datapipeline.local.dynamodb;

import static datapipeline.local.dynamodb.DynamoDb.attribute;
import static datapipeline.local.dynamodb.DynamoDb.item;
import static datapipeline.local.dynamodb.DynamoDb.key;
import static datapipeline.local.dynamodb.DynamoDb.keys;
import static datapipeline.local.dynamodb.DynamoDb.n;
import static datapipeline.local.dynamodb.DynamoDb.s;
import static datapipeline.local.dynamodb.DynamoDb.string;
import static datapipeline.local.dynamodb.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.local.lambda.Await;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Tables and what can be set on them. */
class DynamoDbTableContractTest {
    @RegisterExtension
    static final DynamoDb DYNAMO_DB = new DynamoDb();

    private final DynamoDbClient client = DYNAMO_DB.client();

    @Test
    void describesATableAsItWasMade() {
        String name = DYNAMO_DB.table(request -> request.attributeDefinitions(
                        string("pk"), string("sk"), string("kind"), attribute("at", "N"))
                .globalSecondaryIndexes(index -> index.indexName("byKind")
                        .keySchema(keys("kind", "at"))
                        .projection(some ->
                                some.projectionType(ProjectionType.INCLUDE).nonKeyAttributes("title"))));

        TableDescription table = describe(name);

        assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
        assertThat(table.tableArn()).startsWith("arn:aws:dynamodb:").endsWith(":table/" + name);
        assertThat(table.keySchema()).containsExactly(keys("pk", "sk"));
        assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertThat(table.globalSecondaryIndexes()).singleElement().satisfies(index -> {
            assertThat(index.keySchema()).containsExactly(keys("kind", "at"));
            assertThat(index.indexStatus()).isEqualTo(IndexStatus.ACTIVE);
            assertThat(index.projection().nonKeyAttributes()).containsExactly("title");
        });
    }

    @Test
    void makesATableOnceAndDeletesItOnce() {
        String name = DYNAMO_DB.table(request -> {});
        client.putItem(request -> request.tableName(name).item(item("a", "1")));
        assertThatThrownBy(() -> create(name, request -> {})).isInstanceOf(ResourceInUseException.class);

        client.deleteTable(request -> request.tableName(name));
        client.waiter().waitUntilTableNotExists(request -> request.tableName(name));

        assertThatThrownBy(() -> describe(name)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(
                        () -> client.putItem(request -> request.tableName(name).item(item("a", "1"))))
                .isInstanceOf(ResourceNotFoundException.class);

        create(name, request -> {});
        client.waiter().waitUntilTableExists(request -> request.tableName(name));
        assertThat(client.scan(request -> request.tableName(name)).count()).isZero();
    }

    @Test
    void listsTablesPageByPage() {
        String one = DYNAMO_DB.table(request -> {});
        String two = DYNAMO_DB.table(request -> {});

        assertThat(client.listTablesPaginator(request -> request.limit(1)).tableNames())
                .contains(one, two);
    }

    @Test
    void refusesTablesThatCannotBe() {
        refuses("TableName must be at least 3 characters long", () -> create("ab", request -> {}));
        refuses("regular expression pattern", () -> create("a b c", request -> {}));
        refuses(
                "not defined in AttributeDefinitions",
                () -> create("bad", request -> request.attributeDefinitions(string("pk"))));
        refuses(
                "Some AttributeDefinitions are not used",
                () -> create(
                        "bad", request -> request.attributeDefinitions(string("pk"), string("sk"), string("more"))));
        refuses(
                "The first KeySchemaElement is not a HASH key type",
                () -> create("bad", request -> request.keySchema(keys("pk", "sk")[1], keys("pk", "sk")[0])));
        refuses(
                "must both be specified when BillingMode is PROVISIONED",
                () -> create("bad", request -> request.billingMode(BillingMode.PROVISIONED)));
        refuses(
                "does not have the same leading hash key",
                () -> create(
                        "bad",
                        request -> request.localSecondaryIndexes(index -> index.indexName("local")
                                .keySchema(keys("sk", "pk"))
                                .projection(all -> all.projectionType(ProjectionType.ALL)))));
    }

    @Test
    void refusesStreamsAndKeysOfOnesOwnByNameInsteadOfLeavingThemOut() {
        Assumptions.assumeTrue(DYNAMO_DB.isOurs(), "AWS has them");

        refuses(
                "StreamSpecification is not supported",
                () -> create("streamed", request -> request.streamSpecification(stream -> stream.streamEnabled(true))));
        refuses(
                "SSESpecification is not supported",
                () -> create("encrypted", request -> request.sseSpecification(encryption -> encryption.enabled(true))));
        String name = DYNAMO_DB.table(request -> request.streamSpecification(stream -> stream.streamEnabled(false)));
        refuses(
                "StreamSpecification is not supported",
                () -> client.updateTable(
                        request -> request.tableName(name).streamSpecification(stream -> stream.streamEnabled(true))));
    }

    @Test
    void fillsAnIndexThatIsAddedLaterWhileItemsAreWritten() {
        String name = DYNAMO_DB.table(request -> {});
        for (int i = 0; i < 40; i++) {
            String sk = "s" + i;
            client.putItem(request -> request.tableName(name).item(item("p", sk, "kind", s("video"))));
        }
        client.updateTable(request -> request.tableName(name)
                .attributeDefinitions(string("pk"), string("sk"), string("kind"))
                .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                        .create(index -> index.indexName("byKind")
                                .keySchema(keys("kind"))
                                .projection(all -> all.projectionType(ProjectionType.ALL)))
                        .build()));
        IntStream.range(30, 60)
                .forEach(i -> client.putItem(request ->
                        request.tableName(name).item(item("p", "s" + i, "kind", s(i < 40 ? "picture" : "video")))));
        Await.until(() -> describe(name).globalSecondaryIndexes().getFirst().indexStatus() == IndexStatus.ACTIVE);

        assertThat(byKind(name, "video").count()).isEqualTo(50);
        assertThat(byKind(name, "picture").count()).isEqualTo(10);

        client.updateTable(request -> request.tableName(name)
                .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                        .delete(index -> index.indexName("byKind"))
                        .build()));
        Await.until(() -> !describe(name).hasGlobalSecondaryIndexes());
        refuses("does not have the specified index", () -> byKind(name, "video"));
    }

    @Test
    void leavesOutOfALaterIndexWhatCanBeNoKeyOfItAndStillChangesIt() {
        String name = DYNAMO_DB.table(request -> {});
        Map<String, AttributeValue> kinds = Map.of(
                "bool", AttributeValue.fromBool(true),
                "list", AttributeValue.fromL(List.of(s("video"))),
                "map", AttributeValue.fromM(Map.of("video", s("video"))),
                "set", AttributeValue.fromSs(List.of("video")),
                "number", n(1),
                "empty", s(""),
                "long", s("v".repeat(3_000)),
                "text", s("video"));
        kinds.forEach(
                (sk, kind) -> client.putItem(request -> request.tableName(name).item(item("p", sk, "kind", kind))));
        client.updateTable(request -> request.tableName(name)
                .attributeDefinitions(string("pk"), string("sk"), string("kind"))
                .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                        .create(index -> index.indexName("byKind")
                                .keySchema(keys("kind"))
                                .projection(all -> all.projectionType(ProjectionType.ALL)))
                        .build()));
        Await.until(() -> describe(name).globalSecondaryIndexes().getFirst().indexStatus() == IndexStatus.ACTIVE);

        assertThat(byKind(name, "video").items()).containsExactly(item("p", "text", "kind", s("video")));
        client.putItem(request -> request.tableName(name).item(item("p", "bool", "kind", s("video"))));
        kinds.keySet()
                .forEach(sk ->
                        client.deleteItem(request -> request.tableName(name).key(key("p", sk))));
        assertThat(byKind(name, "video").count()).isZero();
        assertThat(client.scan(request -> request.tableName(name)).count()).isZero();
    }

    private QueryResponse byKind(String table, String kind) {
        return client.query(request -> request.tableName(table)
                .indexName("byKind")
                .keyConditionExpression("kind = :k")
                .expressionAttributeValues(Map.of(":k", s(kind))));
    }

    @Test
    void turnsExpiryOnOnce() {
        String name = DYNAMO_DB.table(request -> {});
        assertThat(expiry(name)).isEqualTo(TimeToLiveStatus.DISABLED);

        setExpiry(name, true, "ttl");
        Await.until(() -> expiry(name) == TimeToLiveStatus.ENABLED);
        refuses("TimeToLive is already enabled", () -> setExpiry(name, true, "ttl"));
        refuses("TimeToLive is active on a different AttributeName", () -> setExpiry(name, true, "other"));
    }

    private void setExpiry(String table, boolean enabled, String attribute) {
        client.updateTimeToLive(request -> request.tableName(table)
                .timeToLiveSpecification(ttl -> ttl.enabled(enabled).attributeName(attribute)));
    }

    private TimeToLiveStatus expiry(String table) {
        return client.describeTimeToLive(request -> request.tableName(table))
                .timeToLiveDescription()
                .timeToLiveStatus();
    }

    @Test
    void keepsTagsAndSettings() {
        String name = DYNAMO_DB.table(request ->
                request.tags(Tag.builder().key("owner").value("us").build()).deletionProtectionEnabled(true));
        String arn = describe(name).tableArn();
        client.tagResource(request -> request.resourceArn(arn)
                .tags(Tag.builder().key("cost").value("low").build()));
        client.untagResource(request -> request.resourceArn(arn).tagKeys("owner"));
        client.updateContinuousBackups(request -> request.tableName(name)
                .pointInTimeRecoverySpecification(recovery -> recovery.pointInTimeRecoveryEnabled(true)));

        assertThat(client.listTagsOfResource(request -> request.resourceArn(arn))
                        .tags())
                .containsExactly(Tag.builder().key("cost").value("low").build());
        assertThat(client.describeContinuousBackups(request -> request.tableName(name))
                        .continuousBackupsDescription()
                        .pointInTimeRecoveryDescription()
                        .pointInTimeRecoveryStatus())
                .isEqualTo(PointInTimeRecoveryStatus.ENABLED);
        refuses("protected against deletion", () -> client.deleteTable(request -> request.tableName(name)));

        client.updateTable(request -> request.tableName(name).deletionProtectionEnabled(false));
        client.deleteTable(request -> request.tableName(name));
    }

    @Test
    void countsWhatItHolds() {
        String name = DYNAMO_DB.table(request -> {});
        client.putItem(request -> request.tableName(name).item(item("a", "1", "v", n(1))));
        client.putItem(request -> request.tableName(name).item(item("a", "2")));
        client.putItem(request -> request.tableName(name).item(item("a", "1")));

        assertThat(client.scan(request -> request.tableName(name)).count()).isEqualTo(2);
        assertThat(describe(name).itemCount()).isEqualTo(DYNAMO_DB.isOurs() ? 2 : 0);
    }

    private void create(String name, Consumer<CreateTableRequest.Builder> more) {
        var request = CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keys("pk", "sk"))
                .attributeDefinitions(string("pk"), string("sk"));
        more.accept(request);
        client.createTable(request.build());
    }

    private TableDescription describe(String name) {
        return client.describeTable(request -> request.tableName(name)).table();
    }
}
