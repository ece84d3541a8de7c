package datapipeline.handlers.aws;

import datapipeline.handlers.run.Head;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.RunKey;
import datapipeline.handlers.run.RunStore;
import datapipeline.handlers.run.Transition;
import datapipeline.model.run.RunStatus;
import datapipeline.model.table.Attributes;
import datapipeline.model.table.InputTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Runs in DYNAMODB_INPUT. Attribute names are always given by reference, since many are reserved words. */
public final class DynamoRunStore implements RunStore {
    private static final String CURRENT_RUN_KEY = "currentRunKey";

    private final DynamoDbClient dynamoDb;
    private final String table;

    public DynamoRunStore(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    @Override
    public boolean putNew(Run run, Transition first) {
        Put put = Put.builder()
                .tableName(table)
                .item(RunItem.of(run))
                .conditionExpression("attribute_not_exists(#pk)")
                .expressionAttributeNames(Map.of("#pk", Attributes.PK))
                .build();
        return together(put, first);
    }

    @Override
    public boolean replace(Run after, Optional<Transition> transition) {
        Map<String, String> names = Map.of("#revision", RunItem.REVISION);
        Map<String, AttributeValue> before = Map.of(
                ":before", AttributeValue.fromN(Long.toString(after.state().revision() - 1)));
        if (transition.isPresent()) {
            Put put = Put.builder()
                    .tableName(table)
                    .item(RunItem.of(after))
                    .conditionExpression("#revision = :before")
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(before)
                    .build();
            return together(put, transition.get());
        }
        try {
            dynamoDb.putItem(put -> put.tableName(table)
                    .item(RunItem.of(after))
                    .conditionExpression("#revision = :before")
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(before));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    private boolean together(Put run, Transition transition) {
        Put event = Put.builder().tableName(table).item(event(transition)).build();
        try {
            dynamoDb.transactWriteItems(write -> write.transactItems(
                    TransactWriteItem.builder().put(run).build(),
                    TransactWriteItem.builder().put(event).build()));
            return true;
        } catch (TransactionCanceledException e) {
            if (e.cancellationReasons().stream().anyMatch(reason -> lostRace(reason.code()))) {
                return false;
            }
            throw e;
        }
    }

    /** A conflict with another transaction is like a change that came first: the decision is made anew. */
    private static boolean lostRace(@Nullable String code) {
        return "ConditionalCheckFailed".equals(code) || "TransactionConflict".equals(code);
    }

    private static Map<String, AttributeValue> event(Transition event) {
        Attrs item = new Attrs()
                .text(Attributes.PK, InputTable.partition(event.fileId()))
                .text(Attributes.SK, InputTable.eventKey(event.runId(), event.at(), Math.toIntExact(event.number())))
                .text(Attributes.RUN_ID, event.runId())
                .text(Attributes.FROM, event.from().map(RunStatus::name))
                .text(Attributes.TO, event.to().name())
                .text(Attributes.ACTOR, event.actor())
                .moment(Attributes.AT, event.at())
                .number(Attributes.FENCE, event.fence());
        event.problem().ifPresent(problem -> RunItem.write(problem, item));
        return item.item();
    }

    @Override
    public Optional<Run> find(RunKey key) {
        return get(key.fileId(), key.sortKey()).map(RunItem::read);
    }

    @Override
    public List<Run> ofFile(String fileId) {
        return dynamoDb
                .queryPaginator(query -> query.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("#pk = :file AND begins_with(#sk, :run)")
                        .expressionAttributeNames(Map.of("#pk", Attributes.PK, "#sk", Attributes.SK))
                        .expressionAttributeValues(Map.of(
                                ":file", AttributeValue.fromS(InputTable.partition(fileId)),
                                ":run", AttributeValue.fromS(InputTable.RUN_PREFIX))))
                .items()
                .stream()
                .map(RunItem::read)
                .toList();
    }

    @Override
    public Optional<Head> head(String fileId) {
        return get(fileId, InputTable.HEAD)
                .map(Attrs::new)
                .map(item -> new Head(
                        fileId,
                        item.text(Attributes.BUCKET),
                        item.text(Attributes.KEY),
                        item.text(Attributes.TENANT),
                        item.text(Attributes.LATEST_SEQUENCER),
                        new RunKey(fileId, item.text(CURRENT_RUN_KEY)),
                        item.text(Attributes.CURRENT_RUN),
                        item.whole(Attributes.GENERATIONS)));
    }

    @Override
    public void raise(Head head) {
        Attrs item = new Attrs()
                .text(Attributes.PK, InputTable.partition(head.fileId()))
                .text(Attributes.SK, InputTable.HEAD)
                .text(Attributes.FILE_ID, head.fileId())
                .text(Attributes.BUCKET, head.bucket())
                .text(Attributes.KEY, head.key())
                .text(Attributes.TENANT, head.tenant())
                .text(Attributes.LATEST_SEQUENCER, head.latestSequencer())
                .text(CURRENT_RUN_KEY, head.current().sortKey())
                .text(Attributes.CURRENT_RUN, head.currentRunId())
                .number(Attributes.GENERATIONS, head.generation());
        try {
            dynamoDb.putItem(put -> put.tableName(table)
                    .item(item.item())
                    .conditionExpression("attribute_not_exists(#pk) OR #seq < :seq"
                            + " OR (#seq = :seq AND #generations < :generation)")
                    .expressionAttributeNames(Map.of(
                            "#pk", Attributes.PK,
                            "#seq", Attributes.LATEST_SEQUENCER,
                            "#generations", Attributes.GENERATIONS))
                    .expressionAttributeValues(Map.of(
                            ":seq", AttributeValue.fromS(head.latestSequencer()),
                            ":generation", AttributeValue.fromN(Integer.toString(head.generation())))));
        } catch (ConditionalCheckFailedException e) {
            // The head is further on already, which is what this was to make sure of.
            return;
        }
    }

    private Optional<Map<String, AttributeValue>> get(String fileId, String sortKey) {
        return Optional.of(dynamoDb.getItem(get -> get.tableName(table)
                                .consistentRead(true)
                                .key(Map.of(
                                        Attributes.PK, AttributeValue.fromS(InputTable.partition(fileId)),
                                        Attributes.SK, AttributeValue.fromS(sortKey))))
                        .item())
                .filter(item -> !item.isEmpty());
    }
}
