package datapipeline.handlers.run;

import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingOption;
import datapipeline.model.option.ProcessingOption.OnError;
import datapipeline.model.option.ProcessingStep;
import datapipeline.model.run.RunStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Does the steps of one attempt, in order, each on the original file, and uploads what each makes. */
final class Bench {
    private static final Set<ReasonCode> OF_THE_FILE = Set.of(
            ReasonCode.ENCRYPTED,
            ReasonCode.CORRUPT,
            ReasonCode.TRUNCATED,
            ReasonCode.PIXEL_LIMIT,
            ReasonCode.DECOMPRESSION_BOMB,
            ReasonCode.TOO_LARGE,
            ReasonCode.CHECKSUM_MISMATCH);

    private final Room room;
    private final Sources sources;
    private final Upload upload;
    private final WorkSettings settings;
    private final Telemetry telemetry;
    private final InstantSource clock;

    Bench(
            Room room,
            Sources sources,
            Outputs outputs,
            WorkSettings settings,
            Telemetry telemetry,
            InstantSource clock) {
        this.room = room;
        this.sources = sources;
        this.upload = new Upload(outputs);
        this.settings = settings;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    /** @throws InterruptedException when the attempt was called off */
    AttemptResult work(Run mine, Path directory) throws InterruptedException {
        return switch (sources.fetch(mine.facts().source(), directory.resolve("source"))) {
            case Sources.Fetched.Gone() ->
                new AttemptResult.Hopeless(
                        RunStatus.SOURCE_GONE,
                        Problem.of(
                                ReasonCode.SOURCE_GONE,
                                "\"%s\" was deleted before it was processed."
                                        .formatted(mine.facts().source().key())),
                        List.of());
            case Sources.Fetched.Wrong(Problem problem) ->
                new AttemptResult.Hopeless(RunStatus.QUARANTINED, problem, List.of());
            case Sources.Fetched.Whole(Path file) -> steps(mine, file, directory);
        };
    }

    private AttemptResult steps(Run mine, Path file, Path directory) throws InterruptedException {
        ProcessingOption option = mine.facts().job(mine.state().updatedAt()).processingOption();
        Tally tally = new Tally();
        for (ProcessingStep step : option.steps()) {
            String name = "%d-%s".formatted(tally.number(), step.operation().wireName());
            Optional<StepWork> work = room.work(step);
            Instant began = clock.instant();
            StepResult result = work.isPresent()
                    ? perform(work.get(), input(mine, file, directory.resolve(name)))
                    : notInstalled(step);
            Duration took = Duration.between(began, clock.instant());
            measure(step, took);
            switch (result) {
                case StepResult.Throttled(Duration after) -> {
                    return new AttemptResult.Throttled(after);
                }
                case StepResult.Broken(Problem problem) -> {
                    return new AttemptResult.Broken(problem);
                }
                case StepResult.Refused(Problem problem) -> {
                    tally.refused(step, work, took, problem);
                    if (option.onError() == OnError.FAIL) {
                        return hopeless(tally, problem);
                    }
                }
                case StepResult.Done done ->
                    tally.done(step, work.orElseThrow(), took, done, upload.of(mine.attemptPrefix(), name, done));
            }
        }
        return tally.allRefused()
                .<AttemptResult>map(problem -> hopeless(tally, problem))
                .orElseGet(tally::made);
    }

    private static AttemptResult hopeless(Tally tally, Problem problem) {
        RunStatus end = OF_THE_FILE.contains(problem.code()) ? RunStatus.QUARANTINED : RunStatus.FAILED;
        return new AttemptResult.Hopeless(end, problem, tally.reports());
    }

    /** An engine that throws is broken like one that says so; whoever reads the log gets the stack trace. */
    private StepResult perform(StepWork work, StepInput input) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("called off before " + work.engine() + " began");
        }
        try {
            return work.performance().on(input);
        } catch (RuntimeException e) {
            telemetry.error(
                    "work",
                    "engine %s threw".formatted(work.engine()),
                    Map.of("key", input.source().key()),
                    e);
            return new StepResult.Broken(Problem.of(
                    ReasonCode.ENGINE_FAILED, "Engine %s failed unexpectedly: %s".formatted(work.engine(), e)));
        }
    }

    private StepInput input(Run mine, Path file, Path outputs) {
        try {
            Files.createDirectories(outputs);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a directory for the outputs of a step: " + outputs, e);
        }
        return new StepInput(
                mine.facts().source(), mine.facts().format().orElseThrow(), file, outputs, settings.stepLimit());
    }

    private static StepResult notInstalled(ProcessingStep step) {
        return new StepResult.Refused(Problem.of(
                ReasonCode.FORMAT_UNREADABLE,
                "The operation %s is not available in this installation: no engine for it is installed."
                        .formatted(step.operation().wireName())));
    }

    private void measure(ProcessingStep step, Duration took) {
        telemetry.measure(
                Metric.StepDuration,
                took.toMillis(),
                Map.of(
                        "FileType",
                        room.type().wireName(),
                        "Op",
                        step.operation().wireName()));
    }
}
