package datapipeline.handlers.aws;

import static datapipeline.model.table.Attributes.*;

import datapipeline.handlers.output.Half;
import datapipeline.handlers.output.Results;
import datapipeline.handlers.run.Run;
import datapipeline.model.FileType;
import datapipeline.model.json.Json;
import datapipeline.model.run.Manifest;
import datapipeline.model.run.OutputObject;
import datapipeline.model.run.ProcessingInfo;
import datapipeline.model.run.RunStatus;
import datapipeline.model.run.Turnaround;
import datapipeline.model.table.OutputTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Results in DYNAMODB_OUTPUT. Every write is an update that sets the same values again, so none can be done too often. */
public final class DynamoResults implements Results {
    private final DynamoDbClient dynamoDb;
    private final String table;

    public DynamoResults(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    @Override
    public Optional<Pair> write(Run run, Half half, Instant at) {
        Item common = Item.empty()
                .put(RUN_ID, half.runId())
                .put(FILE_ID, half.fileId())
                .put(TENANT, run.intake().tenant())
                .put(KEY, run.intake().source().key())
                .put(FILE_TYPE, run.intake().fileType().map(FileType::wireName))
                .put(GENERATION, run.intake().generation())
                .put(FENCE, half.fence())
                .put(OUTCOME, half.outcome().name())
                .put(COST_MICRO_USD, half.costMicroUsd());
        return switch (half) {
            case Half.Written(Manifest manifest, String key) -> {
                writeObjects(manifest);
                Item item = common.put(MANIFEST_KEY, key)
                        .put(PROCESS_DURATION, manifest.processDuration())
                        .put(QUEUE_WAIT, manifest.queueWait())
                        .put(STEPS, Json.write(manifest.steps()))
                        .put(COST, manifest.cost().map(Json::write))
                        .put(OUTPUT_COUNT, manifest.outputs().size())
                        .put(
                                BYTES_OUT,
                                manifest.outputs().stream()
                                        .mapToLong(OutputObject::sizeBytes)
                                        .sum());
                yield half(half, item, S3_AT, at);
            }
            case Half.Told(ProcessingInfo info) -> {
                Item item = common.put(PROCESS_DURATION, info.processDuration())
                        .put(QUEUE_WAIT, info.queueWait())
                        .put(ATTEMPTS, info.attempt())
                        .put(REASON_CODE, info.reasonCode())
                        .put(ERROR_MESSAGE, info.errorMessage());
                yield half(half, item, SNS_AT, at);
            }
        };
    }

    private Optional<Pair> half(Half half, Item item, String momentName, Instant at) {
        try {
            Item after = update(half.runId(), item, momentName, at, Optional.of(half.fence()));
            return Optional.of(new Pair(after.has(S3_AT), after.has(SNS_AT)));
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    private void writeObjects(Manifest manifest) {
        List<OutputObject> outputs = manifest.outputs();
        new BatchWrites(dynamoDb)
                .put(
                        table,
                        IntStream.range(0, outputs.size())
                                .mapToObj(number -> object(manifest.runId(), number, outputs.get(number)))
                                .toList());
    }

    private static Map<String, AttributeValue> object(String runId, int number, OutputObject output) {
        return Item.empty()
                .put(PK, OutputTable.partition(runId))
                .put(SK, OutputTable.objectKey(output.step(), number))
                .put(STEP, output.step())
                .put(NAME, output.name())
                .put(KEY, output.key())
                .put(SIZE_BYTES, output.sizeBytes())
                .put(SHA256, output.sha256())
                .put(CONTENT_TYPE, output.contentType())
                .put(WIDTH, output.width())
                .put(HEIGHT, output.height())
                .put(DURATION_MS, output.durationMs())
                .put(METADATA, Json.write(output.metadata()))
                .attributes();
    }

    /**
     * Sets the attributes, and the moment only if it was not set before.
     *
     * @param fence of the attempt this is from, where it must not be older than what lies there
     * @throws ConditionalCheckFailedException when it is
     */
    private Item update(String runId, Item item, String momentName, Instant moment, Optional<Long> fence) {
        var expression = new StringBuilder("SET #moment = if_not_exists(#moment, :moment)");
        Map<String, String> names = new HashMap<>(Map.of("#moment", momentName));
        Map<String, AttributeValue> values =
                new HashMap<>(Map.of(":moment", AttributeValue.fromN(Long.toString(moment.toEpochMilli()))));
        int number = 0;
        for (Map.Entry<String, AttributeValue> entry : item.attributes().entrySet()) {
            expression.append(", #a%d = :a%d".formatted(number, number));
            names.put("#a" + number, entry.getKey());
            values.put(":a" + number, entry.getValue());
            number++;
        }
        fence.ifPresent(own -> {
            names.put("#fence", FENCE);
            values.put(":fence", AttributeValue.fromN(Long.toString(own)));
        });
        return Item.of(dynamoDb.updateItem(request -> request.tableName(table)
                        .key(key(OutputTable.partition(runId), OutputTable.RESULT))
                        .updateExpression(expression.toString())
                        .conditionExpression(
                                fence.isPresent() ? "attribute_not_exists(#fence) OR #fence <= :fence" : null)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .returnValues(ReturnValue.ALL_NEW))
                .attributes());
    }

    @Override
    public Instant complete(Run run, RunStatus status, Turnaround turnaround, Instant at) {
        Item item = Item.empty()
                .put(STATUS, status.name())
                .put(TAT_MS, turnaround.total().toMillis())
                .put(INGEST_WAIT_MS, turnaround.ingestWait().toMillis())
                .put(CLASSIFY_MS, turnaround.classify().toMillis())
                .put(QUEUE_WAIT_MS, turnaround.queueWait().toMillis())
                .put(PROCESS_MS, turnaround.process().toMillis())
                .put(JOIN_WAIT_MS, turnaround.joinWait().toMillis())
                .put(CLOCK_SKEW, turnaround.clockSkew());
        run.intake()
                .fileType()
                .ifPresent(type -> item.put(OutputTable.BY_TAT + "Pk", OutputTable.dayType(at, type))
                        .put(OutputTable.BY_TAT + "Sk", OutputTable.tat(turnaround.total(), run.runId())));
        Optional<Instant> before = completedBefore(run.runId());
        Instant completedAt = before.orElseGet(() ->
                update(run.runId(), item, COMPLETED_AT, at, Optional.empty()).needMoment(COMPLETED_AT));
        if (status == RunStatus.COMPLETED || status == RunStatus.PARTIAL) {
            makeCurrent(run);
        }
        return completedAt;
    }

    /** Whether the result of a run is there, and whole. */
    public boolean isComplete(String runId) {
        return completedBefore(runId).isPresent();
    }

    private Optional<Instant> completedBefore(String runId) {
        return Item.of(dynamoDb.getItem(request -> request.tableName(table)
                                .consistentRead(true)
                                .key(key(OutputTable.partition(runId), OutputTable.RESULT)))
                        .item())
                .moment(COMPLETED_AT);
    }

    /** The newest version that completed is the one that is served; of the same version, the newest generation. */
    private void makeCurrent(Run run) {
        String fileId = run.intake().fileId();
        try {
            dynamoDb.updateItem(request -> request.tableName(table)
                    .key(key(OutputTable.filePartition(fileId), OutputTable.CURRENT))
                    .updateExpression("SET #run = :run, #order = :order")
                    .conditionExpression("attribute_not_exists(#order) OR #order <= :order")
                    .expressionAttributeNames(Map.of("#run", RUN_ID, "#order", SERVED_ORDER))
                    .expressionAttributeValues(Map.of(
                            ":run", AttributeValue.fromS(run.runId()),
                            ":order",
                                    AttributeValue.fromS(OutputTable.servedOrder(
                                            run.intake().source().sequencer(),
                                            run.intake().generation())))));
        } catch (ConditionalCheckFailedException e) {
            System.getLogger(DynamoResults.class.getName())
                    .log(System.Logger.Level.DEBUG, () -> "a newer version or generation of " + fileId + " is served");
        }
    }

    private static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of(PK, AttributeValue.fromS(partition), SK, AttributeValue.fromS(sort));
    }
}
