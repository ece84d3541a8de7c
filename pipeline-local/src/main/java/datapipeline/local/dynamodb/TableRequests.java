package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.TableSettings.Throughput;
import datapipeline.local.dynamodb.item.Refusal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.SSESpecification;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** Reads definitions of tables and indexes out of requests. */
final class TableRequests {
    private final InstantSource clock;

    TableRequests(InstantSource clock) {
        this.clock = clock;
    }

    TableDefinition definition(CreateTableRequest request) {
        String name = TableRules.name("TableName", request.tableName());
        refuseUnsupported(request.streamSpecification(), request.sseSpecification());
        Map<String, ScalarAttributeType> types = types(request.attributeDefinitions());
        KeySchema keys = TableRules.keys(request.keySchema(), types);
        List<IndexDefinition> indexes = new ArrayList<>();
        for (LocalSecondaryIndex local : request.localSecondaryIndexes()) {
            KeySchema localKeys = TableRules.keys(local.keySchema(), types);
            TableRules.localIndexKeys(local.indexName(), localKeys, keys);
            indexes.add(TableRules.index(local.indexName(), false, localKeys, local.projection()));
        }
        for (GlobalSecondaryIndex global : request.globalSecondaryIndexes()) {
            KeySchema globalKeys = TableRules.keys(global.keySchema(), types);
            indexes.add(TableRules.index(global.indexName(), true, globalKeys, global.projection()));
        }
        TableSettings settings = new TableSettings(
                throughput(request.billingMode(), request.provisionedThroughput()),
                Optional.empty(),
                tags(request.tags()),
                Boolean.TRUE.equals(request.deletionProtectionEnabled()),
                false);
        TableDefinition definition =
                new TableDefinition(name, UUID.randomUUID().toString(), clock.millis(), keys, types, indexes, settings);
        TableRules.whole(definition);
        return definition;
    }

    /** What the caller would rely on is refused, never ignored. */
    static void refuseUnsupported(@Nullable StreamSpecification stream, @Nullable SSESpecification encryption) {
        if (stream != null && Boolean.TRUE.equals(stream.streamEnabled())) {
            throw unsupported("StreamSpecification");
        }
        if (encryption != null && Boolean.TRUE.equals(encryption.enabled())) {
            throw unsupported("SSESpecification");
        }
    }

    private static RuntimeException unsupported(String parameter) {
        return Refusal.validation("The parameter %s is not supported by the embedded DynamoDB".formatted(parameter));
    }

    TableDefinition plusIndex(
            TableDefinition table, CreateGlobalSecondaryIndexAction action, List<AttributeDefinition> attributes) {
        if (table.index(action.indexName()).isPresent()) {
            throw Refusal.validation("Attempting to create an index which already exists");
        }
        Map<String, ScalarAttributeType> types = new TreeMap<>(table.keyTypes());
        types.putAll(types(attributes));
        KeySchema keys = TableRules.keys(action.keySchema(), types);
        IndexDefinition index = TableRules.index(action.indexName(), true, keys, action.projection());
        types.keySet().retainAll(keys.attributes());
        TableDefinition more = table.plus(index.backfilling(true), types);
        TableRules.whole(more);
        return more;
    }

    private static Map<String, ScalarAttributeType> types(List<AttributeDefinition> definitions) {
        Map<String, ScalarAttributeType> types = new TreeMap<>();
        for (AttributeDefinition definition : definitions) {
            if (definition.attributeType() == ScalarAttributeType.UNKNOWN_TO_SDK_VERSION) {
                throw Refusal.validation(
                        "Member must satisfy enum value set: [B, N, S], not " + definition.attributeTypeAsString());
            }
            if (types.put(definition.attributeName(), definition.attributeType()) != null) {
                throw Refusal.parameters(
                        "Duplicate AttributeName in AttributeDefinitions: " + definition.attributeName());
            }
        }
        return types;
    }

    static Optional<Throughput> throughput(@Nullable BillingMode mode, @Nullable ProvisionedThroughput provisioned) {
        if (mode == BillingMode.PAY_PER_REQUEST) {
            if (provisioned != null) {
                throw Refusal.parameters("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when"
                        + " BillingMode is PAY_PER_REQUEST");
            }
            return Optional.empty();
        }
        if (provisioned == null) {
            throw Refusal.parameters("ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode"
                    + " is PROVISIONED");
        }
        return Optional.of(new Throughput(provisioned.readCapacityUnits(), provisioned.writeCapacityUnits()));
    }

    static Map<String, String> tags(List<Tag> tags) {
        return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value, (first, second) -> second));
    }
}
