package datapipeline.local.s3;

import java.time.Instant;

/**
 * An object as lifecycle rules and cost reports see it.
 *
 * @param versionId {@code null}, spelt out, in buckets that were never versioned
 * @param size in bytes
 * @param storageClass such as {@code STANDARD} or {@code GLACIER}
 * @param lastModified from which its age is counted
 */
public record ObjectSummary(String key, String versionId, long size, String storageClass, Instant lastModified) {
    static ObjectSummary of(StoredObject object) {
        return new ObjectSummary(
                object.key(), object.versionId(), object.size(), object.storageClass(), object.modified());
    }
}
