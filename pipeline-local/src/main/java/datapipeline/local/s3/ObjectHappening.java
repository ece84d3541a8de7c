package datapipeline.local.s3;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The kinds of events of S3 on EventBridge, each with what only it tells. */
public sealed interface ObjectHappening {
    /**
     * A new object or a new version.
     *
     * @param reason the operation: {@code PutObject}, {@code CopyObject}, {@code CompleteMultipartUpload}
     */
    record Created(String reason) implements ObjectHappening {}

    /**
     * An object or a version is gone, or hidden behind a delete marker.
     *
     * @param reason {@code DeleteObject} or {@code Lifecycle Expiration}
     */
    record Deleted(String reason, Deletion type) implements ObjectHappening {}

    /** Its tags were replaced. */
    record TagsAdded() implements ObjectHappening {}

    /** It has no tags any more. */
    record TagsDeleted() implements ObjectHappening {}

    /** Somebody asked for a copy of an archived object. */
    record RestoreInitiated(String sourceStorageClass) implements ObjectHappening {}

    /** The copy can be read. */
    record RestoreCompleted(String sourceStorageClass, Instant expiry) implements ObjectHappening {}

    /** The copy is gone again. */
    record RestoreExpired() implements ObjectHappening {}

    /** A lifecycle rule moved it. */
    record StorageClassChanged(String destination) implements ObjectHappening {}

    /** The two ways in which an object is deleted. */
    enum Deletion {
        PERMANENTLY_DELETED("Permanently Deleted"),
        DELETE_MARKER_CREATED("Delete Marker Created");

        private final String text;

        Deletion(String text) {
            this.text = text;
        }

        /** As AWS writes it. */
        public String text() {
            return text;
        }
    }

    /** The event's {@code detail-type}. */
    default String detailType() {
        return switch (this) {
            case Created created -> "Object Created";
            case Deleted deleted -> "Object Deleted";
            case TagsAdded added -> "Object Tags Added";
            case TagsDeleted deleted -> "Object Tags Deleted";
            case RestoreInitiated initiated -> "Object Restore Initiated";
            case RestoreCompleted completed -> "Object Restore Completed";
            case RestoreExpired expired -> "Object Restore Expired";
            case StorageClassChanged changed -> "Object Storage Class Changed";
        };
    }

    /** The members of the event's detail that only this kind has. */
    default Map<String, String> further() {
        return switch (this) {
            case Created(String reason) -> Map.of("reason", reason);
            case Deleted(String reason, Deletion type) -> inOrder("reason", reason, "deletion-type", type.text());
            case TagsAdded added -> Map.of();
            case TagsDeleted deleted -> Map.of();
            case RestoreInitiated(String sourceStorageClass) -> Map.of("source-storage-class", sourceStorageClass);
            case RestoreCompleted(String sourceStorageClass, Instant expiry) ->
                inOrder("restore-expiry-time", expiry.toString(), "source-storage-class", sourceStorageClass);
            case RestoreExpired expired -> Map.of();
            case StorageClassChanged(String destination) -> Map.of("destination-storage-class", destination);
        };
    }

    private static Map<String, String> inOrder(String first, String value, String second, String otherValue) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put(first, value);
        members.put(second, otherValue);
        return members;
    }
}
