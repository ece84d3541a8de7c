package datapipeline.handlers.output;

import datapipeline.handlers.run.RunFacts;
import datapipeline.handlers.run.RunState;
import datapipeline.model.run.RunStatus;
import datapipeline.model.run.Turnaround;
import java.time.Instant;
import java.util.Optional;

/**
 * The result of one run, as far as it has come.
 *
 * @param revision one more with every change; a change is stored only over the revision it was made from
 */
public record Result(
        RunFacts facts,
        long revision,
        Optional<Half.Stored> stored,
        Optional<Half.Reported> reported,
        Optional<Completion> completion) {

    static Result none(RunFacts facts) {
        return new Result(facts, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** With this half, unless the same or a later attempt's is in; the first word of a half counts. */
    Result with(Half half) {
        return switch (half) {
            case Half.Stored each
            when stored.filter(had -> had.fence() >= each.fence()).isPresent() -> this;
            case Half.Stored each -> new Result(facts, revision + 1, Optional.of(each), reported, completion);
            case Half.Reported each
            when reported.filter(had -> had.fence() >= each.fence()).isPresent() -> this;
            case Half.Reported each -> new Result(facts, revision + 1, stored, Optional.of(each), completion);
        };
    }

    /** Whether nothing more is to come: both halves of one attempt, or the report of an end without outputs. */
    boolean whole() {
        return reported.filter(report -> !report.outcome().hasOutputs()
                        || stored.filter(each -> each.fence() == report.fence()).isPresent())
                .isPresent();
    }

    /** Completed now, unless it was completed before. */
    Result completed(RunState state, Instant now) {
        if (completion.isPresent() || !whole()) {
            return this;
        }
        RunStatus end = reported.orElseThrow().outcome().ends();
        return new Result(
                facts, revision + 1, stored, reported, Optional.of(new Completion(now, end, turnaround(state, now))));
    }

    private Turnaround turnaround(RunState state, Instant now) {
        Instant queued = state.queuedAt().orElse(facts.receivedAt());
        Instant started = state.startedAt().orElse(queued);
        Instant committed = state.committedAt().or(state::endedAt).orElse(started);
        return Turnaround.of(facts.uploadedAt(), facts.receivedAt(), queued, started, committed, now);
    }
}
