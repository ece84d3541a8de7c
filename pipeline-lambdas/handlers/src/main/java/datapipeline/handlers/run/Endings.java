package datapipeline.handlers.run;

import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.OutputLayout;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.run.Job;
import datapipeline.model.run.Manifest;
import datapipeline.model.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How an attempt ends. What became of it is recorded first: whatever else does not answer, the run is not left as if its
 * worker had died. What nobody needs any more is removed last, as well as that can be done.
 */
final class Endings {
    /** Whoever waits twice as long each time is late by no more than the outage lasted. */
    private static final Duration LONGEST_OUTAGE_PAUSE = Duration.ofHours(1);

    private final Runs runs;
    private final Files files;
    private final Attempts attempts;
    private final Reports reports;
    private final WorkerSettings settings;
    private final InstantSource clock;
    private final Telemetry telemetry;
    private final RunTelemetry told;

    Endings(
            Runs runs,
            Files files,
            Attempts attempts,
            Reports reports,
            WorkerSettings settings,
            InstantSource clock,
            Telemetry telemetry,
            RunTelemetry told) {
        this.runs = runs;
        this.files = files;
        this.attempts = attempts;
        this.reports = reports;
        this.settings = settings;
        this.clock = clock;
        this.telemetry = telemetry;
        this.told = told;
    }

    /** The outputs count from here on, if the claim still does. */
    Handled commit(Job job, Claim claim, Attempt.Made made) {
        Instant now = clock.instant();
        Manifest manifest = reports.manifest(job, claim.run(), made, now);
        String key = OutputLayout.manifestKey(claim.prefix());
        Optional<Run> committed = claim.change(run -> run.committed(now, key, Reports.hash(manifest)))
                .or(() -> committedUnheard(claim, key));
        if (committed.isEmpty()) {
            told.fenced(claim.run());
            remove(claim);
            return new Handled.Done();
        }
        files.putManifest(key, manifest);
        reports.processed(committed.get(), manifest, key);
        told.committed(committed.get(), manifest);
        removeEarlier(committed.get());
        return new Handled.Done();
    }

    /** The answer to a commit can be lost although it was done; what was committed must not be removed. */
    private Optional<Run> committedUnheard(Claim claim, String key) {
        return now(claim)
                .filter(run -> run.committedWith(claim.fence()))
                .filter(run -> run.progress().manifestKey().equals(Optional.of(key)));
    }

    private Optional<Run> now(Claim claim) {
        return runs.find(claim.run().intake().fileId(), claim.run().sortKey());
    }

    /** The message is done with: the run is due when the pause is over, and the sweep or a completion notice wakes it. */
    Handled park(Claim claim, Duration pause) {
        claim.change(run -> run.parked(clock.instant(), pause));
        told.parked(claim.run(), pause);
        remove(claim);
        return new Handled.Done();
    }

    /** Another attempt may do better, unless there were enough. */
    Handled again(Job job, Claim claim, Attempt.Failed failed) {
        told.failed(claim.run(), failed);
        Optional<Problem> enough = enough(claim.run(), failed);
        if (enough.isPresent()) {
            return end(job, claim, RunStatus.FAILED, enough.get());
        }
        Duration delay = delay(claim.run(), failed);
        claim.change(run -> run.retrying(clock.instant(), delay, failed.problem(), failed.cause()));
        told.again(claim.run(), failed, delay);
        remove(claim);
        return new Handled.Again(delay, failed.problem().message());
    }

    /** Why there is no other attempt. Throttling alone ends no run; nor does an outage, unless it lasts for most of a day. */
    private Optional<Problem> enough(Run claim, Attempt.Failed failed) {
        return switch (failed.cause()) {
            case ENGINE ->
                Optional.of(failed.problem())
                        .filter(problem -> claim.progress().attempts() + 1 >= settings.maxAttempts()
                                || ranOutOfTimeAgain(claim, failed));
            case THROTTLE -> Optional.empty();
            case OURS ->
                Optional.of(claim.progress().cutOffs() + 1)
                        .filter(cutOffs -> cutOffs >= settings.maxCutOffs())
                        .map(cutOffs -> Problem.of(
                                ReasonCode.ATTEMPTS_EXHAUSTED,
                                "%d attempts were cut off by what the pipeline itself stands on. The last: %s"
                                        .formatted(cutOffs, failed.problem().message())));
        };
    }

