package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.item.Refusal;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

/** CreateTable, DescribeTable, ListTables, UpdateTable, DeleteTable. Tables are there, or gone, when these return. */
final class TableOperations {
    private static final int MAX_LISTED = 100;

    private final Tables tables;
    private final TableRequests requests;
    private final TableDescriptions descriptions;
    private final Backfill backfill;

    TableOperations(Tables tables, TableRequests requests, TableDescriptions descriptions, Backfill backfill) {
        this.tables = tables;
        this.requests = requests;
        this.descriptions = descriptions;
        this.backfill = backfill;
    }

    CreateTableResponse create(CreateTableRequest request) {
        Table table = tables.create(requests.definition(request));
        return CreateTableResponse.builder()
                .tableDescription(descriptions.of(table, TableStatus.ACTIVE))
                .build();
    }

    DescribeTableResponse describe(DescribeTableRequest request) {
        return DescribeTableResponse.builder()
                .table(tables.using(() -> described(tables.named(request.tableName()))))
                .build();
    }

    private TableDescription described(Table table) {
        boolean filling =
                table.indexes().stream().anyMatch(index -> index.definition().isBackfilling());
        return descriptions.of(table, filling ? TableStatus.UPDATING : TableStatus.ACTIVE);
    }

    ListTablesResponse list(ListTablesRequest request) {
        int limit = Optional.ofNullable(request.limit()).orElse(MAX_LISTED);
        if (limit < 1 || limit > MAX_LISTED) {
            throw Refusal.validation(("1 validation error detected: Value '%d' at 'limit' failed to satisfy constraint:"
                            + " Member must have value between 1 and 100")
                    .formatted(limit));
        }
        String after = Optional.ofNullable(request.exclusiveStartTableName()).orElse("");
        List<String> names = tables.all().stream()
                .map(table -> table.definition().name())
                .filter(name -> name.compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        var answer = ListTablesResponse.builder();
        return names.size() <= limit
                ? answer.tableNames(names).build()
                : answer.tableNames(names.subList(0, limit))
                        .lastEvaluatedTableName(names.get(limit - 1))
                        .build();
    }

    DeleteTableResponse delete(DeleteTableRequest request) {
        Table table = tables.named(request.tableName());
        if (table.definition().settings().deletionProtection()) {
            throw Refusal.validation("Resource cannot be deleted as it is currently protected against deletion. Disable"
                    + " deletion protection first.");
        }
        TableDescription description = descriptions.of(table, TableStatus.DELETING);
        tables.delete(table);
        return DeleteTableResponse.builder().tableDescription(description).build();
    }

    UpdateTableResponse update(UpdateTableRequest request) {
        TableRequests.refuseUnsupported(request.streamSpecification(), request.sseSpecification());
        Table table = tables.named(request.tableName());
        tables.redefine(table, definition -> changed(definition, request));
        backfill.fill(table);
        return UpdateTableResponse.builder().tableDescription(described(table)).build();
    }

    private TableDefinition changed(TableDefinition definition, UpdateTableRequest request) {
        TableSettings settings = definition.settings();
        if (request.billingMode() != null || request.provisionedThroughput() != null) {
            settings = settings.withThroughput(
                    TableRequests.throughput(request.billingMode(), request.provisionedThroughput()));
        }
        if (request.deletionProtectionEnabled() != null) {
            settings = settings.withDeletionProtection(request.deletionProtectionEnabled());
        }
        TableDefinition changed = definition.with(settings);
        if (request.globalSecondaryIndexUpdates().size() > 1) {
            throw Refusal.limitExceeded("Subscriber limit exceeded: Only 1 online index can be created or deleted"
                    + " simultaneously per table");
        }
        for (GlobalSecondaryIndexUpdate update : request.globalSecondaryIndexUpdates()) {
            changed = changed(changed, update, request);
        }
        return changed;
    }

    private TableDefinition changed(
            TableDefinition definition, GlobalSecondaryIndexUpdate update, UpdateTableRequest request) {
        if (update.create() != null) {
            return requests.plusIndex(definition, update.create(), request.attributeDefinitions());
        }
        if (update.delete() != null) {
            String name = update.delete().indexName();
            if (definition.index(name).filter(IndexDefinition::isGlobal).isEmpty()) {
                throw Refusal.notFound("Requested resource not found");
            }
            return definition.minus(name);
        }
        return definition;
    }
}
