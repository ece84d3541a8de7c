package datapipeline.handlers.sweep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lists S3_INPUT page by page. */
public interface InputListing {
    /** @param next where the following page begins; absent on the last */
    record Page(List<Listed> objects, Optional<String> next) {
        public Page {
            objects = List.copyOf(objects);
        }
    }

    /** One object as the listing shows it: without a version, and without S3's sequencer. */
    record Listed(String bucket, String key, String etag, long sizeBytes, Instant lastModified) {}

    Page page(Optional<String> from);
}
