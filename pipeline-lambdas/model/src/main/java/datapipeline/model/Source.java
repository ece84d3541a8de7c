package datapipeline.model;

import java.util.Optional;

/**
 * One version of one object in S3_INPUT.
 *
 * @param versionId absent where the bucket keeps no versions, or has stopped to
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
        versionId = versionId.filter(id -> !id.equals(NO_VERSION));
        if (sizeBytes < 0) {
            throw new IllegalArgumentException("%s cannot have %d bytes".formatted(key, sizeBytes));
        }
    }

    /**
     * What tells this version from the others of its key. Where the bucket keeps no versions the sequencer stands in: the
     * same bytes uploaded again are meant again.
     */
    public String versionKey() {
        return versionId.orElseGet(() -> NO_VERSION + sequencer);
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
