package datapipeline.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.aws.DynamoResults;
import datapipeline.handlers.output.Half;
import datapipeline.handlers.output.Results;
import datapipeline.handlers.run.Run;
import datapipeline.model.FileType;
import datapipeline.model.Source;
import datapipeline.model.json.Json;
import datapipeline.model.option.OptionReader;
import datapipeline.model.option.OptionReading;
import datapipeline.model.run.Manifest;
import datapipeline.model.run.Outcome;
import datapipeline.model.run.OutputObject;
import datapipeline.model.run.Priority;
import datapipeline.model.run.ProcessingInfo;
import datapipeline.model.run.RunReason;
import datapipeline.model.table.Attributes;
import datapipeline.model.table.OutputTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A result with thousands of outputs is written within the time of its function, as often as it is told. */
class ResultsContractTest {
    @RegisterExtension
    static final DynamoDb DYNAMO_DB = new DynamoDb();

    private static final int OUTPUTS = 2_000;
    private static final int IN_ONE_BATCH = 25;
    private static final Source SOURCE =
            new Source("s3-input", "acme/film.mp4", Optional.of("v1"), "etag", 9, "0A", Optional.empty());
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void writesThousandsOfOutputsInBatchesAndOnceMoreChangesNothing() {
        String table = DYNAMO_DB.table(request -> {});
        var requests = new Requests();
        try (var client = DYNAMO_DB.client(requests)) {
            var results = new DynamoResults(client, table);
            results.write(run(), film(), NOW);
            assertThat(requests.byName)
                    .containsEntry("BatchWriteItemRequest", OUTPUTS / IN_ONE_BATCH)
                    .hasSize(2)
                    .containsEntry("UpdateItemRequest", 1);
            List<Map<String, AttributeValue>> once = items(table);
            results.write(run(), film(), NOW.plusSeconds(60));
            assertThat(once).hasSize(OUTPUTS + 1);
            assertThat(items(table)).isEqualTo(once);
        }
    }

    private static List<Map<String, AttributeValue>> items(String table) {
        return DYNAMO_DB
                .client()
                .queryPaginator(request -> request.tableName(table)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", DynamoDb.s(OutputTable.partition("run")))))
                .items()
                .stream()
                .toList();
    }

    @Test
    void refusesAHalfOfAnEarlierAttempt() {
        String table = DYNAMO_DB.table(request -> {});
        var results = new DynamoResults(DYNAMO_DB.client(), table);
        assertThat(results.write(run(), told(2), NOW)).contains(new Results.Pair(false, true));
        List<Map<String, AttributeValue>> before = items(table);

        assertThat(results.write(run(), told(1), NOW)).isEmpty();
        assertThat(items(table)).isEqualTo(before);
        assertThat(results.write(run(), told(2), NOW)).isPresent();
        assertThat(results.write(run(), told(3), NOW)).isPresent();
        assertThat(before.getFirst())
                .containsEntry(Attributes.KEY, DynamoDb.s("acme/film.mp4"))
                .containsEntry(Attributes.FENCE, DynamoDb.n(2));
    }

    private static Half.Told told(long fence) {
        return new Half.Told(new ProcessingInfo(
                ProcessingInfo.SCHEMA,
                "run",
                "file",
                1,
                fence,
                1,
                Outcome.FAILED,
                FileType.VIDEO.wireName(),
                "acme",
                1,
                1,
                NOW,
                NOW,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("ENGINE_CRASH"),
                Optional.of("It died."),
                "trace"));
    }

    private static Run run() {
        return Run.received(
                new Run.Intake(
                        "run",
                        "file",
                        1,
                        SOURCE,
                        "acme",
                        Optional.of(FileType.VIDEO),
                        Optional.of("mp4"),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        "hash",
                        Optional.empty(),
                        Priority.NORMAL,
                        RunReason.UPLOAD,
                        "trace",
                        NOW,
                        NOW,
                        NOW,
                        true,
                        1),
                Optional.empty(),
                NOW);
    }

    /** A film of five hours in pieces of nine seconds. */
    private static Half.Written film() {
        var option = (OptionReading.Accepted) OptionReader.read("transcode;container=hls", FileType.VIDEO);
        return new Half.Written(
                new Manifest(
                        Manifest.SCHEMA,
                        "run",
                        "file",
                        1,
                        1,
                        "acme",
                        FileType.VIDEO,
                        Outcome.PROCESSED,
                        SOURCE,
                        option.option(),
                        "hash",
                        IntStream.range(0, OUTPUTS)
                                .mapToObj(ResultsContractTest::piece)
                                .toList(),
                        List.of(),
                        new Manifest.Producer("lambda-video", Optional.empty(), Optional.empty(), Map.of()),
                        1,
                        1,
                        NOW,
                        Optional.empty()),
                "v1/acme/file/run/g1-a1/_manifest.json");
    }

    private static OutputObject piece(int number) {
        String name = "180p-%05d.ts".formatted(number);
        return new OutputObject(
                "1-transcode",
                name,
                "v1/acme/file/run/g1-a1/1-transcode/" + name,
                number,
                "sha",
                "video/mp2t",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("text", Json.write(List.of(name))));
    }

    /** Counts requests by kind. */
    private static final class Requests implements ExecutionInterceptor {
        private final Map<String, Integer> byName = new HashMap<>();

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            byName.merge(context.request().getClass().getSimpleName(), 1, Integer::sum);
        }
    }
}
