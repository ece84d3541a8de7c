package datapipeline.local.dynamodb;

import static datapipeline.local.dynamodb.DynamoDb.keys;
import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.aws.DynamoResults;
import datapipeline.handlers.aws.DynamoRuns;
import datapipeline.handlers.classify.Arrival;
import datapipeline.handlers.classify.Classify;
import datapipeline.handlers.classify.InputFiles;
import datapipeline.handlers.output.Half;
import datapipeline.handlers.output.Join;
import datapipeline.handlers.run.Engines;
import datapipeline.handlers.run.Files;
import datapipeline.handlers.run.Handled;
import datapipeline.handlers.run.Reports;
import datapipeline.handlers.run.Runs;
import datapipeline.handlers.run.Worker;
import datapipeline.handlers.run.WorkerSettings;
import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.Source;
import datapipeline.model.cost.CostEstimate;
import datapipeline.model.cost.CostEstimate.Part;
import datapipeline.model.cost.PriceTable;
import datapipeline.model.cost.Rate;
import datapipeline.model.cost.RunUsage;
import datapipeline.model.engine.Engine;
import datapipeline.model.engine.EngineChoice;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.engine.StepResult.MadeFile;
import datapipeline.model.option.ProcessingStep.Resize;
import datapipeline.model.run.EngineKind;
import datapipeline.model.run.Job;
import datapipeline.model.run.Manifest;
import datapipeline.model.run.OutputObject;
import datapipeline.model.run.ProcessingInfo;
import datapipeline.model.run.RunReason;
import datapipeline.model.topology.TableSpec;
import datapipeline.model.topology.Topology;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/** The request units that a run's estimate counts, held against those that the tables count for the same way. */
class RequestUnitsTest {
    @RegisterExtension
    static final DynamoDb DYNAMO_DB = new DynamoDb();

