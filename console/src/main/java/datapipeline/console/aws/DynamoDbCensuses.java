package datapipeline.console.aws;

import static datapipeline.console.aws.Asking.ask;

import datapipeline.console.files.RunSummary;
import datapipeline.console.overview.Census;
import datapipeline.console.overview.Census.Ended;
import datapipeline.console.overview.Census.Running;
import datapipeline.console.overview.Census.Turnarounds;
import datapipeline.console.overview.Censuses;
import datapipeline.model.FileType;
import datapipeline.model.run.RunStatus;
import datapipeline.model.table.InputTable;
import datapipeline.model.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Counts by the indexes: {@code due} holds what runs, {@code byTypeStatus} what ended by day. Everybody who looks within
 * one refresh sees the same census, so that many open pages cost no more than one.
 */
@Component
final class DynamoDbCensuses implements Censuses {
    private static final List<RunStatus> COUNTED =
            List.of(RunStatus.COMPLETED, RunStatus.PARTIAL, RunStatus.FAILED, RunStatus.QUARANTINED);
    private static final int MOST_RUNNING_PER_SHARD = 2500;
    private static final int MOST_COUNTING_REQUESTS = 10;
    private static final int NEWEST = 200;

    private final Cloud cloud;
    private final InstantSource clock;
    private final Duration lasts;
    private Optional<Census> last = Optional.empty();

    DynamoDbCensuses(Cloud cloud, InstantSource clock, ConsoleSettings settings) {
        this.cloud = cloud;
        this.clock = clock;
        this.lasts = settings.refreshInterval();
    }

    @Override
    public synchronized Census take() {
        Instant now = clock.instant();
        Census census = last.filter(known -> Duration.between(known.at(), now).compareTo(lasts) < 0)
                .orElseGet(() -> counted(now));
        last = Optional.of(census);
        return census;
    }

    private Census counted(Instant now) {
        List<Running> running = new ArrayList<>();
        boolean all = true;
        for (String shard : InputTable.dueShards()) {
            QueryResponse answer = query(of(InputTable.DUE, shard).limit(MOST_RUNNING_PER_SHARD));
            answer.items().forEach(item -> running.add(running(RunRows.summary(new Row(item)))));
            all &= answer.lastEvaluatedKey().isEmpty();
        }
        return new Census(
                now,
                running,
                all,
                COUNTED.parallelStream()
                        .flatMap(status -> families().map(type -> ended(type, status, now)))
                        .toList(),
                Arrays.stream(FileType.values())
                        .parallel()
                        .map(type -> turnarounds(type, now))
                        .toList(),
                now.truncatedTo(ChronoUnit.DAYS));
    }

    private static Running running(RunSummary run) {
        return new Running(run.type(), run.status(), run.updatedAt());
    }

    private static Stream<Optional<FileType>> families() {
        return Stream.concat(Arrays.stream(FileType.values()).map(Optional::of), Stream.of(Optional.empty()));
    }

    private Ended ended(Optional<FileType> type, RunStatus status, Instant day) {
        String partition = InputTable.typeStatus(type, status, day);
        long count = 0;
        Map<String, AttributeValue> from = Map.of();
        for (int request = 0; request < MOST_COUNTING_REQUESTS; request++) {
            QueryRequest.Builder question =
                    of(InputTable.BY_TYPE_STATUS, partition).select(Select.COUNT);
            QueryResponse answer = query(from.isEmpty() ? question : question.exclusiveStartKey(from));
            count += answer.count();
            from = answer.lastEvaluatedKey();
            if (from.isEmpty()) {
                break;
            }
        }
        return new Ended(type, status, count, from.isEmpty());
    }

    /** Of today's completed runs, and of yesterday's when those are few. */
    private Turnarounds turnarounds(FileType type, Instant now) {
        List<RunSummary> runs = new ArrayList<>(completed(type, now));
        if (runs.size() < NEWEST) {
            runs.addAll(completed(type, now.minus(Duration.ofDays(1))));
        }
        return new Turnarounds(
                type,
                runs.stream().flatMap(run -> run.turnaround().stream()).toList(),
                runs.isEmpty() ? Optional.empty() : runs.getLast().endedAt());
    }

    private List<RunSummary> completed(FileType type, Instant day) {
        String partition = InputTable.typeStatus(Optional.of(type), RunStatus.COMPLETED, day);
        return query(of(InputTable.BY_TYPE_STATUS, partition)
                        .scanIndexForward(false)
                        .limit(NEWEST))
                .items()
                .stream()
                .map(item -> RunRows.summary(new Row(item)))
                .toList();
    }

    private QueryRequest.Builder of(String index, String partition) {
        return QueryRequest.builder()
                .tableName(Topology.DYNAMODB_INPUT)
                .indexName(index)
                .keyConditionExpression("#pk = :pk")
                .expressionAttributeNames(Map.of("#pk", index + "Pk"))
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition)));
    }

    private QueryResponse query(QueryRequest.Builder question) {
        return ask("DynamoDB", () -> cloud.dynamoDb.query(question.build()));
    }
}
