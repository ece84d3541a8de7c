package datapipeline.infra.storage;

import datapipeline.model.topology.TableSpec;
import datapipeline.model.topology.TableSpec.IndexSpec;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Billing;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexPropsV2;
import software.amazon.awscdk.services.dynamodb.MaxThroughputProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.TableEncryptionV2;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/** A table of the topology: paid by request with a ceiling, recoverable to any second, and protected from deletion. */
public final class RecordTable extends Construct {
    /** A fault that writes in a circle meets this before it meets the budget. */
    private static final int MOST_REQUEST_UNITS = 20_000;

    private final TableV2 table;

    RecordTable(Construct scope, TableSpec spec, IKey key) {
        super(scope, spec.name());
        this.table = TableV2.Builder.create(this, "Table")
                .tableName(spec.name())
                .partitionKey(text(spec.partitionKey()))
                .sortKey(text(spec.sortKey()))
                .timeToLiveAttribute(spec.timeToLive())
                .globalSecondaryIndexes(
                        spec.indexes().stream().map(RecordTable::index).toList())
                .billing(Billing.onDemand(MaxThroughputProps.builder()
                        .maxReadRequestUnits(MOST_REQUEST_UNITS)
                        .maxWriteRequestUnits(MOST_REQUEST_UNITS)
                        .build()))
                .encryption(TableEncryptionV2.customerManagedKey(key))
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    public TableV2 table() {
        return table;
    }

    private static GlobalSecondaryIndexPropsV2 index(IndexSpec index) {
        return GlobalSecondaryIndexPropsV2.builder()
                .indexName(index.name())
                .partitionKey(text(index.partitionKey()))
                .sortKey(text(index.sortKey()))
                .projectionType(ProjectionType.ALL)
                .build();
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }
}
