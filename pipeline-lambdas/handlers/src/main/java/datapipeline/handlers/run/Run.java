package datapipeline.handlers.run;

import datapipeline.model.OutputLayout;
import datapipeline.model.run.RunStatus;

/** One version of a file processed in one way, for the n-th time. */
public record Run(RunFacts facts, RunState state) {
    public RunKey key() {
        return facts.key();
    }

    public String runId() {
        return facts.runId();
    }

    public RunStatus status() {
        return state.status();
    }

    Run with(RunState next) {
        return new Run(facts, next);
    }

    /** Where this attempt writes; no other attempt writes there. */
    public String attemptPrefix() {
        return OutputLayout.attemptPrefix(
                facts.tenant(), facts.fileId(), facts.runId(), facts.generation(), state.fence());
    }
}
