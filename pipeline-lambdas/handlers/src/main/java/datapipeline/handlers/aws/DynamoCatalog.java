package datapipeline.handlers.aws;

import datapipeline.handlers.output.OutputCatalog;
import datapipeline.handlers.output.Result;
import datapipeline.handlers.run.RunFacts;
import datapipeline.model.json.Json;
import datapipeline.model.run.Manifest;
import datapipeline.model.run.OutputObject;
import datapipeline.model.table.Attributes;
import datapipeline.model.table.OutputTable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Results in DYNAMODB_OUTPUT. */
public final class DynamoCatalog implements OutputCatalog {
    private final DynamoDbClient dynamoDb;
    private final String table;

    public DynamoCatalog(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    @Override
    public Optional<Result> find(RunFacts facts) {
        return Optional.of(dynamoDb.getItem(get -> get.tableName(table)
                                .consistentRead(true)
                                .key(Map.of(
                                        Attributes.PK,
                                        AttributeValue.fromS(OutputTable.partition(facts.runId())),
                                        Attributes.SK,
                                        AttributeValue.fromS(OutputTable.RESULT))))
                        .item())
                .filter(item -> !item.isEmpty())
                .map(item -> ResultItem.read(facts, item));
    }

    @Override
    public boolean store(Result after, long over) {
        try {
            dynamoDb.putItem(put -> put.tableName(table)
                    .item(ResultItem.of(after))
                    .conditionExpression("#revision = :over OR (attribute_not_exists(#pk) AND :over = :none)")
                    .expressionAttributeNames(Map.of("#revision", ResultItem.REVISION, "#pk", Attributes.PK))
                    .expressionAttributeValues(Map.of(
                            ":over", AttributeValue.fromN(Long.toString(over)), ":none", AttributeValue.fromN("0"))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    @Override
    public void list(Manifest manifest) {
        int number = 0;
        for (OutputObject output : manifest.outputs()) {
            number++;
            Attrs item = new Attrs()
                    .text(Attributes.PK, OutputTable.partition(manifest.runId()))
                    .text(Attributes.SK, OutputTable.objectKey(output.step(), number))
                    .text(Attributes.RUN_ID, manifest.runId())
                    .text(Attributes.FILE_ID, manifest.fileId())
                    .text(Attributes.TENANT, manifest.tenant())
                    .text(Attributes.STEP, output.step())
                    .text(Attributes.NAME, output.name())
                    .text(Attributes.KEY, output.key())
                    .number(Attributes.SIZE_BYTES, output.sizeBytes())
                    .text(Attributes.SHA256, output.sha256())
                    .text(Attributes.CONTENT_TYPE, output.contentType())
                    .text(Attributes.METADATA, Json.write(output.metadata()));
            output.width().ifPresent(width -> item.number(Attributes.WIDTH, width));
            output.height().ifPresent(height -> item.number(Attributes.HEIGHT, height));
            output.durationMs().ifPresent(duration -> item.number(Attributes.DURATION_MS, duration));
            dynamoDb.putItem(put -> put.tableName(table).item(item.item()));
        }
    }

    @Override
    public void setCurrent(RunFacts facts, Instant at) {
        Attrs item = new Attrs()
                .text(Attributes.PK, OutputTable.filePartition(facts.fileId()))
                .text(Attributes.SK, OutputTable.CURRENT)
                .text(Attributes.RUN_ID, facts.runId())
                .text(Attributes.FILE_ID, facts.fileId())
                .number(Attributes.GENERATION, facts.generation())
                .text(Attributes.SEQUENCER, facts.source().sequencer())
                .text(Attributes.TENANT, facts.tenant())
                .text(Attributes.KEY, facts.source().key())
                .moment(Attributes.UPDATED_AT, at);
        try {
            dynamoDb.putItem(put -> put.tableName(table)
                    .item(item.item())
                    .conditionExpression("attribute_not_exists(#pk) OR #seq < :seq"
                            + " OR (#seq = :seq AND #generation <= :generation)")
                    .expressionAttributeNames(Map.of(
                            "#pk", Attributes.PK,
                            "#seq", Attributes.SEQUENCER,
                            "#generation", Attributes.GENERATION))
                    .expressionAttributeValues(Map.of(
                            ":seq", AttributeValue.fromS(facts.source().sequencer()),
                            ":generation", AttributeValue.fromN(Integer.toString(facts.generation())))));
        } catch (ConditionalCheckFailedException e) {
            // Outputs of a newer version or generation are served already, and stay so.
            return;
        }
    }
}
