package datapipeline.handlers.run;

import datapipeline.handlers.run.Run.Progress;
import datapipeline.model.Problem;
import datapipeline.model.run.RunStatus;
import datapipeline.model.run.WorkDone;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The next state of a run in the making. */
final class Change {
    private final Run run;
    private final Instant now;
    private RunStatus status;
    private long fence;
    private Optional<Instant> lease;
    private Optional<String> owner;
    private int attempts;
    private int throttles;
    private int cutOffs;
    private int takeovers;
    private boolean cancel;
    private Optional<Problem> problem;
    private final Map<String, String> externalJobs;
    private Optional<Instant> queuedAt;
    private Optional<Instant> startedAt;
    private Optional<Instant> committedAt;
    private Optional<Instant> endedAt;
    private Optional<String> manifestKey;
    private Optional<String> manifestSha256;
    private Optional<WorkDone> done;
    private Optional<Instant> retryAt;
    private Optional<Instant> due;
    private Optional<Instant> claimedAt;
    private Optional<Long> cost;

    Change(Run run, Instant now) {
        Progress old = run.progress();
        this.run = run;
        this.now = now;
        this.status = old.status();
        this.fence = old.fence();
        this.lease = old.leaseUntil();
        this.owner = old.leaseOwner();
        this.attempts = old.attempts();
        this.throttles = old.throttles();
        this.cutOffs = old.cutOffs();
        this.takeovers = old.takeovers();
        this.cancel = old.cancelRequested();
        this.problem = old.problem();
        this.externalJobs = new HashMap<>(old.externalJobs());
        this.queuedAt = old.queuedAt();
        this.startedAt = old.startedAt();
        this.committedAt = old.committedAt();
        this.endedAt = old.endedAt();
        this.manifestKey = old.manifestKey();
        this.manifestSha256 = old.manifestSha256();
        this.done = old.done();
        this.retryAt = old.retryAt();
        this.due = old.dueAt();
        this.claimedAt = old.claimedAt();
        this.cost = old.costMicroUsd();
    }

    Change status(RunStatus next) {
        if (!run.status().mayBecome(next)) {
            throw new IllegalStateException(
                    "run %s is %s and cannot become %s".formatted(run.runId(), run.status(), next));
        }
        status = next;
        done = Optional.empty(); // Whoever takes it next begins anew.
        retryAt = Optional.empty();
        return this;
    }

    Change fence(long next) {
        fence = next;
        return this;
    }

    /** A worker takes it, under a fence of its own. */
    Change claimed(String by) {
        owner = Optional.of(by);
        claimedAt = Optional.of(now);
        return fence(fence + 1);
    }

    Change lease(Instant until) {
        lease = Optional.of(until);
        return this;
    }

    Change tried(Attempt.Cause inVainFor) {
        switch (inVainFor) {
            case ENGINE -> attempts++;
            case THROTTLE -> throttles++;
            case OURS -> cutOffs++;
        }
        return this;
    }

    /** Nobody takes it before. */
    Change retryAt(Instant at) {
        retryAt = Optional.of(at);
        return this;
    }

    Change takenOver() {
        takeovers++;
        return this;
    }

    Change cancel() {
        cancel = true;
        return this;
    }

    Change problem(Problem met) {
        problem = Optional.of(met);
        return this;
    }

    Change noProblem() {
        problem = Optional.empty();
        return this;
    }

    Change externalJob(String step, String id) {
        externalJobs.put(step, id);
        return this;
    }

    Change noExternalJobs() {
        externalJobs.clear();
        return this;
    }

    /** A job that is sent again was queued when it was first sent. */
    Change queuedAt(Instant at) {
        queuedAt = queuedAt.or(() -> Optional.of(at));
        return this;
    }

    Change startedAt(Instant at) {
        startedAt = Optional.of(at);
        return this;
    }

    Change committedAt(Instant at) {
        committedAt = Optional.of(at);
        return this;
    }

    Change endedAt(Instant at) {
        endedAt = Optional.of(at);
        return this;
    }

    Change manifest(String key, String sha256) {
        manifestKey = Optional.of(key);
        manifestSha256 = Optional.of(sha256);
        return this;
    }

    Change done(Optional<WorkDone> soFar) {
        done = soFar;
        return this;
    }

    Change due(Instant at) {
        due = Optional.of(at);
        return this;
    }

    Change notDue() {
        due = Optional.empty();
        return this;
    }

    /** What is known stays known. */
    Change cost(Optional<Long> microUsd) {
        cost = microUsd.or(() -> cost);
        return this;
    }

    /** A claim has ended when the run has left it or another has begun; of a worker that died, its lease counts. */
    private boolean endsAClaim() {
        return run.status() == RunStatus.PROCESSING
                && (status != RunStatus.PROCESSING || fence != run.progress().fence());
    }

    /** How long workers had it, the present claim included; of one that was let go, until its last sign of life. */
    Duration worked() {
        Progress old = run.progress();
        if (run.status() != RunStatus.PROCESSING || old.claimedAt().isEmpty()) {
            return old.worked();
        }
        Instant until = old.leaseUntil().orElse(old.updatedAt());
        Instant end = now.isAfter(until) ? until : now;
        Duration claim = Duration.between(old.claimedAt().get(), end);
        return claim.isNegative() ? old.worked() : old.worked().plus(claim);
    }

    Run make() {
        return new Run(
                run.intake(),
                new Progress(
                        status,
                        run.progress().revision() + 1,
                        fence,
                        lease,
                        owner,
                        attempts,
                        throttles,
                        cutOffs,
                        takeovers,
                        cancel,
                        problem,
                        externalJobs,
                        queuedAt,
                        startedAt,
                        committedAt,
                        endedAt,
                        manifestKey,
                        manifestSha256,
                        done,
                        retryAt,
                        due,
                        claimedAt,
                        endsAClaim() ? worked() : run.progress().worked(),
                        cost,
                        now));
    }
}
