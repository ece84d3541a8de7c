package datapipeline.handlers.run;

import datapipeline.handlers.telemetry.BuildInfo;
import datapipeline.model.Ids;
import datapipeline.model.Problem;
import datapipeline.model.cost.CostEstimate;
import datapipeline.model.json.Json;
import datapipeline.model.run.Job;
import datapipeline.model.run.Manifest;
import datapipeline.model.run.Outcome;
import datapipeline.model.run.ProcessingInfo;
import datapipeline.model.run.ProcessingInfo.ManifestRef;
import datapipeline.model.run.StepReport;
import datapipeline.model.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes the two halves of a result: the manifest, and the notice on SNS_NOTIF. */
public final class Reports {
    private final Notices notices;
    private final Engines engines;
    private final String outputBucket;

    /** @param outputBucket S3_OUTPUT, under the name it has in this deployment */
    public Reports(Notices notices, Engines engines, String outputBucket) {
        this.notices = notices;
        this.engines = engines;
        this.outputBucket = outputBucket;
    }

    /** What identifies a manifest's content. */
    static String hash(Manifest manifest) {
        return Ids.sha256Hex(Json.write(manifest));
    }

    Manifest manifest(Job job, Run claim, Attempt.Made made, Instant now) {
        Instant started = claim.progress().startedAt().orElse(now);
        Map<String, String> tools = new TreeMap<>();
        job.processingOption()
                .steps()
                .forEach(step -> engines.nameFor(step)
                        .ifPresent(name -> tools.put(step.operation().wireName(), name)));
        return new Manifest(
                Manifest.SCHEMA,
                job.runId(),
                job.fileId(),
                job.generation(),
                claim.progress().fence(),
                job.tenant(),
                job.fileType(),
                made.inPart() ? Outcome.PARTIAL : Outcome.PROCESSED,
                job.source(),
                job.processingOption(),
                job.optionsHash(),
                made.outputs(),
                made.steps(),
                new Manifest.Producer(
                        Topology.functionOf(job.fileType()),
                        BuildInfo.OF_THIS_BUILD.version(),
                        BuildInfo.OF_THIS_BUILD.gitCommit(),
                        tools),
                millis(started, now),
                millis(job.queuedAt(), started),
                now,
                Optional.of(RunCost.of(claim, now, Optional.of(made.outputs().size()), made.steps())));
    }

    void processed(Run run, Manifest manifest, String key) {
        notices.publish(told(run, manifest, key));
    }

    /** The other half of a result, from this half. */
    public ProcessingInfo told(Run run, Manifest manifest, String key) {
        return info(run, manifest.outcome(), Optional.of(new ManifestRef(outputBucket, key, hash(manifest))), manifest);
    }

    private static ProcessingInfo info(Run run, Outcome outcome, Optional<ManifestRef> ref, Manifest manifest) {
        return new ProcessingInfo(
                ProcessingInfo.SCHEMA,
                run.runId(),
                run.intake().fileId(),
                run.intake().generation(),
                manifest.fence(),
                run.progress().attempts() + 1,
                outcome,
                RunFields.family(run),
                run.intake().tenant(),
                manifest.processDuration(),
                manifest.queueWait(),
                run.progress().startedAt().orElse(manifest.committedAt()),
                manifest.committedAt(),
                ref,
                manifest.steps(),
                manifest.steps().stream()
                        .max(Comparator.comparingLong(StepReport::durationMs))
                        .flatMap(StepReport::kind),
                externalJob(run),
                manifest.cost().flatMap(CostEstimate::microUsd),
                Optional.empty(),
                Optional.empty(),
                run.intake().traceId());
    }

    /** Two machines' clocks may differ; no time is less than none. */
    private static long millis(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis());
    }

    private static Optional<String> externalJob(Run run) {
        return run.progress().externalJobs().entrySet().stream()
                .min(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue);
    }

    /** Tells of a run that ended with nothing to join. */
    public void endedWithoutOutputs(Run run) {
        Instant end = run.progress().endedAt().orElse(run.progress().updatedAt());
        Instant start = run.progress().startedAt().orElse(end);
        notices.publish(new ProcessingInfo(
                ProcessingInfo.SCHEMA,
                run.runId(),
                run.intake().fileId(),
                run.intake().generation(),
                Math.max(1, run.progress().fence()),
                run.progress().attempts() + 1,
                Outcome.valueOf(run.status().name()),
                RunFields.family(run),
                run.intake().tenant(),
                millis(start, end),
                run.progress().queuedAt().map(queued -> millis(queued, start)).orElse(0L),
                start,
                end,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                externalJob(run),
                RunCost.of(run, end, Optional.empty(), List.of()).microUsd(),
                run.progress().problem().map(problem -> problem.code().name()),
                run.progress().problem().map(Problem::message),
                run.intake().traceId()));
    }
}
