package datapipeline.handlers.run;

import datapipeline.model.Problem;
import datapipeline.model.Source;
import java.nio.file.Path;

/** Fetches what lies in S3_INPUT. */
public interface Sources {
    /** What came of fetching. */
    sealed interface Fetched {
        record Whole(Path file) implements Fetched {}

        /** The object, or this version of it, is no longer there. */
        record Gone() implements Fetched {}

        /** The bytes are not the ones the run is about. */
        record Wrong(Problem problem) implements Fetched {}
    }

    /** Writes this version of the object into a new file, and compares its SHA-256 where one was declared. */
    Fetched fetch(Source source, Path to);
}
