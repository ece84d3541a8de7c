package datapipeline.local.s3;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One part of a multipart upload.
 *
 * @param number 1 to 10,000
 * @param etag without quotation marks
 * @param blobs none once the part belongs to an object, whose {@link Content} holds them
 */
record StoredPart(
        int number, long size, String etag, Instant modified, List<Blob> blobs, Optional<StoredChecksum> checksum) {
    StoredPart {
        blobs = List.copyOf(blobs);
    }

    StoredPart withoutBlobs() {
        return new StoredPart(number, size, etag, modified, List.of(), checksum);
    }
}
