package datapipeline.handlers.run;

import datapipeline.model.Problem;
import datapipeline.model.run.RunStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a run stands; each method is one transition. A transition says nothing about whether it is allowed: that is
 * decided by who asks {@link Runs} for it, on the state that is replaced.
 *
 * @param revision one more with every change; a change is stored only over the revision it was made from
 * @param fence one more with every claim, and with every end that must shut a worker out
 * @param attempts that failed
 * @param throttles how often an engine asked for patience
 * @param completedAt when the result was joined, or the end was told to everybody; until then the run stays due
 */
public record RunState(
        RunStatus status,
        long revision,
        long fence,
        int attempts,
        int throttles,
        Optional<Lease> lease,
        Optional<Instant> retryAt,
        Optional<Instant> queuedAt,
        Optional<Instant> startedAt,
        Optional<Instant> committedAt,
        Optional<Instant> endedAt,
        Optional<Instant> completedAt,
        Instant updatedAt,
        Optional<Problem> problem,
        Optional<Commit> commit,
        boolean cancelRequested) {

    public static RunState received(Instant at) {
        return new StateDraft(RunStatus.RECEIVED, at).state();
    }

    /** Never to be worked on. Its fence is 1, since every report carries one. */
    public static RunState quarantined(Problem problem, Instant at) {
        return endedAtOnce(RunStatus.QUARANTINED, problem, at);
    }

    /** Ended before there was anything to work on. */
    public static RunState endedAtOnce(RunStatus status, Problem problem, Instant at) {
        StateDraft draft = new StateDraft(status, at);
        draft.fence = 1;
        draft.endedAt = Optional.of(at);
        draft.problem = Optional.of(problem);
        return draft.state();
    }

    public RunState queued(Instant at) {
        StateDraft next = next(RunStatus.QUEUED, at);
        next.queuedAt = queuedAt.or(() -> Optional.of(at));
        return next.state();
    }

    /** A claim over an expired lease counts the attempt that held it as failed: it died without a word. */
    RunState claimed(Lease mine, Instant at) {
        StateDraft next = next(RunStatus.PROCESSING, at);
        next.attempts = attempts + (status == RunStatus.PROCESSING ? 1 : 0);
        next.fence = fence + 1;
        next.lease = Optional.of(mine);
        next.startedAt = Optional.of(at);
        next.retryAt = Optional.empty();
        next.queuedAt = queuedAt.or(() -> Optional.of(at));
        return next.state();
    }

    /** Leaves {@code updatedAt} alone: being alive is no news, and indexes are not rewritten for it. */
    RunState extended(Lease mine) {
        StateDraft next = next(status, updatedAt);
        next.lease = Optional.of(mine);
        return next.state();
    }

    RunState retryAfterFailure(Problem met, Instant again, Instant at) {
        StateDraft next = retry(again, at);
        next.attempts = attempts + 1;
        next.problem = Optional.of(met);
        return next.state();
    }

    RunState retryAfterThrottling(Instant again, Instant at) {
        StateDraft next = retry(again, at);
        next.throttles = throttles + 1;
        return next.state();
    }

    RunState committed(Commit made, Instant at) {
        StateDraft next = next(RunStatus.PROCESSED, at);
        next.lease = Optional.empty();
        next.committedAt = Optional.of(at);
        next.commit = Optional.of(made);
        next.problem = Optional.empty();
        return next.state();
    }

    /** The end without outputs. It bumps the fence, so that a worker that is still at it cannot commit any more. */
    RunState ended(RunStatus end, Problem why, Instant at) {
        StateDraft next = next(end, at);
        next.fence = fence + 1;
        next.lease = Optional.empty();
        next.retryAt = Optional.empty();
        next.endedAt = Optional.of(at);
        next.problem = Optional.of(why);
        return next.state();
    }

    /** Everybody has been told; the run is due no more. */
    RunState joined(RunStatus end, Instant at) {
        StateDraft next = next(end, at);
        next.endedAt = endedAt.or(() -> Optional.of(at));
        next.completedAt = Optional.of(at);
        return next.state();
    }

    RunState askedToCancel(Instant at) {
        StateDraft next = next(status, at);
        next.cancelRequested = true;
        return next.state();
    }

    /** Whether an attempt holds it at this moment. */
    public boolean heldAt(Instant now) {
        return status == RunStatus.PROCESSING
                && lease.filter(held -> held.until().isAfter(now)).isPresent();
    }

    private StateDraft retry(Instant again, Instant at) {
        StateDraft next = next(RunStatus.RETRY_WAIT, at);
        next.lease = Optional.empty();
        next.retryAt = Optional.of(again);
        return next;
    }

    private StateDraft next(RunStatus to, Instant at) {
        return new StateDraft(this, to, at);
    }
}
