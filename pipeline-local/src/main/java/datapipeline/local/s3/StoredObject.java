package datapipeline.local.s3;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One version of one object, as it lies in the index.
 *
 * @param versionId {@code null}, spelt out, for what was written while versioning was not enabled
 * @param sequence rises with every change of the bucket; orders versions and events
 * @param modified to the second, as S3 keeps it
 * @param deleteMarker whether this version says that the object was deleted
 */
record StoredObject(
        String key,
        String versionId,
        long sequence,
        Instant modified,
        boolean deleteMarker,
        Content content,
        Description description,
        Optional<Restoration> restoration) {

    /** The version id of what was written while versioning was not enabled. */
    static final String NULL_VERSION = "null";

    private static final Set<String> ARCHIVES = Set.of("GLACIER", "DEEP_ARCHIVE");

    long size() {
        return content.size();
    }

    String storageClass() {
        return description.storageClass();
    }

    boolean isNullVersion() {
        return versionId.equals(NULL_VERSION);
    }

    String quotedEtag() {
        return "\"" + content.etag() + "\"";
    }

    boolean isArchived() {
        return ARCHIVES.contains(storageClass());
    }

    /** Whether the bytes may be read: not of an archived object, unless it is restored. */
    boolean isReadableAt(Instant now) {
        return !isArchived() || restoration.map(copy -> copy.isReadableAt(now)).orElse(false);
    }

    StoredObject with(Description other) {
        return new StoredObject(key, versionId, sequence, modified, deleteMarker, content, other, restoration);
    }

    StoredObject with(Restoration copy) {
        return new StoredObject(
                key, versionId, sequence, modified, deleteMarker, content, description, Optional.of(copy));
    }

    StoredObject withoutRestoration() {
        return new StoredObject(
                key, versionId, sequence, modified, deleteMarker, content, description, Optional.empty());
    }
}
