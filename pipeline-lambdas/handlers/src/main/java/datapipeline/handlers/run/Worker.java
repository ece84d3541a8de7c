package datapipeline.handlers.run;

import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.OutputLayout;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.run.Job;
import datapipeline.model.run.Manifest;
import datapipeline.model.run.RunStatus;
import datapipeline.model.table.InputTable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One job from its message to its commit: claim with a fence, perform, commit once, then tell. Any of it may happen
 * twice or be cut off anywhere; what counts is what the run says.
 */
public final class Worker {
    /** What the file itself is to blame for: it waits for a person instead of counting as a failure of ours. */
    private static final Set<ReasonCode> FILES_OWN_FAULT = EnumSet.of(
            ReasonCode.ENCRYPTED,
            ReasonCode.CORRUPT,
            ReasonCode.TRUNCATED,
            ReasonCode.TOO_LARGE,
            ReasonCode.PIXEL_LIMIT,
            ReasonCode.DECOMPRESSION_BOMB,
            ReasonCode.CHECKSUM_MISMATCH);

    private final Runs runs;
    private final Attempts attempts;
    private final Files files;
    private final Reports reports;
    private final WorkerSettings settings;
    private final InstantSource clock;
    private final Telemetry telemetry;

    public Worker(
            Runs runs,
            Files files,
            Engines engines,
            Notices notices,
            WorkerSettings settings,
            InstantSource clock,
            Telemetry telemetry) {
        this.runs = runs;
        this.attempts = new Attempts(files, engines);
        this.files = files;
        this.reports = new Reports(notices, engines);
        this.settings = settings;
        this.clock = clock;
        this.telemetry = telemetry;
    }

    /** Works a job off, or says when its message must come again. */
    public Handled handle(Job job, Hold hold) {
        String sortKey = InputTable.runKey(job.source().versionKey(), job.optionsHash(), job.generation());
        Run seen = runs.find(job.fileId(), sortKey)
                .orElseThrow(() -> new IllegalStateException("run %s is not recorded".formatted(job.runId())));
        if (seen.status().terminal() || seen.status() == RunStatus.PROCESSED) {
            telemetry.count("DuplicateEventsDropped");
            return new Handled.Done();
        }
        Optional<Run> claim = runs.change(
                seen,
                run -> run.claimable(clock.instant())
                        ? Optional.of(run.claimed(clock.instant(), settings.lease()))
                        : Optional.empty());
        if (claim.isEmpty()) {
            return new Handled.Again(settings.lease(), "somebody else works on it");
        }
        return claim.get().progress().cancelRequested() ? cancelled(claim.get()) : work(job, claim.get(), hold);
    }

    private Handled work(Job job, Run claim, Hold hold) {
        hold.extend(settings.lease());
        String prefix = OutputLayout.attemptPrefix(
                job.tenant(),
                job.fileId(),
                job.runId(),
                job.generation(),
                claim.progress().fence());
        Attempt attempt;
        try (var heartbeat = new Heartbeat(runs, claim, hold, settings.lease(), clock, telemetry)) {
            attempt = attempts.perform(job, prefix);
        } catch (InterruptedException e) {
            return calledOff(claim, prefix);
        } catch (RuntimeException e) {
            telemetry.warn("the attempt failed", Map.of("runId", job.runId(), "errorMessage", String.valueOf(e)));
            Problem problem = Problem.of(ReasonCode.ENGINE_FAILED, "The attempt failed: " + e.getMessage());
            attempt = new Attempt.Failed(problem, Duration.ofSeconds(10), true);
        }
        return switch (attempt) {
            case Attempt.Made made -> commit(job, claim, prefix, made);
            case Attempt.Refused(Problem problem) ->
                end(
                        claim,
                        prefix,
                        FILES_OWN_FAULT.contains(problem.code()) ? RunStatus.QUARANTINED : RunStatus.FAILED,
                        problem);
            case Attempt.Failed failed -> again(claim, prefix, failed);
            case Attempt.Gone() ->
                end(
                        claim,
                        prefix,
                        RunStatus.SOURCE_GONE,
                        Problem.of(ReasonCode.SOURCE_GONE, "The object was deleted before it could be processed."));
        };
    }

    private Handled commit(Job job, Run claim, String prefix, Attempt.Made made) {
        Instant now = clock.instant();
        Manifest manifest = reports.manifest(job, claim, made, now);
        String key = OutputLayout.manifestKey(prefix);
        Optional<Run> committed = runs.change(
                claim,
                run -> run.heldBy(claim.progress().fence())
                        ? Optional.of(run.committed(now, key, Reports.hash(manifest)))
                        : Optional.empty());
        if (committed.isEmpty()) {
            telemetry.count("FencedAttempts");
            files.deleteUnder(prefix);
            return new Handled.Done();
        }
        files.putManifest(key, manifest);
        reports.processed(committed.get(), manifest, key);
        telemetry.millis(
                "ProcessDuration", manifest.processDuration(), job.fileType().wireName());
        telemetry.info(
                "committed", Map.of("runId", job.runId(), "key", job.source().key()));
        return new Handled.Done();
    }

    private Handled again(Run claim, String prefix, Attempt.Failed failed) {
        files.deleteUnder(prefix);
        int attempt = claim.progress().attempts() + 1;
        if (failed.counts() && attempt >= settings.maxAttempts()) {
            return end(claim, prefix, RunStatus.FAILED, failed.problem());
        }
        runs.change(
                claim,
                run -> run.heldBy(claim.progress().fence())
                        ? Optional.of(run.retrying(clock.instant(), failed.after(), failed.problem(), failed.counts()))
                        : Optional.empty());
        telemetry.count(failed.counts() ? "Attempts" : "EngineThrottled");
        return new Handled.Again(
                failed.after().multipliedBy(attempt), failed.problem().message());
    }

    private Handled calledOff(Run claim, String prefix) {
        Thread.interrupted();
        boolean wanted = runs.find(claim.intake().fileId(), claim.sortKey())
                .filter(run -> run.heldBy(claim.progress().fence()))
                .filter(run -> run.progress().cancelRequested())
                .isPresent();
        if (wanted) {
            files.deleteUnder(prefix);
            return cancelled(claim);
        }
        files.deleteUnder(prefix);
        return new Handled.Again(settings.lease(), "the attempt was called off");
    }

    private Handled cancelled(Run claim) {
        Problem problem = Problem.of(ReasonCode.CANCELLED, "Cancelled on request.");
        return end(claim, "", RunStatus.CANCELLED, problem);
    }

    private Handled end(Run claim, String prefix, RunStatus status, Problem problem) {
        Optional<Run> ended = runs.change(
                claim,
                run -> run.heldBy(claim.progress().fence())
                        ? Optional.of(run.ended(status, Optional.of(problem), clock.instant()))
                        : Optional.empty());
        ended.ifPresent(reports::endedWithoutOutputs);
        if (!prefix.isEmpty()) {
            files.deleteUnder(prefix);
        }
        telemetry.count("RunsEnded", "ReasonCode", problem.code().name());
        return new Handled.Done();
    }
}
