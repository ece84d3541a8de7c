package datapipeline.handlers.run;

import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.OutputLayout;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.run.Job;
import datapipeline.model.run.Manifest;
import datapipeline.model.run.RunStatus;
import datapipeline.model.run.WorkDone;
import datapipeline.model.table.InputTable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
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
    private final RunTelemetry told;

    public Worker(
            Runs runs,
            Files files,
            Engines engines,
            Notices notices,
            WorkerSettings settings,
            InstantSource clock,
            Telemetry telemetry) {
        this.runs = runs;
        this.attempts = new Attempts(files, engines, settings.largestFile());
        this.files = files;
        this.reports = new Reports(notices, engines);
        this.settings = settings;
        this.clock = clock;
        this.telemetry = telemetry;
        this.told = new RunTelemetry(telemetry);
    }

    /** Works a job off, or says when its message must come again. */
    public Handled handle(Job job, Hold hold) {
        String sortKey = InputTable.runKey(job.source().versionKey(), job.optionsHash(), job.generation());
        Run seen = runs.find(job.fileId(), sortKey)
                .orElseThrow(() -> new IllegalStateException("run %s is not recorded".formatted(job.runId())));
        if (seen.status().terminal() || seen.status() == RunStatus.PROCESSED) {
            told.duplicate(seen);
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
        Run claimed = claim.get();
        if (claimed.progress().cancelRequested()) {
            return cancelled(job, claimed);
        }
        if (claimed.progress().takeovers() >= settings.maxAttempts()) {
            Problem died = Problem.of(ReasonCode.ENGINE_CRASH, "Worker after worker died while it processed the file.");
            return end(job, claimed, "", RunStatus.FAILED, died);
        }
        return work(job, claimed, hold);
    }

    private Handled work(Job job, Run claim, Hold hold) {
        told.started(claim);
        hold.extend(settings.lease());
        String prefix = OutputLayout.attemptPrefix(
                job.tenant(),
                job.fileId(),
                job.runId(),
                job.generation(),
                claim.progress().fence());
        Attempt attempt;
        var heartbeat = new Heartbeat(runs, claim, hold, settings.lease(), clock, telemetry);
        try (heartbeat) {
            attempt = attempts.perform(job, prefix, claim, listener(claim, heartbeat));
        } catch (InterruptedException e) {
            return calledOff(job, claim, prefix);
        } catch (RuntimeException e) {
            told.cutOff(claim, e);
            // Engines answer for themselves; what else goes wrong is ours, and no fault of the file.
            Problem problem = Problem.of(ReasonCode.ENGINE_FAILED, "The attempt was cut off: " + e.getMessage());
            attempt = new Attempt.Failed(problem, Duration.ofSeconds(10), Attempt.Cause.OURS);
        }
        if (heartbeat.lost()) {
            return calledOff(job, claim, prefix);
        }
        return switch (attempt) {
            case Attempt.Made made -> commit(job, claim, prefix, made);
            case Attempt.Refused(Problem problem) ->
                end(
                        job,
                        claim,
                        prefix,
                        FILES_OWN_FAULT.contains(problem.code()) ? RunStatus.QUARANTINED : RunStatus.FAILED,
                        problem);
            case Attempt.Failed failed -> again(job, claim, prefix, failed);
            case Attempt.Parked(Duration pause) -> park(claim, prefix, pause);
            case Attempt.Gone() ->
                end(
                        job,
                        claim,
                        prefix,
                        RunStatus.SOURCE_GONE,
                        Problem.of(ReasonCode.SOURCE_GONE, "The object was deleted before it could be processed."));
            case Attempt.Replaced() ->
                end(
                        job,
                        claim,
                        prefix,
                        RunStatus.SUPERSEDED,
                        Problem.of(ReasonCode.SUPERSEDED, "The object was overwritten before it could be processed."));
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
        committed = committed.or(() -> committedUnheard(claim, key));
        if (committed.isEmpty()) {
            told.fenced(claim);
            files.deleteUnder(prefix);
            return new Handled.Done();
        }
        files.putManifest(key, manifest);
        reports.processed(committed.get(), manifest, key);
        told.committed(committed.get(), manifest);
        return new Handled.Done();
    }

    /** The answer to a commit can be lost although it was done; what was committed must not be removed. */
    private Optional<Run> committedUnheard(Run claim, String key) {
        return runs.find(claim.intake().fileId(), claim.sortKey())
                .filter(run -> run.committedWith(claim.progress().fence()))
                .filter(run -> run.progress().manifestKey().equals(Optional.of(key)));
    }

    private Attempts.Listener listener(Run claim, Heartbeat heartbeat) {
        return new Attempts.Listener() {
            @Override
            public void started(String step, String externalJobId) {
                record(claim, step, externalJobId);
            }

            @Override
            public void progressed(WorkDone done) {
                heartbeat.progressed(done);
            }
        };
    }

    private void record(Run claim, String step, String externalJobId) {
        runs.change(
                claim,
                run -> run.heldBy(claim.progress().fence())
                        ? Optional.of(run.withExternalJob(clock.instant(), step, externalJobId))
                        : Optional.empty());
    }

    /** The message is done with: the run is due when the pause is over, and the sweep or a completion notice wakes it. */
    private Handled park(Run claim, String prefix, Duration pause) {
        files.deleteUnder(prefix);
        runs.change(
                claim,
                run -> run.heldBy(claim.progress().fence())
                        ? Optional.of(run.parked(clock.instant(), pause))
                        : Optional.empty());
        told.parked(claim, pause);
        return new Handled.Done();
    }

    private Handled again(Job job, Run claim, String prefix, Attempt.Failed failed) {
        files.deleteUnder(prefix);
        told.failed(claim, failed);
        int attempt = claim.progress().attempts() + 1;
        if (failed.counts() && (attempt >= settings.maxAttempts() || ranOutOfTimeAgain(claim, failed))) {
            return end(job, claim, prefix, RunStatus.FAILED, failed.problem());
        }
        int before =
                failed.counts() ? claim.progress().attempts() : claim.progress().throttles();
        Duration delay = Backoff.after(failed.after(), before);
        runs.change(
                claim,
                run -> run.heldBy(claim.progress().fence())
                        ? Optional.of(run.retrying(clock.instant(), delay, failed.problem(), failed.counts()))
                        : Optional.empty());
        told.again(claim, failed, delay);
        return new Handled.Again(delay, failed.problem().message());
    }

    /** The same work under the same limit hardly ends sooner, and every try costs all of the limit: once more is enough. */
    private static boolean ranOutOfTimeAgain(Run claim, Attempt.Failed failed) {
        return failed.problem().code() == ReasonCode.ENGINE_TIMEOUT
                && claim.progress()
                        .problem()
                        .filter(before -> before.code() == ReasonCode.ENGINE_TIMEOUT)
                        .isPresent();
    }

    private Handled calledOff(Job job, Run claim, String prefix) {
        Thread.interrupted();
        boolean wanted = runs.find(claim.intake().fileId(), claim.sortKey())
                .filter(run -> run.heldBy(claim.progress().fence()))
                .filter(run -> run.progress().cancelRequested())
                .isPresent();
        if (wanted) {
            files.deleteUnder(prefix);
            return cancelled(job, claim);
        }
        files.deleteUnder(prefix);
        return new Handled.Again(settings.lease(), "the attempt was called off");
    }

    private Handled cancelled(Job job, Run claim) {
        Problem problem = Problem.of(ReasonCode.CANCELLED, "Cancelled on request.");
        return end(job, claim, "", RunStatus.CANCELLED, problem);
    }

    private Handled end(Job job, Run claim, String prefix, RunStatus status, Problem problem) {
        Optional<Run> ended = runs.change(
                claim,
                run -> run.heldBy(claim.progress().fence())
                        ? Optional.of(run.ended(status, Optional.of(problem), clock.instant()))
                        : Optional.empty());
        ended.ifPresent(reports::endedWithoutOutputs);
        ended.ifPresent(told::ended);
        ended.ifPresent(run -> attempts.callOff(job, run));
        if (!prefix.isEmpty()) {
            files.deleteUnder(prefix);
        }
        return new Handled.Done();
    }
}
