package datapipeline.local.s3;

import java.util.List;
import java.util.Optional;

/**
 * What an object holds. An object uploaded in parts keeps the parts' blobs: completing an upload or copying an object
 * moves no bytes.
 *
 * @param size in bytes, the sum of the blobs
 * @param etag without quotation marks
 * @param blobs in the order of the bytes; none for an empty object
 * @param checksum the one the uploader chose, or the one S3 adds by itself
 * @param parts how it was uploaded; empty when it came in one piece
 */
record Content(long size, String etag, List<Blob> blobs, Optional<StoredChecksum> checksum, List<StoredPart> parts) {
    /** What a delete marker holds: nothing, with the MD5 of nothing. */
    static final Content NONE =
            new Content(0, "d41d8cd98f00b204e9800998ecf8427e", List.of(), Optional.empty(), List.of());

    Content {
        blobs = List.copyOf(blobs);
        parts = List.copyOf(parts);
    }

    /** Where a part begins and how long it is. */
    ByteRange rangeOfPart(int number) {
        long start = 0;
        for (StoredPart part : parts) {
            if (part.number() == number) {
                return new ByteRange(start, part.size());
            }
            start += part.size();
        }
        if (parts.isEmpty() && number == 1) {
            return new ByteRange(0, size);
        }
        throw new S3Error(416, "InvalidPartNumber", "The requested partnumber is not satisfiable");
    }
}
