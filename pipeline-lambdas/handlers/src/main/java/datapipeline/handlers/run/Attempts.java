package datapipeline.handlers.run;

import datapipeline.model.Format;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.engine.StepResult.MadeFile;
import datapipeline.model.option.ProcessingOption;
import datapipeline.model.option.ProcessingStep;
import datapipeline.model.run.Job;
import datapipeline.model.run.OutputObject;
import datapipeline.model.run.StepReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Performs the steps of a job on the file, in order, and stores what they make under one prefix. */
final class Attempts {
    private static final Duration STEP_LIMIT = Duration.ofMinutes(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Files files;
    private final Engines engines;

    Attempts(Files files, Engines engines) {
        this.files = files;
        this.engines = engines;
    }

    Attempt perform(Job job, String prefix) throws InterruptedException {
        Path work = temporaryDirectory();
        try {
            Path file = work.resolve("source");
            if (!files.download(job.source(), file)) {
                return new Attempt.Gone();
            }
            return steps(job, prefix, work, file);
        } finally {
            delete(work);
        }
    }

    private Attempt steps(Job job, String prefix, Path work, Path file) throws InterruptedException {
        List<OutputObject> outputs = new ArrayList<>();
        List<StepReport> reports = new ArrayList<>();
        boolean partial = job.processingOption().onError() == ProcessingOption.OnError.PARTIAL;
        List<Problem> problems = new ArrayList<>();
        for (ProcessingStep step : job.processingOption().steps()) {
            long begin = System.nanoTime();
            String name = (reports.size() + 1) + "-" + step.operation().wireName();
            switch (engines.perform(step, input(job, work, file, name))) {
                case StepResult.Done(List<MadeFile> made, Map<String, String> known, Map<String, Long> units) -> {
                    made.forEach(one -> outputs.add(files.upload(prefix, name, one)));
                    reports.add(report(step, StepReport.Status.OK, begin, units, Optional.empty()));
                }
                case StepResult.Refused(Problem problem)
                when partial -> {
                    problems.add(problem);
                    reports.add(report(step, StepReport.Status.FAILED, begin, Map.of(), Optional.of(problem)));
                }
                case StepResult.Refused(Problem problem) -> {
                    return new Attempt.Refused(problem);
                }
                case StepResult.Throttled(Duration after) -> {
                    Problem throttled =
                            Problem.of(ReasonCode.ENGINE_FAILED, "The engine for %s is busy.".formatted(name));
                    return new Attempt.Failed(throttled, after, false);
                }
                case StepResult.Broken(Problem problem) -> {
                    return new Attempt.Failed(problem, RETRY_AFTER, true);
                }
            }
        }
        return problems.size() == reports.size()
                ? new Attempt.Refused(problems.getFirst())
                : new Attempt.Made(outputs, reports, !problems.isEmpty());
    }

    private static StepInput input(Job job, Path work, Path file, String step) {
        Format format = Format.of(job.format())
                .orElseThrow(() -> new IllegalStateException("no format is called \"%s\"".formatted(job.format())));
        try {
            Path outputs = java.nio.file.Files.createDirectory(work.resolve(step));
            return new StepInput(job.source(), format, file, outputs, STEP_LIMIT);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a directory for " + step, e);
        }
    }

    private StepReport report(
            ProcessingStep step,
            StepReport.Status status,
            long beginNanos,
            Map<String, Long> units,
            Optional<Problem> problem) {
        return new StepReport(
                step.operation().wireName(),
                status,
                (System.nanoTime() - beginNanos) / 1_000_000,
                units,
                engines.nameFor(step),
                problem.map(met -> met.code().name()),
                problem.map(Problem::message));
    }

    private static Path temporaryDirectory() {
        try {
            return java.nio.file.Files.createTempDirectory("attempt-");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a working directory", e);
        }
    }

    private static void delete(Path directory) {
        try {
            java.nio.file.Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    java.nio.file.Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(
                        Path visited, @org.jspecify.annotations.Nullable IOException e) throws IOException {
                    java.nio.file.Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the working directory " + directory, e);
        }
    }
}
