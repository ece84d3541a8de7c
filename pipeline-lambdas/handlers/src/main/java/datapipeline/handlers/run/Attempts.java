package datapipeline.handlers.run;

import datapipeline.model.Format;
import datapipeline.model.OutputLayout;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.ExternalJob;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.engine.StepResult.MadeFile;
import datapipeline.model.option.ProcessingOption;
import datapipeline.model.option.ProcessingStep;
import datapipeline.model.run.Job;
import datapipeline.model.run.StepReport;
import datapipeline.model.run.WorkDone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Performs the steps of a job on the file, in order, and stores what they make under one prefix. */
final class Attempts {
    private static final Duration STEP_LIMIT = Duration.ofMinutes(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Files files;
    private final Engines engines;
    private final SizeLimits sizes;
    private final InstantSource clock;

    Attempts(Files files, Engines engines, long largestFile, InstantSource clock) {
        this.files = files;
        this.engines = engines;
        this.clock = clock;
        this.sizes = new SizeLimits(engines, largestFile);
    }

    /** Hears of what becomes of an attempt while it is made. */
    interface Listener {
        /** Others do a job for a step: noted before anybody lets go of it. */
        void started(String step, String externalJobId);

        /** Told as often as the engine likes. */
        void progressed(WorkDone done);
    }

    /** The steps together took longer than one attempt may. */
    static Attempt outOfTime(Run claim, Instant until) {
        long seconds = Duration.between(claim.progress().claimedAt().orElse(until), until)
                .toSeconds();
        Problem problem = Problem.of(
                ReasonCode.ENGINE_TIMEOUT,
                "The steps together did not finish within %d s, which is all that one attempt may take."
                        .formatted(Math.max(0, seconds)));
        return new Attempt.Failed(problem, RETRY_AFTER, Attempt.Cause.ENGINE);
    }

    /**
     * @param claim under which it is performed; it knows the external jobs of earlier tries
     * @param until when it must have come to an end
     */
    Attempt perform(Job job, Claim claim, Instant until, Listener listener) throws InterruptedException {
        Path work = temporaryDirectory();
        try {
            return steps(job, new Bench(work, claim.prefix(), claim.run(), until, listener));
        } finally {
            delete(work);
        }
    }

    /** Where an attempt works. */
    private record Bench(Path work, String prefix, Run claim, Instant until, Listener listener) {
        Path file() {
            return work.resolve("source");
        }
    }

    /** External jobs are asked after first: while one is pending, nothing else is begun that would be done again. */
    private Attempt steps(Job job, Bench bench) throws InterruptedException {
        List<ProcessingStep> steps = job.processingOption().steps();
        Tally tally = new Tally(job.processingOption().onError() == ProcessingOption.OnError.PARTIAL);
        for (boolean external : new boolean[] {true, false}) {
            for (int i = 0; i < steps.size(); i++) {
                if (engines.isExternal(steps.get(i)) == external) {
                    Optional<Attempt> early = step(job, bench, tally, i);
                    if (early.isPresent()) {
                        return early.get();
                    }
                }
            }
            if (tally.pause().isPresent()) {
                return new Attempt.Parked(tally.pause().get());
            }
        }
        return tally.attempt();
    }

    private Optional<Attempt> step(Job job, Bench bench, Tally tally, int index) throws InterruptedException {
        ProcessingStep step = job.processingOption().steps().get(index);
        String name = name(step, index);
        Optional<Problem> tooLarge = sizes.exceeded(job, step);
        if (tooLarge.isEmpty() && !engines.isExternal(step)) {
            Optional<Attempt> missing = fetch(job, bench);
            if (missing.isPresent()) {
                return missing;
            }
        }
        if (!clock.instant().isBefore(bench.until())) {
            return Optional.of(outOfTime(bench.claim(), bench.until()));
        }
        long begin = System.nanoTime();
        switch (tooLarge.isPresent()
                ? new StepResult.Refused(tooLarge.get())
                : engines.perform(step, input(job, bench, index, name))) {
            case StepResult.Done(List<MadeFile> made, Map<String, String> known, Map<String, Long> units) -> {
                Optional<Attempt> misnamed = misnamed(bench.prefix(), name, made);
                if (misnamed.isPresent()) {
                    return misnamed;
                }
                made.forEach(one -> tally.made(index, files.upload(bench.prefix(), name, one)));
                tally.report(index, report(step, StepReport.Status.OK, begin, known, units, Optional.empty()));
            }
            case StepResult.Refused(Problem problem)
            when tally.partial() -> {
                tally.refused(problem);
                tally.report(
                        index, report(step, StepReport.Status.FAILED, begin, Map.of(), Map.of(), Optional.of(problem)));
            }
            case StepResult.Refused(Problem problem) -> {
                return Optional.of(new Attempt.Refused(problem));
            }
            case StepResult.Pending(String id, Duration pause) -> {
                if (!bench.claim().progress().externalJobs().containsKey(name)) {
                    bench.listener().started(name, id);
                }
                tally.pending(pause);
            }
            case StepResult.Throttled(Duration after) -> {
                Problem throttled = Problem.of(ReasonCode.ENGINE_FAILED, "The engine for %s is busy.".formatted(name));
                return Optional.of(new Attempt.Failed(throttled, after, Attempt.Cause.THROTTLE));
            }
            case StepResult.Broken(Problem problem) -> {
                return Optional.of(new Attempt.Failed(problem, RETRY_AFTER, Attempt.Cause.ENGINE));
            }
        }
        return Optional.empty();
    }

    /** What has a name that no output can have was made wrongly, and trying to store it again and again does not help. */
    private static Optional<Attempt> misnamed(String prefix, String step, List<MadeFile> made) {
        try {
            made.forEach(one -> OutputLayout.outputKey(prefix, step, one.name()));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            Problem problem = Problem.of(
                    ReasonCode.ENGINE_FAILED,
                    "The engine for %s made a file that cannot be stored: %s.".formatted(step, e.getMessage()));
            return Optional.of(new Attempt.Failed(problem, RETRY_AFTER, Attempt.Cause.ENGINE));
        }
    }

    /** Stops what others do for a run that has no use for it any more. */
    void callOff(Job job, Run run) {
        List<ProcessingStep> steps = job.processingOption().steps();
        for (int i = 0; i < steps.size(); i++) {
            String name = name(steps.get(i), i);
            if (run.progress().externalJobs().containsKey(name)) {
                engines.callOff(steps.get(i), externalJob(run, name));
            }
        }
    }

    /** How the attempt ends if the file is not to be had; nothing when it is here. */
    private Optional<Attempt> fetch(Job job, Bench bench) {
        if (java.nio.file.Files.exists(bench.file())) {
            return Optional.empty();
        }
        return switch (files.download(job.source(), bench.file())) {
            case HERE -> Optional.empty();
            case GONE -> Optional.of(new Attempt.Gone());
            case REPLACED -> Optional.of(new Attempt.Replaced());
            case OTHER_BYTES ->
                Optional.of(new Attempt.Refused(Problem.of(
                        ReasonCode.CHECKSUM_MISMATCH,
                        "The uploader declared bytes whose SHA-256 is %s; those in the bucket have another."
                                .formatted(Problem.quoted(job.source().sha256().orElse(""))))));
        };
    }

    private static String name(ProcessingStep step, int index) {
        return (index + 1) + "-" + step.operation().wireName();
    }

    /** After a failure another token is used: the job that failed must not be found again. */
    private static ExternalJob externalJob(Run run, String step) {
        return new ExternalJob(
                "%s-%s-%d".formatted(run.runId(), step, run.progress().attempts()),
                Optional.ofNullable(run.progress().externalJobs().get(step)));
    }

    private StepInput input(Job job, Bench bench, int index, String name) {
        List<ProcessingStep> steps = job.processingOption().steps();
        ProcessingStep step = steps.get(index);
        Format format = Format.of(job.format())
                .orElseThrow(() -> new IllegalStateException("no format is called \"%s\"".formatted(job.format())));
        ExternalJob external = engines.isExternal(step) ? externalJob(bench.claim(), name) : ExternalJob.NONE;
        try {
            Path outputs = java.nio.file.Files.createDirectory(bench.work().resolve(name));
            return new StepInput(
                    job.source(),
                    format,
                    bench.file(),
                    outputs,
                    limit(bench),
                    external,
                    (part, doing) -> bench.listener()
                            .progressed(WorkDone.of(
                                    index, steps.size(), part, step.operation().wireName() + ": " + doing)),
                    engines.reference(step).flatMap(files::reference));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a directory for " + name, e);
        }
    }

    /** A step may take as long as the attempt has left, and never longer than any step may. */
    private Duration limit(Bench bench) {
        Instant now = clock.instant();
        return now.plus(STEP_LIMIT).isBefore(bench.until()) ? STEP_LIMIT : Duration.between(now, bench.until());
    }

    private StepReport report(
            ProcessingStep step,
            StepReport.Status status,
            long beginNanos,
            Map<String, String> metadata,
            Map<String, Long> units,
            Optional<Problem> problem) {
        return new StepReport(
                step.operation().wireName(),
                status,
                (System.nanoTime() - beginNanos) / 1_000_000,
                metadata,
                units,
                engines.nameFor(step),
                engines.kindFor(step),
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
