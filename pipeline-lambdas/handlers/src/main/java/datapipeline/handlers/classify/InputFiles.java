package datapipeline.handlers.classify;

import java.util.Map;
import java.util.Optional;

/** What the classifier reads of S3_INPUT. */
public interface InputFiles {
    /**
     * The beginning of a version and what its uploader said of it, in one request; nothing when it is gone.
     *
     * @param arrival which version
     * @param bytes how many at most
     */
    Optional<Beginning> beginning(Arrival arrival, int bytes);

    /** The last bytes of a version. */
    byte[] end(Arrival arrival, int bytes);

    /** @param metadata the uploader's, names in lower case without {@code x-amz-meta-} */
    record Beginning(byte[] bytes, long size, Map<String, String> metadata) {}
}
