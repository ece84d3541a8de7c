package datapipeline.console.paper;

import datapipeline.console.files.FileRecord;
import datapipeline.console.files.RunEvent;
import datapipeline.console.files.RunRecord;
import datapipeline.console.files.RunRecord.Milestone;
import datapipeline.console.files.RunResult;
import datapipeline.console.files.RunSummary;
import datapipeline.console.layout.Words;
import datapipeline.model.FileType;
import datapipeline.model.Ids;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.cost.CostEstimate;
import datapipeline.model.cost.Rate;
import datapipeline.model.run.EngineKind;
import datapipeline.model.run.OutputObject;
import datapipeline.model.run.RunStatus;
import datapipeline.model.run.StepReport;
import datapipeline.model.run.WorkDone;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The console's surroundings on paper, and files to put there. */
@TestConfiguration(proxyBeanMethods = false)
public class Paper {
    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Bean
    @Primary
    PaperCatalog paperCatalog() {
        return new PaperCatalog();
    }

    @Bean
    @Primary
    PaperCommands paperCommands() {
        return new PaperCommands();
    }

    @Bean
    @Primary
    PaperS3 paperS3() {
        return new PaperS3();
    }

    @Bean
    @Primary
    PaperQueues paperQueues() {
        return new PaperQueues();
    }

    @Bean
    @Primary
    PaperDeadLetters paperDeadLetters() {
        return new PaperDeadLetters();
    }

    @Bean
    @Primary
    PaperExamples paperExamples() {
        return new PaperExamples();
    }

    @Bean
    PaperLinks paperLinks() {
        return new PaperLinks();
    }

    /** A file of this key with one run. */
    public static FileRecord file(String key, FileType type, RunStatus status) {
        String fileId = Ids.fileId("s3-input", key);
        String runId = Ids.fileId("run", key);
        Optional<ReasonCode> reason = status == RunStatus.FAILED ? Optional.of(ReasonCode.CORRUPT) : Optional.empty();
        var summary = new RunSummary(
                fileId,
                runId,
                1,
                key,
                Optional.of(type),
                status,
                1,
                1_572_864,
                NOON,
                status.terminal() ? Optional.of(NOON.plusMillis(4_250)) : Optional.empty(),
                NOON.plusMillis(4_250),
                reason.map(Enum::name));
        var run = new RunRecord(
                summary,
                Optional.of("png"),
                false,
                "default",
                Optional.of("v1"),
                Optional.of("{\"v\":1}"),
                Optional.of("resize;width=500"),
                Optional.empty(),
                Optional.of("UPLOAD"),
                moments(status),
                reason.map(code -> new Problem(code, "The end of " + key + " is missing.", List.of("resize"))),
                Optional.of("v1/default/f/r/g1-a1/_manifest.json"),
                Optional.of(new WorkDone(43, "transcode: encoding")).filter(done -> !status.terminal()),
                false,
                Optional.of("trace-1"),
                status == RunStatus.COMPLETED ? Optional.of(123L) : Optional.empty());
        return new FileRecord(
                fileId,
                Optional.of(runId),
                List.of(run),
                List.of(new RunEvent(
                        runId,
                        NOON.plusMillis(90),
                        Optional.of("RECEIVED"),
                        Optional.of("QUEUED"),
                        Optional.of("lambda-classify"),
                        Optional.empty())));
    }

    /** The pages' words at noon. */
    public static Words words() {
        return new Words(InstantSource.fixed(NOON));
    }

    /** A picture's run that was refused for what was asked. */
    public static RunRecord refused(String optionAsWritten, Problem problem) {
        RunRecord run = file("acme/refused.png", FileType.PICTURE, RunStatus.QUARANTINED)
                .runs()
                .getFirst();
        return new RunRecord(
                run.summary(),
                run.format(),
                false,
                run.tenant(),
                run.versionId(),
                Optional.empty(),
                Optional.of(optionAsWritten),
                Optional.empty(),
                run.reason(),
                run.moments(),
                Optional.of(problem),
                Optional.empty(),
                Optional.empty(),
                false,
                run.traceId(),
                run.costMicroUsd());
    }

    /** A picture was made of the file, and a second step failed. */
    public static RunResult resized() {
        return new RunResult(
                List.of(
                        new StepReport(
                                "resize",
                                StepReport.Status.OK,
                                1_700,
                                Map.of("sourceWidth", "4032"),
                                Map.of("cpuMs", 1_200L),
                                Optional.of("ffmpeg 8.1.2"),
                                Optional.of(EngineKind.LAMBDA),
                                Optional.empty(),
                                Optional.empty()),
                        new StepReport(
                                "convert-format",
                                StepReport.Status.FAILED,
                                3,
                                Map.of(),
                                Map.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(ReasonCode.TYPE_UNSUPPORTED.name()),
                                Optional.of("Nobody can write that."))),
                List.of(picture("1-resize")),
                Optional.of(new CostEstimate(
                        Optional.empty(),
                        "us-east-1 2026-11-22",
                        List.of(
                                new CostEstimate.Part(Rate.LAMBDA_X86_64, Optional.of(30L), Optional.of(500_000_000L)),
                                new CostEstimate.Part(Rate.REKOGNITION_IMAGE, Optional.empty(), Optional.empty())))));
    }

    /** A picture that came of a run. */
    public static OutputObject picture(String step) {
        return new OutputObject(
                step,
                "small.png",
                "v1/default/f/r/g1-a1/" + step + "/small.png",
                2048,
                "00",
                "image/png",
                Optional.of(500),
                Optional.of(333),
                Optional.empty(),
                Map.of());
    }

    private static Map<Milestone, Instant> moments(RunStatus status) {
        Map<Milestone, Instant> moments = new EnumMap<>(Milestone.class);
        moments.put(Milestone.UPLOADED, NOON);
        moments.put(Milestone.RECEIVED, NOON.plusMillis(50));
        moments.put(Milestone.QUEUED, NOON.plusMillis(90));
        if (status == RunStatus.COMPLETED) {
            moments.put(Milestone.STARTED, NOON.plusMillis(2_090));
            moments.put(Milestone.COMMITTED, NOON.plusMillis(4_000));
            moments.put(Milestone.COMPLETED, NOON.plusMillis(4_250));
        }
        return moments;
    }
}
