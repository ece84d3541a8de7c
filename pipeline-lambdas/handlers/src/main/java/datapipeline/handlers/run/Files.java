package datapipeline.handlers.run;

import datapipeline.model.Source;
import datapipeline.model.engine.StepResult.MadeFile;
import datapipeline.model.run.Manifest;
import datapipeline.model.run.OutputObject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/** What a worker does with S3. */
public interface Files {
    /** What came of fetching an object. */
    enum Fetched {
        HERE,
        GONE,
        /** Its key leads to other bytes now: the bucket keeps no versions, and it was overwritten. */
        REPLACED,
        /** It was fetched, and is not what its uploader declared by {@link Source#sha256}. */
        OTHER_BYTES
    }

    /** Fetches exactly this version, or nothing. */
    Fetched download(Source source, Path to);

    /**
     * What operators keep under this key of the output bucket, as it is now; not to be changed.
     *
     * @return nothing when they have put nothing there
     */
    default Optional<Path> reference(String key) {
        return Optional.empty();
    }

    /** Stores one output and says what was stored. */
    OutputObject upload(String prefix, String step, MadeFile file);

    /** Stores the manifest, once: a second time it stays as it is. The answer is the SHA-256 of what lies there. */
    void putManifest(String key, Manifest manifest);

    /** Removes of what lies under a prefix those whose keys are chosen. */
    void deleteUnder(String prefix, Predicate<String> chosen);
}
