package datapipeline.handlers.aws;

import static datapipeline.model.table.Attributes.*;

import datapipeline.handlers.run.History;
import datapipeline.handlers.run.LedgerEntry;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.RunStore;
import datapipeline.model.run.RunStatus;
import datapipeline.model.table.InputTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Runs in DYNAMODB_INPUT; each change is written together with the line of history that tells of it. */
public final class DynamoRuns implements RunStore {
    /** What is looked after changes: the fewer are read ahead, the fewer are old when their turn comes. */
    private static final int PAGE = 100;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final ConditionalWrites writes;

    public DynamoRuns(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.writes = new ConditionalWrites(dynamoDb);
    }

    @Override
    public boolean insert(Run run, String actor) {
        Put put = Put.builder()
                .tableName(table)
                .item(RunItems.item(run))
                .conditionExpression("attribute_not_exists(#pk)")
                .expressionAttributeNames(Map.of("#pk", PK))
                .build();
        return written(put, history(run, Optional.empty(), actor), Optional.of(LedgerEntry.ofNew(run)));
    }

    @Override
    public boolean replace(Run before, Run after, String actor) {
        Put put = Put.builder()
                .tableName(table)
                .item(RunItems.item(after))
                .conditionExpression("#revision = :before")
                .expressionAttributeNames(Map.of("#revision", RunItems.REVISION))
                .expressionAttributeValues(Map.of(
                        ":before",
                        AttributeValue.fromN(Long.toString(before.progress().revision()))))
                .build();
        if (!History.tellsOf(before, after)) {
            return writes.alone(put);
        }
        return written(put, history(after, Optional.of(before), actor), LedgerEntry.ofChange(before, after));
    }

    private Put history(Run run, Optional<Run> before, String actor) {
        Item item = Item.empty()
                .put(PK, InputTable.partition(run.intake().fileId()))
                .put(SK, InputTable.eventKey(run.runId(), run.progress().updatedAt(), (int)
                        run.progress().revision()))
                .put(RUN_ID, run.runId())
                .put(FROM, before.map(Run::status).map(RunStatus::name))
                .put(TO, run.status().name())
                .put(ACTOR, actor)
                .put(FENCE, run.progress().fence())
                .put(
                        REASON_CODE,
                        History.problem(before, run)
                                .map(problem -> problem.code().name()))
                .put(ERROR_MESSAGE, History.sentence(before, run))
                .put(AT, run.progress().updatedAt());
        return Put.builder().tableName(table).item(item.attributes()).build();
    }

    private boolean written(Put run, Put history, Optional<LedgerEntry> entry) {
        List<TransactWriteItem> items = new ArrayList<>();
        items.add(TransactWriteItem.builder().put(run).build());
        items.add(TransactWriteItem.builder().put(history).build());
        entry.map(this::count).ifPresent(items::add);
        return writes.together(items);
    }

    private TransactWriteItem count(LedgerEntry entry) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(Map.of(
                                PK, AttributeValue.fromS(entry.account().partition()),
                                SK, AttributeValue.fromS(entry.account().sortKey())))
                        .updateExpression("ADD #counter :one")
                        .expressionAttributeNames(Map.of("#counter", entry.counter()))
                        .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))))
                .build();
    }

    @Override
    public Optional<Run> find(String fileId, String sortKey) {
        Map<String, AttributeValue> item = dynamoDb.getItem(
                        request -> request.tableName(table).consistentRead(true).key(key(fileId, sortKey)))
                .item();
        return item == null || item.isEmpty() ? Optional.empty() : Optional.of(RunItems.run(item));
    }

    @Override
    public boolean isNewest(Run run) {
        try {
            dynamoDb.updateItem(request -> request.tableName(table)
                    .key(key(run.intake().fileId(), InputTable.HEAD))
                    .updateExpression("SET #seq = :seq, #run = :run, #bucket = :bucket, #key = :key, #tenant = :tenant")
                    .conditionExpression("attribute_not_exists(#seq) OR #seq <= :seq")
                    .expressionAttributeNames(Map.of(
                            "#seq", LATEST_SEQUENCER,
                            "#run", CURRENT_RUN,
                            "#bucket", BUCKET,
                            "#key", KEY,
                            "#tenant", TENANT))
                    .expressionAttributeValues(Map.of(
                            ":seq", AttributeValue.fromS(run.intake().source().sequencer()),
                            ":run", AttributeValue.fromS(run.runId()),
                            ":bucket",
                                    AttributeValue.fromS(run.intake().source().bucket()),
                            ":key", AttributeValue.fromS(run.intake().source().key()),
                            ":tenant", AttributeValue.fromS(run.intake().tenant()))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /**
     * The runs that somebody should look after: their moment has come, and they have not ended. Each part of the index has its
     * share of those that are read, so that none waits for another.
     */
    public Stream<Run> dueBefore(Instant moment, int most) {
        List<String> shards = InputTable.dueShards();
        int share = Math.max(1, most / shards.size());
        return shards.stream().flatMap(shard -> dueBefore(moment, shard, share));
    }

    private Stream<Run> dueBefore(Instant moment, String shard, int most) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(table)
                        .indexName(InputTable.DUE)
                        .keyConditionExpression("#pk = :pk AND #sk < :now")
                        .expressionAttributeNames(Map.of("#pk", InputTable.DUE + "Pk", "#sk", InputTable.DUE + "Sk"))
                        .expressionAttributeValues(Map.of(
                                ":pk", AttributeValue.fromS(shard),
                                ":now", AttributeValue.fromS(InputTable.at(moment, ""))))
                        .limit(Math.min(most, PAGE)))
                .items()
                .stream()
                .limit(most)
                .map(RunItems::run);
    }

    @Override
    public List<Run> runsOf(String fileId) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("#pk = :pk AND begins_with(#sk, :runs)")
                        .expressionAttributeNames(Map.of("#pk", PK, "#sk", SK))
                        .expressionAttributeValues(Map.of(
                                ":pk", AttributeValue.fromS(InputTable.partition(fileId)),
                                ":runs", AttributeValue.fromS(InputTable.RUN_PREFIX))))
                .items()
                .stream()
                .map(RunItems::run)
                .toList();
    }

    private static Map<String, AttributeValue> key(String fileId, String sortKey) {
        return Map.of(
                PK, AttributeValue.fromS(InputTable.partition(fileId)),
                SK, AttributeValue.fromS(sortKey));
    }
}
