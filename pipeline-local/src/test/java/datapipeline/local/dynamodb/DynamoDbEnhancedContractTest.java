package datapipeline.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.extensions.annotations.DynamoDbVersionAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSecondaryPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSecondarySortKey;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The enhanced client, which writes expressions of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoDbEnhancedContractTest {
    @RegisterExtension
    static final DynamoDb DYNAMO_DB = new DynamoDb();

    private static final Expression IS_NEW =
            Expression.builder().expression("attribute_not_exists(id)").build();

    private final DynamoDbEnhancedClient client =
            DynamoDbEnhancedClient.builder().dynamoDbClient(DYNAMO_DB.client()).build();
    private final DynamoDbTable<Run> table =
            client.table("contract-" + UUID.randomUUID(), TableSchema.fromBean(Run.class));

    @BeforeAll
    void makeTable() {
        table.createTable(request -> request.globalSecondaryIndices(
                index -> index.indexName("byStatus").projection(all -> all.projectionType(ProjectionType.ALL))));
        DYNAMO_DB.client().waiter().waitUntilTableExists(request -> request.tableName(table.tableName()));
    }

    @Test
    void countsTheVersionsOfAnItem() {
        table.putItem(Run.of("versions", "QUEUED", 1));

        Run read = get("versions");
        read.setStatus("RUNNING");
        read.setNotes(Map.of("by", "test"));
        table.updateItem(read);

        assertThat(get("versions").getVersion()).isEqualTo(2);
        assertThat(get("versions").getStatus()).isEqualTo("RUNNING");
        assertThat(get("versions").getNotes()).containsEntry("by", "test");
        assertThatThrownBy(() -> table.updateItem(read)).isInstanceOf(ConditionalCheckFailedException.class);
    }

    @Test
    void letsOneOfTwelveUpdateAVersion() throws Exception {
        table.putItem(Run.of("race", "QUEUED", 1));
        Run read = get("race");

        assertThat(Race.winnersOfTwelve(() -> table.updateItem(read))).isEqualTo(1);
    }

    @Test
    void putsOnConditionsAndInTransactions() {
        table.putItem(Run.of("there", "QUEUED", 1));

        assertThatThrownBy(() -> table.putItem(PutItemEnhancedRequest.builder(Run.class)
                        .item(Run.of("there", "QUEUED", 1))
                        .conditionExpression(IS_NEW)
                        .build()))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThatThrownBy(() -> client.transactWriteItems(request -> request.addPutItem(
                                table,
                                TransactPutItemEnhancedRequest.builder(Run.class)
                                        .item(Run.of("there", "QUEUED", 1))
                                        .conditionExpression(IS_NEW)
                                        .build())
                        .addPutItem(table, Run.of("never", "QUEUED", 1))))
                .isInstanceOf(TransactionCanceledException.class);
        assertThat(table.getItem(Key.builder().partitionValue("never").build())).isNull();
    }

    @Test
    void queriesAnIndexBackwardsBetweenTwoSortKeys() {
        for (int i = 0; i < 20; i++) {
            table.putItem(Run.of("q" + i, "DONE", i));
        }

        List<Long> times = table
                .index("byStatus")
                .query(request -> request.queryConditional(QueryConditional.sortBetween(
                                Key.builder()
                                        .partitionValue("DONE")
                                        .sortValue(5)
                                        .build(),
                                Key.builder()
                                        .partitionValue("DONE")
                                        .sortValue(9)
                                        .build()))
                        .scanIndexForward(false)
                        .limit(2))
                .stream()
                .flatMap(page -> page.items().stream())
                .map(Run::getAt)
                .toList();

        assertThat(times).containsExactly(9L, 8L, 7L, 6L, 5L);
    }

    private Run get(String id) {
        return table.getItem(
                request -> request.key(Key.builder().partitionValue(id).build()).consistentRead(true));
    }

    /** A run, as the enhanced client wants its beans. */
    @DynamoDbBean
    public static class Run {
        private String id = "";
        private String status = "";
        private long at;
        private Map<String, String> notes = Map.of();
        private @Nullable Integer version;

        static Run of(String id, String status, long at) {
            Run run = new Run();
            run.id = id;
            run.status = status;
            run.at = at;
            return run;
        }

        @DynamoDbPartitionKey
        public String getId() {
            return id;
        }

        public void setId(String id) {
            this.id = id;
        }

        @DynamoDbSecondaryPartitionKey(indexNames = "byStatus")
        public String getStatus() {
            return status;
        }

        public void setStatus(String status) {
            this.status = status;
        }

        @DynamoDbSecondarySortKey(indexNames = "byStatus")
        public long getAt() {
            return at;
        }

        public void setAt(long at) {
            this.at = at;
        }

        public Map<String, String> getNotes() {
            return notes;
        }

        public void setNotes(Map<String, String> notes) {
            this.notes = notes;
        }

        @DynamoDbVersionAttribute
        public @Nullable Integer getVersion() {
            return version;
        }

        public void setVersion(@Nullable Integer version) {
            this.version = version;
        }
    }
}
