package datapipeline.local.dynamodb;

import datapipeline.local.account.Account;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Tables as DescribeTable shows them. Item counts are exact, unlike those of AWS; sizes in bytes are not kept. */
final class TableDescriptions {
    private final Account account;

    TableDescriptions(Account account) {
        this.account = account;
    }

    String arn(String tableName) {
        return account.arn("dynamodb", "table/" + tableName);
    }

    TableDescription of(Table table, TableStatus status) {
        TableDefinition definition = table.definition();
        TableSettings settings = definition.settings();
        var throughput = ProvisionedThroughputDescription.builder()
                .readCapacityUnits(settings.throughput()
                        .map(TableSettings.Throughput::read)
                        .orElse(0L))
                .writeCapacityUnits(settings.throughput()
                        .map(TableSettings.Throughput::write)
                        .orElse(0L))
                .numberOfDecreasesToday(0L)
                .build();
        var description = TableDescription.builder()
                .tableName(definition.name())
                .tableId(definition.id())
                .tableArn(arn(definition.name()))
                .tableStatus(status)
                .creationDateTime(Instant.ofEpochMilli(definition.createdAt()))
                .keySchema(definition.keys().elements())
                .attributeDefinitions(attributes(definition))
                .provisionedThroughput(throughput)
                .deletionProtectionEnabled(settings.deletionProtection())
                .itemCount(table.items().sizeAsLong());
        if (settings.throughput().isEmpty()) {
            description.billingModeSummary(mode -> mode.billingMode(BillingMode.PAY_PER_REQUEST));
        }
        List<Index> global = table.indexes().stream()
                .filter(each -> each.definition().isGlobal())
                .toList();
        if (!global.isEmpty()) {
            description.globalSecondaryIndexes(global.stream()
                    .map(each -> global(definition, each, throughput))
                    .toList());
        }
        List<Index> local = table.indexes().stream()
                .filter(each -> !each.definition().isGlobal())
                .toList();
        if (!local.isEmpty()) {
            description.localSecondaryIndexes(
                    local.stream().map(each -> local(definition, each)).toList());
        }
        return description.build();
    }

    private static List<AttributeDefinition> attributes(TableDefinition definition) {
        return definition.keyTypes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> AttributeDefinition.builder()
                        .attributeName(entry.getKey())
                        .attributeType(entry.getValue())
                        .build())
                .toList();
    }

    private GlobalSecondaryIndexDescription global(
            TableDefinition table, Index index, ProvisionedThroughputDescription throughput) {
        IndexDefinition definition = index.definition();
        return GlobalSecondaryIndexDescription.builder()
                .indexName(definition.name())
                .indexArn(arn(table.name()) + "/index/" + definition.name())
                .indexStatus(definition.isBackfilling() ? IndexStatus.CREATING : IndexStatus.ACTIVE)
                .backfilling(definition.isBackfilling() ? true : null)
                .keySchema(definition.keys().elements())
                .projection(definition.projectionRequest())
                .provisionedThroughput(throughput)
                .itemCount(index.map().entries().sizeAsLong())
                .build();
    }

    private LocalSecondaryIndexDescription local(TableDefinition table, Index index) {
        IndexDefinition definition = index.definition();
        return LocalSecondaryIndexDescription.builder()
                .indexName(definition.name())
                .indexArn(arn(table.name()) + "/index/" + definition.name())
                .keySchema(definition.keys().elements())
                .projection(definition.projectionRequest())
                .itemCount(index.map().entries().sizeAsLong())
                .build();
    }
}
