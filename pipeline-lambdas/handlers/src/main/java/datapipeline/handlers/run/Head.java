package datapipeline.handlers.run;

import datapipeline.model.Source;

/**
 * What is known of a file whatever its versions: the newest event seen, and the run of it.
 *
 * @param latestSequencer padded
 * @param generation of that run
 */
public record Head(
        String fileId,
        String bucket,
        String key,
        String tenant,
        String latestSequencer,
        RunKey current,
        String currentRunId,
        int generation) {
    static Head of(Run run) {
        RunFacts facts = run.facts();
        Source source = facts.source();
        return new Head(
                facts.fileId(),
                source.bucket(),
                source.key(),
                facts.tenant(),
                source.sequencer(),
                run.key(),
                facts.runId(),
                facts.generation());
    }
}
