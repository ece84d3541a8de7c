package datapipeline.handlers.run;

import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.run.Job;
import datapipeline.model.run.RunStatus;
import datapipeline.model.run.WorkDone;
import datapipeline.model.table.InputTable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

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

    private static final Duration CUT_OFF_PAUSE = Duration.ofSeconds(10);
    /** What is left of a worker's time for recording how an attempt ended, and for removing what it made. */
    private static final Duration LAST_MOMENTS = Duration.ofSeconds(30);

    private static final int OWNER_DIGITS = 8;

    private final Runs runs;
    private final Attempts attempts;
    private final Endings endings;
    private final WorkerSettings settings;
    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private final Telemetry telemetry;
    private final RunTelemetry told;

    /** @param pause waits as long as it is told before the table is asked again */
    public Worker(
            Runs runs,
            Files files,
            Engines engines,
            Reports reports,
            WorkerSettings settings,
            InstantSource clock,
            Consumer<Duration> pause,
            Telemetry telemetry) {
        this.runs = runs;
        this.attempts = new Attempts(files, engines, settings.largestFile(), clock);
        this.settings = settings;
        this.clock = clock;
        this.pause = pause;
        this.telemetry = telemetry;
        this.told = new RunTelemetry(telemetry);
        this.endings = new Endings(runs, files, attempts, reports, settings, clock, telemetry, told);
    }

    /** Works a job off, or says when its message must come again. */
    public Handled handle(Job job, Hold hold) {
        String sortKey = InputTable.runKey(job.source().versionKey(), job.generation());
        Run seen = runs.find(job.fileId(), sortKey)
                .orElseThrow(() -> new IllegalStateException("run %s is not recorded".formatted(job.runId())));
        if (seen.status().terminal() || seen.status() == RunStatus.PROCESSED) {
            told.duplicate(seen);
            endings.tidyAfter(job, seen);
            return new Handled.Done();
        }
        Optional<Run> claimed = claimed(seen);
        if (claimed.isEmpty()) {
            return later(runs.find(job.fileId(), sortKey).orElse(seen));
        }
        var claim = new Claim(runs, claimed.get(), clock, pause, telemetry);
        if (claim.run().progress().cancelRequested()) {
            return endings.cancelled(job, claim);
        }
        if (claim.run().progress().takeovers() >= settings.maxAttempts()) {
            Problem died = Problem.of(ReasonCode.ENGINE_CRASH, "Worker after worker died while it processed the file.");
            return endings.end(job, claim, RunStatus.FAILED, died);
        }
        return work(job, claim, hold);
    }

    private Handled later(Run run) {
        Duration waits = run.status() == RunStatus.RETRY_WAIT ? run.waits(clock.instant()) : Duration.ZERO;
        return waits.isZero()
                ? new Handled.Again(settings.lease(), "somebody else works on it")
                : new Handled.Again(waits, "its next attempt comes later");
    }

    /** The claim bears a name of its own, by which it is known again when the answer to it was lost. */
    private Optional<Run> claimed(Run seen) {
        String owner =
                "%s/%s".formatted(runs.actor(), UUID.randomUUID().toString().substring(0, OWNER_DIGITS));
        try {
            return runs.change(
                            seen,
                            run -> run.claimable(clock.instant())
                                    ? Optional.of(run.claimed(clock.instant(), settings.lease(), owner))
                                    : Optional.empty())
                    .or(() -> claimedBy(owner, seen));
        } catch (RuntimeException e) {
            Optional<Run> unheard = claimedBy(owner, seen);
            if (unheard.isEmpty()) {
                throw e;
            }
            return unheard;
        }
    }

    private Optional<Run> claimedBy(String owner, Run seen) {
        return runs.find(seen.intake().fileId(), seen.sortKey()).filter(run -> run.claimedBy(owner));
    }

    private Handled work(Job job, Claim claim, Hold hold) {
        told.started(claim.run());
        hide(claim.run(), hold);
        Instant until = hold.mustEndBy().minus(LAST_MOMENTS);
        Attempt attempt;
        var heartbeat = new Heartbeat(claim, hold, until, settings.lease(), clock, telemetry);
        try (heartbeat) {
            attempt = attempts.perform(job, claim, until, listener(claim, heartbeat));
        } catch (InterruptedException e) {
            if (!heartbeat.outOfTime()) {
                return endings.calledOff(job, claim);
            }
            attempt = Attempts.outOfTime(claim.run(), until);
        } catch (RuntimeException e) {
            told.cutOff(claim.run(), e);
            // Engines answer for themselves; what else goes wrong is ours, and no fault of the file.
            Problem problem = Problem.of(ReasonCode.ENGINE_FAILED, "The attempt was cut off: " + e.getMessage());
            attempt = new Attempt.Failed(problem, CUT_OFF_PAUSE, Attempt.Cause.OURS);
        }
        if (heartbeat.lost()) {
            return endings.calledOff(job, claim);
        }
        if (heartbeat.outOfTime()) {
            Thread.interrupted();
            return ended(
                    job, claim, attempt instanceof Attempt.Failed ? Attempts.outOfTime(claim.run(), until) : attempt);
        }
        return ended(job, claim, attempt);
    }

    /** A message that shows too early finds its run claimed, and is hidden again: no reason to stop. */
    private void hide(Run claim, Hold hold) {
        try {
            hold.extend(settings.lease());
        } catch (RuntimeException e) {
            telemetry.warn(
                    "the message could not be kept hidden", RunFields.of(claim).map(), e);
        }
    }

    private Handled ended(Job job, Claim claim, Attempt attempt) {
        return switch (attempt) {
            case Attempt.Made made -> endings.commit(job, claim, made);
            case Attempt.Refused(Problem problem) ->
                endings.end(
                        job,
                        claim,
                        FILES_OWN_FAULT.contains(problem.code()) ? RunStatus.QUARANTINED : RunStatus.FAILED,
                        problem);
            case Attempt.Failed failed -> endings.again(job, claim, failed);
            case Attempt.Parked(Duration asked) -> endings.park(claim, asked);
            case Attempt.Gone() ->
                endings.end(
                        job,
                        claim,
                        RunStatus.SOURCE_GONE,
                        Problem.of(ReasonCode.SOURCE_GONE, "The object was deleted before it could be processed."));
            case Attempt.Replaced() ->
                endings.end(
                        job,
                        claim,
                        RunStatus.SUPERSEDED,
                        Problem.of(ReasonCode.SUPERSEDED, "The object was overwritten before it could be processed."));
        };
    }

    private Attempts.Listener listener(Claim claim, Heartbeat heartbeat) {
        return new Attempts.Listener() {
            @Override
            public void started(String step, String externalJobId) {
                claim.change(run -> run.withExternalJob(clock.instant(), step, externalJobId));
            }

            @Override
            public void progressed(WorkDone done) {
                heartbeat.progressed(done);
            }
        };
    }
}
