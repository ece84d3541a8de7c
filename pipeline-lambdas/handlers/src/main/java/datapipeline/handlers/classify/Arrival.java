package datapipeline.handlers.classify;

import datapipeline.model.Source;
import datapipeline.model.run.RunReason;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An object that came to S3_INPUT, as an event or the sweep tells of it.
 *
 * @param key as it is, not URL-encoded
 * @param versionId absent where the bucket keeps no versions, or the sweep has not asked
 * @param sequencer padded
 * @param eventId follows the run through all logs
 */
public record Arrival(
        String bucket,
        String key,
        Optional<String> versionId,
        String etag,
        long sizeBytes,
        String sequencer,
        Instant uploadedAt,
        RunReason reason,
        String eventId) {

    /** S3's own marker of a folder: no bytes, and a key that ends in a slash. */
    boolean isFolder() {
        return sizeBytes == 0 && key.endsWith("/");
    }

    Source source() {
        return new Source(bucket, key, versionId, etag, sizeBytes, sequencer, Optional.empty());
    }

    Map<String, Object> logFields() {
        return Map.of("bucket", bucket, "key", key, "sequencer", sequencer, "sizeBytes", sizeBytes);
    }
}
