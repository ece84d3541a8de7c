package datapipeline.model;

import java.util.Optional;

/**
 * One version of one object in S3_INPUT.
 *
 * @param versionId absent where the bucket keeps no versions
 * @param etag without quotes
 * @param sequencer S3's order of events for this key, padded by {@link Sequencer}
 * @param sha256 hex, where the uploader declared it
 */
public record Source(
        String bucket,
        String key,
        Optional<String> versionId,
        String etag,
        long sizeBytes,
        String sequencer,
        Optional<String> sha256) {

    /** What stands for a version where there is none; S3 says the same. */
    public static final String NO_VERSION = "null";

    public Source {
        if (sizeBytes < 0) {
            throw new IllegalArgumentException("%s cannot have %d bytes".formatted(key, sizeBytes));
        }
    }

    /** The version id, or {@code null} spelt out. */
    public String versionKey() {
        return versionId.orElse(NO_VERSION);
    }

    /** The last part of the key: what the uploader called the file. */
    public String fileName() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    /** What follows the last dot of the file name, or nothing. */
    public String extension() {
        String name = fileName();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }
}
