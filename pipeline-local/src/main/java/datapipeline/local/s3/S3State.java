package datapipeline.local.s3;

import datapipeline.local.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;

/**
 * Everything the embedded S3 remembers, and the one way to change it. A change is short, is committed as a whole, and
 * no bytes of objects flow during it.
 */
final class S3State {
    private static final String SEQUENCE = "sequence";

    private final Store store;
    private final InstantSource clock;
    private final ObjectEvents events;
    private final Blobs blobs;
    private final Buckets buckets;
    private final ObjectIndex objects;
    private final Uploads uploads;
    private final MVMap<String, Long> counters;
    private final ReentrantLock lock = new ReentrantLock();

    S3State(Store store, Path directory, InstantSource clock, ObjectEvents events) {
        this.store = store;
        this.clock = clock;
        this.events = events;
        this.blobs = new Blobs(store, directory);
        this.buckets = new Buckets(store);
        this.objects = new ObjectIndex(store);
        this.uploads = new Uploads(store);
        this.counters = store.map("s3.counters");
    }

    Blobs blobs() {
        return blobs;
    }

    Buckets buckets() {
        return buckets;
    }

    ObjectIndex objects() {
        return objects;
    }

    Uploads uploads() {
        return uploads;
    }

    /** The time to the second, because S3 shows no more. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Looks at several things at once while nothing changes. */
    <T> T look(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Changes something and returns when the change is on disk. The work checks everything before it changes anything,
     * since a change that was begun is not taken back.
     */
    <T> T change(Function<Change, T> work) {
        var change = new Change();
        T result = store.write(() -> look(() -> work.apply(change)));
        blobs.discard(change.unowned);
        return result;
    }

    /** What can be done to objects inside a change. */
    final class Change {
        private final List<Blob> unowned = new ArrayList<>();

        private Change() {}

        /** A number greater than all before. */
        long nextSequence() {
            return counters.merge(SEQUENCE, 1L, Long::sum);
        }

        void add(String bucket, StoredObject version) {
            blobs.own(version.content().blobs());
            objects.put(bucket, version);
        }

        /** Writes a version again whose content is the same. */
        void update(String bucket, StoredObject version) {
            objects.put(bucket, version);
        }

        void remove(String bucket, StoredObject version) {
            objects.remove(bucket, version);
            disown(version.content().blobs());
        }

        void own(List<Blob> bytes) {
            blobs.own(bytes);
        }

        void disown(List<Blob> bytes) {
            unowned.addAll(blobs.disown(bytes));
        }

        /** Forgets an upload with its parts. */
        void abort(StoredUpload upload) {
            uploads.parts(upload.id()).map(StoredPart::blobs).forEach(this::disown);
            uploads.remove(upload);
        }

        /** Tells of what happened, if the bucket wants its events told. */
        void tell(StoredBucket bucket, ObjectHappening happening, StoredObject version, Caller caller) {
            if (!bucket.eventBridge()) {
                return;
            }
            events.happened(new ObjectEvent(
                    happening,
                    clock.instant(),
                    bucket.name(),
                    subject(bucket, happening, version),
                    caller.requestId(),
                    caller.requester(),
                    caller.sourceIpAddress()));
        }

        /** Sixteen hexadecimal digits, so that the order of texts is the order of changes. */
        private String sequencer() {
            return "%016X".formatted(counters.getOrDefault(SEQUENCE, 0L));
        }

        private ObjectEvent.Subject subject(StoredBucket bucket, ObjectHappening happening, StoredObject version) {
            boolean deleted = happening instanceof ObjectHappening.Deleted;
            boolean ordered = deleted || happening instanceof ObjectHappening.Created;
            return new ObjectEvent.Subject(
                    version.key(),
                    deleted ? OptionalLong.empty() : OptionalLong.of(version.size()),
                    Optional.of(version.content().etag()).filter(etag -> !deleted || version.deleteMarker()),
                    Optional.of(version.versionId()).filter(id -> bucket.versioning() != StoredBucket.Versioning.NEVER),
                    Optional.of(sequencer()).filter(sequencer -> ordered));
        }
    }
}
