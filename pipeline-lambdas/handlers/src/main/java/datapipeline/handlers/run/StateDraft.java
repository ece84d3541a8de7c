package datapipeline.handlers.run;

import datapipeline.model.Problem;
import datapipeline.model.run.RunStatus;
import java.time.Instant;
import java.util.Optional;

/** A state while it is being changed; used inside {@link RunState} alone, since a record has no partial copy. */
final class StateDraft {
    private final RunStatus status;
    private final Instant updatedAt;
    private final long revision;
    long fence;
    int attempts;
    int throttles;
    Optional<Lease> lease = Optional.empty();
    Optional<Instant> retryAt = Optional.empty();
    Optional<Instant> queuedAt = Optional.empty();
    Optional<Instant> startedAt = Optional.empty();
    Optional<Instant> committedAt = Optional.empty();
    Optional<Instant> endedAt = Optional.empty();
    Optional<Instant> completedAt = Optional.empty();
    Optional<Problem> problem = Optional.empty();
    Optional<Commit> commit = Optional.empty();
    boolean cancelRequested;

    StateDraft(RunStatus status, Instant at) {
        this.status = status;
        this.updatedAt = at;
        this.revision = 1;
    }

    StateDraft(RunState before, RunStatus status, Instant at) {
        this.status = status;
        this.updatedAt = at;
        this.revision = before.revision() + 1;
        fence = before.fence();
        attempts = before.attempts();
        throttles = before.throttles();
        lease = before.lease();
        retryAt = before.retryAt();
        queuedAt = before.queuedAt();
        startedAt = before.startedAt();
        committedAt = before.committedAt();
        endedAt = before.endedAt();
        completedAt = before.completedAt();
        problem = before.problem();
        commit = before.commit();
        cancelRequested = before.cancelRequested();
    }

    RunState state() {
        return new RunState(
                status,
                revision,
                fence,
                attempts,
                throttles,
                lease,
                retryAt,
                queuedAt,
                startedAt,
                committedAt,
                endedAt,
                completedAt,
                updatedAt,
                problem,
                commit,
                cancelRequested);
    }
}
