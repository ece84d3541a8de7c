package datapipeline.handlers.sweep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lists every version in a bucket, page by page: by key, and newest first within a key. */
public interface BucketListing {
    /** @param next where the following page begins; absent on the last */
    record Page(List<Version> versions, Optional<String> next) {
        public Page {
            versions = List.copyOf(versions);
        }
    }

    /**
     * One version, as the listing shows it: without S3's sequencer.
     *
     * @param versionId absent for one from before the bucket kept versions
     * @param lastModified when it was put; of an upload in parts, when that was begun
     * @param latest whether it is what its key stands for
     * @param place where a listing goes on after it
     */
    record Version(
            String key,
            Optional<String> versionId,
            String etag,
            long sizeBytes,
            Instant lastModified,
            boolean latest,
            String place) {
        /** S3 writes the number of parts into the tag: {@code …-3}. */
        boolean inParts() {
            return etag.contains("-");
        }

        boolean isFolder() {
            return sizeBytes == 0 && key.endsWith("/");
        }
    }

    /** A version as it is shown now, or nothing when it is gone. */
    Optional<Version> look(String key, Optional<String> versionId);

    /** The page after a place, which may be one from long ago; without a place, the first. */
    Page page(Optional<String> after);
}
