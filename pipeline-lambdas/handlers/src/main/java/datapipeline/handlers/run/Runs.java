package datapipeline.handlers.run;

import datapipeline.model.Problem;
import datapipeline.model.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** All runs, and the one way to change one: decide on what is stored, and store only over what was decided on. */
public final class Runs {
    private static final int TRIES = 50;

    private final RunStore store;
    private final InstantSource clock;

    public Runs(RunStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @return false when the run is known already */
    boolean record(Run run, String actor) {
        return store.putNew(run, Transition.between(Optional.empty(), run, actor));
    }

    public Optional<Run> find(RunKey key) {
        return store.find(key);
    }

    public Optional<Run> find(String fileId, String runId) {
        return ofFile(fileId).stream().filter(run -> run.runId().equals(runId)).findFirst();
    }

    public List<Run> ofFile(String fileId) {
        return store.ofFile(fileId);
    }

    public Optional<Head> head(String fileId) {
        return store.head(fileId);
    }

    void raiseHead(Run run) {
        store.raise(Head.of(run));
    }

    /** Takes the run for one attempt; of any number that ask at once, one gets it. */
    public Optional<Run> claim(RunKey key, String owner, Duration lease) {
        return change(
                key,
                owner,
                (run, now) -> claimable(run.state(), now)
                        ? Optional.of(run.state().claimed(new Lease(owner, now.plus(lease)), now))
                        : Optional.empty());
    }

    private static boolean claimable(RunState state, Instant now) {
        return switch (state.status()) {
            case QUEUED, RETRY_WAIT, RECEIVED -> true;
            case PROCESSING -> !state.heldAt(now);
            case PROCESSED, COMPLETED, PARTIAL, FAILED, QUARANTINED, SUPERSEDED, SOURCE_GONE, CANCELLED -> false;
        };
    }

    /** Stays at work. @return empty when the run is somebody else's by now */
    Optional<Run> extend(Run mine, Duration lease) {
        String owner = mine.state().lease().map(Lease::owner).orElse("");
        return change(
                mine.key(),
                owner,
                (run, now) -> holds(run, mine)
                        ? Optional.of(run.state().extended(new Lease(owner, now.plus(lease))))
                        : Optional.empty());
    }

    /** Makes the attempt's outputs the run's outputs. @return empty when the fence has moved on */
    Optional<Run> commit(Run mine, Commit made, Instant at, String actor) {
        return changeMine(mine, actor, state -> state.committed(made, at));
    }

    Optional<Run> retryAfterFailure(Run mine, Problem problem, Duration delay, String actor) {
        Instant now = clock.instant();
        return changeMine(mine, actor, state -> state.retryAfterFailure(problem, now.plus(delay), now));
    }

    Optional<Run> retryAfterThrottling(Run mine, Duration delay, String actor) {
        Instant now = clock.instant();
        return changeMine(mine, actor, state -> state.retryAfterThrottling(now.plus(delay), now));
    }

    /** Ends the run of this attempt without outputs. */
    Optional<Run> end(Run mine, RunStatus end, Problem why, String actor) {
        return changeMine(mine, actor, state -> state.ended(end, why, clock.instant()));
    }

    /** Ends a run nobody holds. @return empty when it has ended, is committed or is being worked on */
    Optional<Run> endIdle(RunKey key, RunStatus end, Problem why, String actor) {
        return change(
                key,
                actor,
                (run, now) ->
                        claimable(run.state(), now) ? Optional.of(run.state().ended(end, why, now)) : Optional.empty());
    }

    Optional<Run> queued(RunKey key, String actor) {
        return change(
                key,
                actor,
                (run, now) -> run.status() == RunStatus.RECEIVED || run.status() == RunStatus.QUEUED
                        ? Optional.of(run.state().queued(now))
                        : Optional.empty());
    }

    /** Notes a wish to cancel. @return empty when the run cannot be cancelled any more */
    Optional<Run> askToCancel(RunKey key, String actor) {
        return change(
                key,
                actor,
                (run, now) -> run.status().terminal() || run.status() == RunStatus.PROCESSED
                        ? Optional.empty()
                        : Optional.of(run.state().askedToCancel(now)));
    }

    /** Notes that the result is joined, or the end told. @return empty when that is noted already */
    public Optional<Run> joined(RunKey key, RunStatus end, Instant at, String actor) {
        return change(
                key,
                actor,
                (run, now) -> run.state().completedAt().isPresent()
                        ? Optional.empty()
                        : Optional.of(run.state().joined(end, at)));
    }

    private Optional<Run> changeMine(Run mine, String actor, UnaryOperator<RunState> to) {
        return change(
                mine.key(),
                actor,
                (run, now) -> holds(run, mine) ? Optional.of(to.apply(run.state())) : Optional.empty());
    }

    private static boolean holds(Run run, Run mine) {
        return run.status() == RunStatus.PROCESSING
                && run.state().fence() == mine.state().fence();
    }

    private Optional<Run> change(RunKey key, String actor, BiFunction<Run, Instant, Optional<RunState>> decide) {
        for (int i = 0; i < TRIES; i++) {
            Run before = store.find(key).orElseThrow(() -> new UnknownRunException(key));
            Optional<RunState> next = decide.apply(before, clock.instant());
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Run after = before.with(next.get());
            if (store.replace(after, history(before, after, actor))) {
                return Optional.of(after);
            }
        }
        throw new IllegalStateException(
                "run %s of file %s changed under %d tries to change it; trying again later helps"
                        .formatted(key.sortKey(), key.fileId(), TRIES));
    }

    private static Optional<Transition> history(Run before, Run after, String actor) {
        boolean told = before.status() != after.status()
                || after.state().cancelRequested() != before.state().cancelRequested();
        return told ? Optional.of(Transition.between(Optional.of(before), after, actor)) : Optional.empty();
    }
}