    private static final InstantSource CLOCK = InstantSource.system();
    private static final Telemetry QUIET = new Telemetry(
            "test", CLOCK, new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));

    private static final Percentage A_LITTLE = Percentage.withPercentage(8);

    private final Shrinks engine = new Shrinks();
    private final List<Job> jobs = new ArrayList<>();
    private final List<ProcessingInfo> notices = new ArrayList<>();
    private final List<Half> halves = new ArrayList<>();

    @BeforeAll
    static void create() {
        Topology.tables().forEach(RequestUnitsTest::create);
    }

    @Test
    void countsAPicturesWayAsTheTablesDo() {
        Meter meter = travel("acme/holidays/2026/photo-of-the-harbour.gif", "resize;width=800");

        assertCounts(written(), meter);
    }

    @Test
    void countsEveryFurtherAttemptAsTheTablesDo() {
        engine.failures = 2;
        Meter meter = travel("acme/holidays/2026/photo-of-the-lighthouse.gif", "resize;width=800");

        assertCounts(written(), meter);
    }

    @Test
    void countsARefusedFilesWayAsTheTablesDo() {
        Meter meter = travel("acme/holidays/2026/photo-of-the-mountain.gif", "rezise;width=800");

        var refused =
                new RunUsage(Optional.empty(), Duration.ofMillis(9), 0, Duration.ZERO, Optional.empty(), List.of());
        assertCounts(CostEstimate.of(refused, PriceTable.SHIPPED), meter);
    }

    private CostEstimate written() {
        return halves.stream()
                .flatMap(half ->
                        half instanceof Half.Written written ? written.manifest().cost().stream() : Stream.empty())
                .findFirst()
                .orElseThrow();
    }

    private static void assertCounts(CostEstimate estimate, Meter meter) {
        assertThat((double) counted(estimate, Rate.DYNAMODB_WRITE)).isCloseTo(meter.written(), A_LITTLE);
        assertThat((double) counted(estimate, Rate.DYNAMODB_READ)).isCloseTo(meter.read(), A_LITTLE);
    }

    /** Nobody waits for the next attempt: its time comes at once. */
    private Duration later = Duration.ZERO;

    private final InstantSource clock = () -> CLOCK.instant().plus(later);

    /** Has a file go its whole way over real tables. */
    private Meter travel(String key, String option) {
        var meter = new Meter();
        try (var client = DYNAMO_DB.client(meter)) {
            var runs = new Runs(new DynamoRuns(client, Topology.DYNAMODB_INPUT), "test");
            var engines = new Engines(List.of(engine), EngineChoice.open(EngineKind.EMBEDDED));
            var reports = new Reports(notices::add, engines, Topology.S3_OUTPUT);
            new Classify(new APicture(), runs, jobs::add, reports, Map.of(), clock, QUIET).accept(arrival(key, option));
            var worker = new Worker(
                    runs, new Kept(), engines, reports, WorkerSettings.defaults(), clock, pause -> {}, QUIET);
            jobs.forEach(job -> {
                while (worker.handle(job, visibility -> {}) instanceof Handled.Again again) {
                    later = later.plus(again.after());
                    engine.failures--;
                }
            });
            notices.forEach(notice -> halves.add(new Half.Told(notice)));
            var results = new DynamoResults(client, Topology.DYNAMODB_OUTPUT);
            var join = new Join(results, runs, (run, file, of, type, end) -> {}, clock, QUIET);
            halves.forEach(join::hear);
        }
        return meter;
    }

    private static long counted(CostEstimate estimate, Rate rate) {
        return estimate.parts().stream()
                .filter(part -> part.rate() == rate)
                .findFirst()
                .flatMap(Part::counted)
                .orElseThrow();
    }

    private static Arrival arrival(String key, String option) {
        return new Arrival(
                Topology.S3_INPUT,
                key,
                Optional.of("3HL4kqtJvjVBH40Nrjfkd"),
                "b54357faf0632cce46e942fa68356b38",
                337_760,
                "0055AED6DCD90281E5",
                CLOCK.instant(),
                RunReason.UPLOAD,
                1,
                Optional.of(new Arrival.Wish(option, Optional.empty())),
                "d1b9f6a2-0a4e-4b6e-9c55-7a3f0f9a2f10");
    }

    private static void create(TableSpec table) {
        DYNAMO_DB
                .client()
                .createTable(request -> request.tableName(table.name())
                        .billingMode(software.amazon.awssdk.services.dynamodb.model.BillingMode.PAY_PER_REQUEST)
                        .keySchema(keys(table.partitionKey(), table.sortKey()))
                        .attributeDefinitions(attributes(table))
                        .globalSecondaryIndexes(table.indexes().stream()
                                .map(index -> GlobalSecondaryIndex.builder()
                                        .indexName(index.name())
                                        .keySchema(keys(index.partitionKey(), index.sortKey()))
                                        .projection(projection -> projection.projectionType(ProjectionType.ALL))
                                        .build())
                                .toList()));
    }

    private static List<AttributeDefinition> attributes(TableSpec table) {
        return Stream.concat(
                        Stream.of(table.partitionKey(), table.sortKey()),
                        table.indexes().stream().flatMap(index -> Stream.of(index.partitionKey(), index.sortKey())))
                .map(DynamoDb::string)
                .toList();
    }

    private static final class APicture implements InputFiles {
        @Override
        public Read beginning(Arrival arrival, int bytes) {
            byte[] gif = "GIF89a\1\0\1\0\0\0\0;".getBytes(StandardCharsets.ISO_8859_1);
            return new Beginning(gif, arrival.size(), Map.of());
        }

        @Override
        public byte[] end(Arrival arrival, int bytes) {
            return new byte[0];
        }
    }

    private static final class Shrinks implements Engine<Resize> {
        private int failures;

        @Override
        public Class<Resize> performs() {
            return Resize.class;
        }

        @Override
        public String name() {
            return "ffmpeg 8.1.2";
        }

        @Override
        public EngineKind kind() {
            return EngineKind.EMBEDDED;
        }

        @Override
        public StepResult perform(Resize step, StepInput input) {
            if (failures > 0) {
                return new StepResult.Broken(Problem.of(ReasonCode.ENGINE_CRASH, "The engine died."));
            }
            Path made = input.outputs().resolve("photo-of-the-harbour.gif");
            return new StepResult.Done(
                    List.of(MadeFile.of(made, "image/gif").sized(800, 600)), Map.of(), Map.of("cpuMs", 39L));
        }
    }

    private final class Kept implements Files {
        @Override
        public Fetched download(Source source, Path to) {
            return Fetched.HERE;
        }

        @Override
        public OutputObject upload(String prefix, String step, MadeFile file) {
            String name = file.name();
            return new OutputObject(
                    step,
                    name,
                    prefix + step + "/" + name,
                    48_211,
                    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                    file.contentType(),
                    file.width(),
                    file.height(),
                    Optional.empty(),
                    Map.of());
        }

        @Override
        public void putManifest(String key, Manifest manifest) {
            halves.add(new Half.Written(manifest, key));
        }

        @Override
        public void deleteUnder(String prefix, Predicate<String> chosen) {}
    }
}
