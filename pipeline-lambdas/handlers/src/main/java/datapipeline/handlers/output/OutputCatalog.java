package datapipeline.handlers.output;

import datapipeline.handlers.run.RunFacts;
import datapipeline.model.run.Manifest;
import java.time.Instant;
import java.util.Optional;

/** Where results are kept: DYNAMODB_OUTPUT. Every read is of what was written last. */
public interface OutputCatalog {
    /** @param facts of the run whose result is asked for */
    Optional<Result> find(RunFacts facts);

    /**
     * Stores a result over the revision it was made from.
     *
     * @return false when somebody else was faster
     */
    boolean store(Result after, long over);

    /** Lists the outputs of a run; doing so again changes nothing. */
    void list(Manifest manifest);

    /** Makes the run the one whose outputs are served, unless a newer version or generation is. */
    void setCurrent(RunFacts facts, Instant at);
}
