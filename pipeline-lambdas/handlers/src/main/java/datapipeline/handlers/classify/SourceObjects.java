package datapipeline.handlers.classify;

import java.util.Map;
import java.util.Optional;

/** Looks into objects in S3_INPUT. */
public interface SourceObjects {
    /** What came of looking. */
    sealed interface Look {
        /**
         * It is there.
         *
         * @param head the first bytes
         * @param metadata what the uploader attached, names in lower case and without {@code x-amz-meta-}
         */
        record Found(
                byte[] head,
                Optional<String> versionId,
                String etag,
                long sizeBytes,
                Map<String, String> metadata,
                TailReader tail)
                implements Look {}

        record Gone() implements Look {}

        /** Other bytes lie there by now; an event of their own tells of them. */
        record Overwritten() implements Look {}
    }

    /** One request for the first bytes, the metadata and the size together. */
    Look look(Arrival arrival, int headBytes);
}
