package datapipeline.handlers.output;

import datapipeline.model.run.Manifest;
import datapipeline.model.run.ProcessingInfo;

/** One half of a result. */
public sealed interface Half {
    /** The outputs are in S3_OUTPUT: their manifest came. */
    record Written(Manifest manifest, String manifestKey) implements Half {}

    /** The worker told how long it took. */
    record Told(ProcessingInfo info) implements Half {}
}
