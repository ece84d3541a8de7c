package datapipeline.local.s3;

import datapipeline.local.s3.ObjectHappening.Created;
import datapipeline.local.s3.ObjectHappening.Deleted;
import datapipeline.local.s3.ObjectHappening.Deletion;
import datapipeline.local.s3.StoredBucket.Versioning;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes and deletes objects as the bucket's versioning demands.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html">Versioning</a>
 */
final class Objects {
    /** What is to become an object. */
    record Draft(Content content, Description description) {}

    /**
     * Where an object is to be written, by whom and how.
     *
     * @param operation the reason that the event gives
     */
    record Target(String bucket, String key, Caller caller, String operation, WriteCondition condition) {}

    /**
     * What a deletion did.
     *
     * @param versionId of the marker that was made, or of the version that is gone
     * @param marker whether a marker was made or is gone
     */
    record Gone(Optional<String> versionId, boolean marker) {}

    private final S3State state;

    Objects(S3State state) {
        this.state = state;
    }

    /**
     * Writes an object of bytes that were received before.
     *
     * @throws S3Error when it may not be written; the bytes are discarded then
     */
    StoredObject put(Target target, Draft draft) {
        try {
            return put(target, () -> draft);
        } catch (RuntimeException e) {
            state.blobs().discard(draft.content.blobs());
            throw e;
        }
    }

    /**
     * Writes an object of bytes that have an owner.
     *
     * @param draft is asked inside the change, when nobody can take the bytes away
     */
    StoredObject put(Target target, Supplier<Draft> draft) {
        return state.change(change -> put(change, target, draft));
    }

    /** The same as a part of a greater change. */
    StoredObject put(S3State.Change change, Target target, Supplier<Draft> supplier) {
        StoredBucket bucket = state.buckets().get(target.bucket);
        target.condition.check(target.key, state.objects().current(target.bucket, target.key));
        Draft draft = supplier.get();
        StoredObject version = add(change, bucket, target.key, false, draft);
        change.tell(bucket, new Created(target.operation), version, target.caller);
        return version;
    }

    private StoredObject add(
            S3State.Change change, StoredBucket bucket, String key, boolean deleteMarker, Draft draft) {
        long sequence = change.nextSequence();
        StoredObject version = new StoredObject(
                key,
                bucket.isVersioned() ? VersionIds.create(sequence) : StoredObject.NULL_VERSION,
                sequence,
                state.now(),
                deleteMarker,
                draft.content,
                draft.description,
                Optional.empty());
        replaceNullVersion(change, bucket, version);
        return version;
    }

    private void replaceNullVersion(S3State.Change change, StoredBucket bucket, StoredObject version) {
        Optional<StoredObject> replaced = version.isNullVersion()
                ? state.objects().version(bucket.name(), version.key(), StoredObject.NULL_VERSION)
                : Optional.empty();
        change.add(bucket.name(), version);
        replaced.ifPresent(old -> change.remove(bucket.name(), old));
    }

    /**
     * Deletes an object: for good, or by a delete marker where versions are kept. Or deletes one version for good. Is
     * content if there is none.
     */
    Gone delete(Target target, Optional<String> versionId) {
        return state.change(change -> delete(change, target, versionId));
    }

    /** The same as a part of a greater change. */
    Gone delete(S3State.Change change, Target target, Optional<String> versionId) {
        StoredBucket bucket = state.buckets().get(target.bucket);
        if (versionId.isPresent()) {
            return deleteVersion(change, bucket, target, versionId.get());
        }
        Optional<StoredObject> current = state.objects().current(target.bucket, target.key);
        target.condition.check(target.key, current);
        if (bucket.versioning() == Versioning.NEVER) {
            current.ifPresent(version -> remove(change, bucket, version, target));
            return new Gone(Optional.empty(), false);
        }
        return new Gone(Optional.of(mark(change, bucket, target).versionId()), true);
    }

    private Gone deleteVersion(S3State.Change change, StoredBucket bucket, Target target, String versionId) {
        Optional<StoredObject> version = state.objects().version(target.bucket, target.key, versionId);
        version.ifPresent(found -> {
            target.condition.check(target.key, version);
            remove(change, bucket, found, target);
        });
        return new Gone(
                Optional.of(versionId), version.map(StoredObject::deleteMarker).orElse(false));
    }

    private StoredObject mark(S3State.Change change, StoredBucket bucket, Target target) {
        StoredObject marker = add(change, bucket, target.key, true, new Draft(Content.NONE, Description.NONE));
        change.tell(bucket, new Deleted(target.operation, Deletion.DELETE_MARKER_CREATED), marker, target.caller);
        return marker;
    }

    private void remove(S3State.Change change, StoredBucket bucket, StoredObject version, Target target) {
        change.nextSequence();
        change.remove(bucket.name(), version);
        change.tell(bucket, new Deleted(target.operation, Deletion.PERMANENTLY_DELETED), version, target.caller);
    }
}
