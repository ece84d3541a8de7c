package datapipeline.local.s3;

import java.time.Instant;
import java.util.Optional;

/**
 * A multipart upload that is neither completed nor aborted.
 *
 * @param description of the object to be
 * @param checksum the kind its parts are protected with, if the uploader chose one
 * @param checksumType what the finished object's checksum will be of
 */
record StoredUpload(
        String id,
        String bucket,
        String key,
        Instant initiated,
        Description description,
        Optional<ChecksumKind> checksum,
        StoredChecksum.Type checksumType) {}
