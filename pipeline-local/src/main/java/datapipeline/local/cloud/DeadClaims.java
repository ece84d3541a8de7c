package datapipeline.local.cloud;

import datapipeline.model.run.RunStatus;
import datapipeline.model.table.Attributes;
import datapipeline.model.table.InputTable;
import datapipeline.model.topology.Topology;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The claims of workers that died with an earlier process. Functions here die together, so at a start nobody holds any;
 * on AWS a claim must run out first. That is why a claim may hold as long here as there, and a machine that is merely slow
 * loses none.
 */
record DeadClaims(DynamoDbClient dynamoDb) {

    /**
     * Lets go of every claim: one without a lease may be taken over at once, and does not count as the death of a worker,
     * as a machine that was switched off says nothing against a file. Call it before there is a function that could make one.
     */
    void release() {
        InputTable.dueShards().stream()
                .flatMap(shard -> dynamoDb
                        .queryPaginator(request -> request.tableName(Topology.DYNAMODB_INPUT)
                                .indexName(InputTable.DUE)
                                .keyConditionExpression("#pk = :shard")
                                .filterExpression("#status = :claimed")
                                .expressionAttributeNames(
                                        Map.of("#pk", InputTable.DUE + "Pk", "#status", Attributes.STATUS))
                                .expressionAttributeValues(Map.of(
                                        ":shard", AttributeValue.fromS(shard),
                                        ":claimed", AttributeValue.fromS(RunStatus.PROCESSING.name()))))
                        .items()
                        .stream())
                .toList()
                .forEach(this::release);
    }

    private void release(Map<String, AttributeValue> run) {
        dynamoDb.updateItem(request -> request.tableName(Topology.DYNAMODB_INPUT)
                .key(Map.of(Attributes.PK, run.get(Attributes.PK), Attributes.SK, run.get(Attributes.SK)))
                .updateExpression("REMOVE #lease")
                .expressionAttributeNames(Map.of("#lease", Attributes.LEASE_UNTIL)));
    }
}
