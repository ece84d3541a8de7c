package datapipeline.handlers.aws;

import static datapipeline.model.table.Attributes.*;

import datapipeline.handlers.sweep.LedgerAudit;
import datapipeline.model.FileType;
import datapipeline.model.ledger.Ledger;
import datapipeline.model.ledger.LedgerAccount;
import datapipeline.model.ledger.LedgerTally;
import datapipeline.model.run.RunStatus;
import datapipeline.model.table.InputTable;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The ledger's counters in DYNAMODB_INPUT, and the index of those that have not ended. */
public record DynamoLedger(DynamoDbClient dynamoDb, String table, InstantSource clock) implements LedgerAudit.Books {
    private static final String NOT_ENDED = "#counted = :yes AND NOT #status IN (%s)"
            .formatted(String.join(
                    ", ", terminal().map(status -> ":" + status.name()).toList()));

    @Override
    public Ledger read() {
        Map<LedgerAccount, LedgerTally> accounts = new HashMap<>();
        for (String partition : LedgerAccount.partitions()) {
            dynamoDb.queryPaginator(request -> request.tableName(table)
                            .consistentRead(true)
                            .keyConditionExpression("#pk = :pk")
                            .filterExpression("attribute_not_exists(#ttl)")
                            .expressionAttributeNames(Map.of("#pk", PK, "#ttl", TTL))
                            .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition))))
                    .items()
                    .forEach(item -> {
                        Item counters = Item.of(item);
                        accounts.put(LedgerAccount.at(partition, counters.needText(SK)), tally(counters));
                    });
        }
        return new Ledger(accounts);
    }

    private static LedgerTally tally(Item counters) {
        long ended = terminal()
                .mapToLong(status -> counters.number(status.name(), 0))
                .sum();
        return new LedgerTally(
                counters.number(LedgerTally.RECEIVED, 0), ended + counters.number(LedgerTally.WRITTEN_OFF, 0));
    }

    private static Stream<RunStatus> terminal() {
        return Stream.of(RunStatus.values()).filter(RunStatus::terminal);
    }

    /** A run moves within its partition of the index while that is read, and may be met twice. */
    @Override
    public Optional<Map<LedgerAccount, Long>> inFlight(int most) {
        Map<LedgerAccount, Long> inFlight = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (String shard : InputTable.dueShards()) {
            for (QueryResponse page : notEnded(shard)) {
                for (Map<String, AttributeValue> item : page.items()) {
                    Item run = Item.of(item);
                    if (seen.add(run.needText(RUN_ID))) {
                        inFlight.merge(account(run), 1L, Long::sum);
                    }
                }
                if (seen.size() > most) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(inFlight);
    }

    private Iterable<QueryResponse> notEnded(String shard) {
        Map<String, AttributeValue> values =
                new HashMap<>(Map.of(":pk", AttributeValue.fromS(shard), ":yes", AttributeValue.fromBool(true)));
        terminal().forEach(status -> values.put(":" + status.name(), AttributeValue.fromS(status.name())));
        return dynamoDb.queryPaginator(request -> request.tableName(table)
                .indexName(InputTable.DUE)
                .keyConditionExpression("#pk = :pk")
                .filterExpression(NOT_ENDED)
                .projectionExpression("#run, #received, #type")
                .expressionAttributeNames(Map.of(
                        "#pk", InputTable.DUE + "Pk",
                        "#counted", COUNTED,
                        "#status", STATUS,
                        "#run", RUN_ID,
                        "#received", RECEIVED_AT,
                        "#type", FILE_TYPE))
                .expressionAttributeValues(values));
    }

    private static LedgerAccount account(Item run) {
        return LedgerAccount.of(
                run.needText(RUN_ID),
                run.needMoment(RECEIVED_AT),
                run.text(FILE_TYPE).map(FileType::of));
    }

    /** The table deletes by itself what is past its time. */
    @Override
    public void close(Set<LedgerAccount> settled) {
        AttributeValue now = AttributeValue.fromN(Long.toString(clock.instant().getEpochSecond()));
        settled.forEach(account -> dynamoDb.updateItem(request -> request.tableName(table)
                .key(Map.of(
                        PK, AttributeValue.fromS(account.partition()),
                        SK, AttributeValue.fromS(account.sortKey())))
                .updateExpression("SET #ttl = :now")
                .expressionAttributeNames(Map.of("#ttl", TTL))
                .expressionAttributeValues(Map.of(":now", now))));
    }
}
