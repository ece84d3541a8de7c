package datapipeline.handlers.run;

import datapipeline.model.Ids;
import datapipeline.model.Source;
import datapipeline.model.run.Job;
import datapipeline.model.table.InputTable;

/** Where a run lies in DYNAMODB_INPUT; whoever knows the object version, the option and the generation can tell. */
public record RunKey(String fileId, String sortKey) {
    /**
     * The key of a run. Where the bucket keeps no versions the sequencer stands in, as it does in the run's id.
     */
    public static RunKey of(Source source, String optionsHash, int generation) {
        String version = source.versionId().orElseGet(() -> Source.NO_VERSION + source.sequencer());
        return new RunKey(
                Ids.fileId(source.bucket(), source.key()), InputTable.runKey(version, optionsHash, generation));
    }

    public static RunKey of(Job job) {
        return of(job.source(), job.optionsHash(), job.generation());
    }
}