    private static Duration delay(Run claim, Attempt.Failed failed) {
        return switch (failed.cause()) {
            case ENGINE -> Backoff.after(failed.after(), claim.progress().attempts());
            case THROTTLE -> Backoff.after(failed.after(), claim.progress().throttles());
            case OURS -> Backoff.after(failed.after(), claim.progress().cutOffs(), LONGEST_OUTAGE_PAUSE);
        };
    }

    /** The same work under the same limit hardly ends sooner, and every try costs all of the limit: once more is enough. */
    private static boolean ranOutOfTimeAgain(Run claim, Attempt.Failed failed) {
        return failed.problem().code() == ReasonCode.ENGINE_TIMEOUT
                && claim.progress()
                        .problem()
                        .filter(before -> before.code() == ReasonCode.ENGINE_TIMEOUT)
                        .isPresent();
    }

    /** Somebody stopped the worker: because the run is cancelled, or for want of a lease. Then it is given back. */
    Handled calledOff(Job job, Claim claim) {
        Thread.interrupted();
        Optional<Run> mine = now(claim).filter(run -> run.heldBy(claim.fence()));
        if (mine.filter(run -> run.progress().cancelRequested()).isPresent()) {
            return cancelled(job, claim);
        }
        tidy(claim.run(), "the run could not be given back", () -> claim.change(run -> run.givenBack(clock.instant())));
        remove(claim);
        return new Handled.Again(settings.lease(), "the attempt was called off");
    }

    Handled cancelled(Job job, Claim claim) {
        return end(job, claim, RunStatus.CANCELLED, Problem.of(ReasonCode.CANCELLED, "Cancelled on request."));
    }

    /** It has ended with nothing to show. */
    Handled end(Job job, Claim claim, RunStatus status, Problem problem) {
        Optional<Run> ended = claim.change(run -> run.ended(status, Optional.of(problem), clock.instant()));
        ended.ifPresentOrElse(run -> tidyAfter(job, run), () -> remove(claim));
        ended.ifPresent(told::ended);
        ended.ifPresent(reports::endedWithoutOutputs);
        return new Handled.Done();
    }

    /**
     * Does again what whoever ended or committed a run may have been cut off from: a job that others do is called off, and what
     * earlier attempts left is removed.
     */
    void tidyAfter(Job job, Run run) {
        switch (run.status()) {
            case PROCESSED, COMPLETED, PARTIAL -> removeEarlier(run);
            case FAILED, QUARANTINED, SUPERSEDED, SOURCE_GONE, CANCELLED -> {
                tidy(run, "what others do for the run could not be stopped", () -> attempts.callOff(job, run));
                removeEarlier(run);
            }
            case RECEIVED, QUEUED, PROCESSING, RETRY_WAIT -> {}
        }
    }

    /** No attempt before this fence can ever count; that of a worker that was killed has nobody else to remove it. */
    private void removeEarlier(Run run) {
        long fence = run.progress().fence();
        if (fence > 1) {
            String prefix =
                    OutputLayout.runPrefix(run.intake().tenant(), run.intake().fileId(), run.runId());
            tidy(
                    run,
                    "what earlier attempts left could not be removed",
                    () -> files.deleteUnder(prefix, key -> OutputLayout.isOfAttemptBefore(key, fence)));
        }
    }

    private void remove(Claim claim) {
        tidy(
                claim.run(),
                "what the attempt left could not be removed",
                () -> files.deleteUnder(claim.prefix(), key -> true));
    }

    private void tidy(Run run, String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            telemetry.warn(what, RunFields.of(run).map(), e);
        }
    }
}
