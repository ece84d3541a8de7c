package datapipeline.handlers.run;

import datapipeline.model.run.Outcome;
import datapipeline.model.run.ProcessingInfo.ManifestRef;

/**
 * What the committing attempt made.
 *
 * @param outcome PROCESSED or PARTIAL
 * @param processDuration milliseconds from the claim to the commit of that attempt
 * @param queueWait milliseconds from the queueing to that claim
 */
public record Commit(ManifestRef manifest, Outcome outcome, long processDuration, long queueWait) {
    public Commit {
        if (!outcome.hasOutputs()) {
            throw new IllegalArgumentException("%s has no outputs to commit".formatted(outcome));
        }
    }
}
