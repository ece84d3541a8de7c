package datapipeline.console.aws;

import static datapipeline.console.aws.Asking.ask;

import datapipeline.console.files.FileCatalog;
import datapipeline.console.files.FilePage;
import datapipeline.console.files.FileQuery;
import datapipeline.console.files.FileRecord;
import datapipeline.console.files.RunEvent;
import datapipeline.console.files.RunRecord;
import datapipeline.console.files.RunResult;
import datapipeline.model.json.Json;
import datapipeline.model.table.Attributes;
import datapipeline.model.table.InputTable;
import datapipeline.model.table.OutputTable;
import datapipeline.model.topology.Topology;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The two tables, read only, never scanned. */
@Component
final class DynamoDbFileCatalog implements FileCatalog {
    private final Cloud cloud;
    private final InstantSource clock;

    DynamoDbFileCatalog(Cloud cloud, InstantSource clock) {
        this.cloud = cloud;
        this.clock = clock;
    }

    @Override
    public FilePage list(FileQuery query) {
        return new NewestRuns(cloud.dynamoDb, Topology.DYNAMODB_INPUT).page(query, clock.instant());
    }

    @Override
    public Optional<FileRecord> find(String fileId) {
        List<Row> rows = partition(Topology.DYNAMODB_INPUT, InputTable.partition(fileId), "");
        List<RunRecord> runs = rows.stream()
                .filter(row -> row.need(Attributes.SK).startsWith(InputTable.RUN_PREFIX))
                .map(RunRows::record)
                .toList();
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        List<RunEvent> events = rows.stream()
                .filter(row -> row.need(Attributes.SK).startsWith(InputTable.EVENT_PREFIX))
                .map(row -> RunRows.event(runOf(row.need(Attributes.SK)), row))
                .toList();
        Optional<String> current = rows.stream()
                .filter(row -> row.need(Attributes.SK).equals(InputTable.HEAD))
                .findFirst()
                .flatMap(head -> head.text(Attributes.CURRENT_RUN));
        return Optional.of(new FileRecord(fileId, current, runs, events));
    }

    /** {@code EVT#run#moment#number}. */
    private static String runOf(String eventKey) {
        int begin = InputTable.EVENT_PREFIX.length();
        int end = eventKey.indexOf('#', begin);
        return eventKey.substring(begin, end < 0 ? eventKey.length() : end);
    }

    @Override
    public Optional<String> item(String fileId, String runId) {
        return partition(Topology.DYNAMODB_INPUT, InputTable.partition(fileId), InputTable.RUN_PREFIX).stream()
                .filter(row -> row.need(Attributes.RUN_ID).equals(runId))
                .findFirst()
                .map(row -> Json.pretty(row.plain()));
    }

    @Override
    public RunResult result(String runId) {
        return RunRows.result(partition(Topology.DYNAMODB_OUTPUT, OutputTable.partition(runId), ""));
    }

    @Override
    public Optional<String> servedRun(String fileId) {
        var answer = ask(
                "DynamoDB",
                () -> cloud.dynamoDb.getItem(get -> get.tableName(Topology.DYNAMODB_OUTPUT)
                        .key(Map.of(
                                Attributes.PK, AttributeValue.fromS(OutputTable.filePartition(fileId)),
                                Attributes.SK, AttributeValue.fromS(OutputTable.CURRENT)))));
        return new Row(answer.item()).text(Attributes.RUN_ID);
    }

    private List<Row> partition(String table, String partition, String prefix) {
        return ask(
                "DynamoDB",
                () -> cloud
                        .dynamoDb
                        .queryPaginator(query -> query.tableName(table)
                                .keyConditionExpression(
                                        prefix.isEmpty() ? "pk = :pk" : "pk = :pk AND begins_with(sk, :sk)")
                                .expressionAttributeValues(
                                        prefix.isEmpty()
                                                ? Map.of(":pk", AttributeValue.fromS(partition))
                                                : Map.of(
                                                        ":pk", AttributeValue.fromS(partition),
                                                        ":sk", AttributeValue.fromS(prefix))))
                        .items()
                        .stream()
                        .map(Row::new)
                        .toList());
    }
}
