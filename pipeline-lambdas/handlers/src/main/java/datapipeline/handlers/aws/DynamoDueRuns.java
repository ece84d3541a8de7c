package datapipeline.handlers.aws;

import datapipeline.handlers.run.Run;
import datapipeline.handlers.sweep.DueRuns;
import datapipeline.model.table.InputTable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The index {@code due} of DYNAMODB_INPUT, and the day's runs by {@code byDay}. */
public final class DynamoDueRuns implements DueRuns {
    private final DynamoDbClient dynamoDb;
    private final String table;

    public DynamoDueRuns(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    @Override
    public List<Run> before(Instant moment, int most) {
        return InputTable.dueShards().stream()
                .flatMap(shard ->
                        range(InputTable.DUE, shard, Instant.EPOCH, moment).limit(most))
                .sorted(Comparator.comparing(run -> run.state().updatedAt()))
                .limit(most)
                .toList();
    }

    @Override
    public Set<String> everyId() {
        return InputTable.dueShards().stream()
                .flatMap(shard -> range(InputTable.DUE, shard, Instant.EPOCH, Instant.ofEpochMilli(9_999_999_999_999L)))
                .map(Run::runId)
                .collect(Collectors.toSet());
    }

    @Override
    public List<Run> openReceivedBetween(Instant from, Instant until) {
        return Stream.concat(InputTable.shardsOfDay(from).stream(), InputTable.shardsOfDay(until).stream())
                .distinct()
                .flatMap(shard -> range(InputTable.BY_DAY, shard, from, until))
                .filter(run -> run.state().completedAt().isEmpty())
                .toList();
    }

    private Stream<Run> range(String index, String partition, Instant from, Instant until) {
        return dynamoDb
                .queryPaginator(query -> query.tableName(table)
                        .indexName(index)
                        .keyConditionExpression("#partition = :partition AND #at BETWEEN :from AND :until")
                        .expressionAttributeNames(Map.of("#partition", index + "Pk", "#at", index + "Sk"))
                        .expressionAttributeValues(Map.of(
                                ":partition", AttributeValue.fromS(partition),
                                ":from", AttributeValue.fromS(InputTable.at(from, "")),
                                ":until", AttributeValue.fromS(InputTable.at(until, "")))))
                .items()
                .stream()
                .map(RunItem::read);
    }
}
