package datapipeline.handlers.classify;

import datapipeline.model.Problem;
import java.util.Map;

/** What the classifier reads of S3_INPUT. */
public interface InputFiles {
    /**
     * The beginning of a version and what its uploader said of it, in one request.
     *
     * @param arrival which version
     * @param bytes how many at most
     */
    Read beginning(Arrival arrival, int bytes);

    /** The last bytes of a version. */
    byte[] end(Arrival arrival, int bytes);

    /** What came of reading. */
    sealed interface Read {}

    /** @param metadata the uploader's, names in lower case without {@code x-amz-meta-} */
    record Beginning(byte[] bytes, long size, Map<String, String> metadata) implements Read {}

    /** The object was deleted. */
    record Gone() implements Read {}

    /**
     * S3 refuses to give the object out, and asking again does not help until a person has done something.
     *
     * @param problem why, and of a kind that says what to do
     */
    record Unreadable(Problem problem) implements Read {}

    /** Other bytes lie under the key: the bucket keeps no versions, and the object was overwritten after its event. */
    record Replaced() implements Read {}
}
