package datapipeline.local.cloud;

import datapipeline.model.topology.TableSpec;
import datapipeline.model.topology.TableSpec.IndexSpec;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/**
 * Makes the pipeline's tables, and completes those that are there: a start may have been cut off between two steps, and
 * a release may have more indexes than the one that made the table.
 */
final class PipelineTables {
    private static final Projection EVERYTHING =
            Projection.builder().projectionType(ProjectionType.ALL).build();
    private static final Set<TimeToLiveStatus> FORGETTING = Set.of(TimeToLiveStatus.ENABLED, TimeToLiveStatus.ENABLING);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration LONGEST_FILLING = Duration.ofMinutes(15);

    private final DynamoDbClient dynamoDb;

    PipelineTables(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    void make(TableSpec table) {
        if (dynamoDb.listTables().tableNames().contains(table.name())) {
            addMissingIndexes(table);
        } else {
            create(table);
        }
        letItForget(table);
    }

    private void create(TableSpec table) {
        dynamoDb.createTable(request -> request.tableName(table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keys(table.partitionKey(), table.sortKey()))
                .attributeDefinitions(Stream.concat(
                                attributes(table.partitionKey(), table.sortKey()),
                                table.indexes().stream()
                                        .flatMap(index -> attributes(index.partitionKey(), index.sortKey())))
                        .toList())
                .globalSecondaryIndexes(table.indexes().stream()
                        .map(index -> GlobalSecondaryIndex.builder()
                                .indexName(index.name())
                                .keySchema(keys(index.partitionKey(), index.sortKey()))
                                .projection(EVERYTHING)
                                .build())
                        .toList()));
    }

    /** Waits until they are filled: what is in no index would be found by nobody. */
    private void addMissingIndexes(TableSpec table) {
        Set<String> present = describe(table).globalSecondaryIndexes().stream()
                .map(GlobalSecondaryIndexDescription::indexName)
                .collect(Collectors.toSet());
        List<IndexSpec> missing = table.indexes().stream()
                .filter(index -> !present.contains(index.name()))
                .toList();
        missing.forEach(index -> {
            add(index, table);
            awaitFilled(table);
        });
    }

    private void add(IndexSpec index, TableSpec table) {
        dynamoDb.updateTable(request -> request.tableName(table.name())
                .attributeDefinitions(
                        attributes(index.partitionKey(), index.sortKey()).toList())
                .globalSecondaryIndexUpdates(update -> update.create(create -> create.indexName(index.name())
                        .keySchema(keys(index.partitionKey(), index.sortKey()))
                        .projection(EVERYTHING))));
    }

    private void awaitFilled(TableSpec table) {
        try (DynamoDbWaiter waiter = DynamoDbWaiter.builder()
                .client(dynamoDb)
                .overrideConfiguration(patience -> patience.maxAttempts(Integer.MAX_VALUE)
                        .waitTimeout(LONGEST_FILLING)
                        .backoffStrategyV2(BackoffStrategy.fixedDelay(LOOK_AGAIN)))
                .build()) {
            waiter.waitUntilTableExists(request -> request.tableName(table.name()));
        }
    }

    private void letItForget(TableSpec table) {
        TimeToLiveStatus status = dynamoDb.describeTimeToLive(request -> request.tableName(table.name()))
                .timeToLiveDescription()
                .timeToLiveStatus();
        if (!FORGETTING.contains(status)) {
            dynamoDb.updateTimeToLive(request -> request.tableName(table.name())
                    .timeToLiveSpecification(
                            ttl -> ttl.attributeName(table.timeToLive()).enabled(true)));
        }
    }

    private TableDescription describe(TableSpec table) {
        return dynamoDb.describeTable(request -> request.tableName(table.name()))
                .table();
    }

    private static List<KeySchemaElement> keys(String partition, String sort) {
        return List.of(
                KeySchemaElement.builder()
                        .attributeName(partition)
                        .keyType(KeyType.HASH)
                        .build(),
                KeySchemaElement.builder()
                        .attributeName(sort)
                        .keyType(KeyType.RANGE)
                        .build());
    }

    private static Stream<AttributeDefinition> attributes(String... names) {
        return Stream.of(names)
                .map(name -> AttributeDefinition.builder()
                        .attributeName(name)
                        .attributeType(ScalarAttributeType.S)
                        .build());
    }
}
