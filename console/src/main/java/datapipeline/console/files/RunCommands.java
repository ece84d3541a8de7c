package datapipeline.console.files;

import datapipeline.model.option.ProcessingOption;
import java.util.Optional;

/** What an operator can ask of the pipeline. The pipeline does it, or says in the run's events why not. */
public interface RunCommands {
    /**
     * Process the file of this run again, as before or in another way.
     *
     * @return the command's id; the new run bears it as its trace id
     */
    String reprocess(RunSummary run, Optional<ProcessingOption> option, String requestedBy);

    /** Stop this run. */
    void cancel(RunSummary run, String requestedBy);
}
