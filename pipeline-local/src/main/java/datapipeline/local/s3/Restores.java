package datapipeline.local.s3;

import datapipeline.local.gateway.Response;
import datapipeline.local.s3.ObjectHappening.RestoreCompleted;
import datapipeline.local.s3.ObjectHappening.RestoreExpired;
import datapipeline.local.s3.ObjectHappening.RestoreInitiated;
import datapipeline.local.store.Outbox;
import datapipeline.local.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.RestoreRequest;

/**
 * Brings archived objects back for a number of days. It takes as long as on AWS: whoever cannot wait moves the clock.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_RestoreObject.html">RestoreObject</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/restoring-objects-retrieval-options.html">Archive
 *     retrieval options</a>
 */
final class Restores implements AutoCloseable {
    /** Who restores: S3 itself. */
    private static final String S3 = "s3.amazonaws.com";

    /** A copy that becomes readable, or goes, at a known time. */
    private record Due(String bucket, String key, String versionId, String requestId) {}

    private final S3State state;
    private final ObjectReads reads;
    private final Outbox dues;

    Restores(S3State state, ObjectReads reads, Store store, InstantSource clock) {
        this.state = state;
        this.reads = reads;
        this.dues = new Outbox(store, "s3.restores", clock, 1, this::happen).begin();
    }

    Response restore(S3Request request) {
        RestoreRequest wanted =
                S3Xml.read(request.http(), RestoreRequest.builder()).build();
        if (wanted.type() != null || wanted.selectParameters() != null) {
            throw S3Error.notImplemented("SELECT requests on archived objects");
        }
        if (wanted.days() == null || wanted.days() < 1) {
            throw S3Error.malformedXml().detail("Reason", "Days is a positive number");
        }
        return state.change(change -> restore(change, request, wanted));
    }

    private Response restore(S3State.Change change, S3Request request, RestoreRequest wanted) {
        StoredObject object = reads.find(request.bucket(), request.key(), request.versionId());
        if (!object.isArchived()) {
            throw new S3Error(
                            403, "InvalidObjectState", "Restore is not allowed for the object's current storage class")
                    .detail("StorageClass", object.storageClass());
        }
        Instant now = state.now();
        Optional<Restoration> before = object.restoration();
        if (before.filter(copy -> copy.isOngoingAt(now)).isPresent()) {
            throw new S3Error(409, "RestoreAlreadyInProgress", "Object restore is already in progress");
        }
        Due due = new Due(
                request.bucket(),
                request.key(),
                object.versionId(),
                request.caller().requestId());
        Optional<Restoration> readable = before.filter(copy -> copy.isReadableAt(now));
        if (readable.isPresent()) {
            Restoration longer = readable.get().until(midnightAfter(now, wanted.days()));
            change.update(request.bucket(), object.with(longer));
            dues.add(Rows.write(due), Duration.between(now, longer.expiresAt()));
            return Response.of(200);
        }
        Instant ready = now.plus(duration(object.storageClass(), tier(wanted)));
        StoredObject restored = object.with(new Restoration(ready, midnightAfter(ready, wanted.days()), false));
        change.update(request.bucket(), restored);
        dues.add(Rows.write(due), Duration.between(now, ready));
        StoredBucket bucket = state.buckets().get(request.bucket());
        change.tell(bucket, new RestoreInitiated(object.storageClass()), restored, request.caller());
        return Response.of(202);
    }

    private static String tier(RestoreRequest wanted) {
        String tier = wanted.glacierJobParameters() == null
                ? wanted.tierAsString()
                : wanted.glacierJobParameters().tierAsString();
        return tier == null ? "Standard" : tier;
    }

    /** The upper end of what AWS says it takes. */
    private static Duration duration(String storageClass, String tier) {
        boolean deep = storageClass.equals("DEEP_ARCHIVE");
        return switch (tier) {
            case "Expedited" -> {
                if (deep) {
                    throw S3Error.invalidArgument("Retrieval option is not supported by this storage class");
                }
                yield Duration.ofMinutes(5);
            }
            case "Standard" -> deep ? Duration.ofHours(12) : Duration.ofHours(5);
            case "Bulk" -> deep ? Duration.ofHours(48) : Duration.ofHours(12);
            default -> throw S3Error.malformedXml().detail("Reason", "the tier is Expedited, Standard or Bulk");
        };
    }

    /** S3 rounds up to the next midnight UTC. */
    private static Instant midnightAfter(Instant time, int days) {
        return time.plus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    }

    private Outbox.Outcome happen(Outbox.Entry entry) {
        Due due = Rows.read(entry.payload(), Due.class);
        state.change(change -> {
            state.buckets()
                    .find(due.bucket)
                    .ifPresent(bucket -> state.objects()
                            .version(due.bucket, due.key, due.versionId)
                            .ifPresent(object -> happen(change, bucket, object, due)));
            return true;
        });
        return new Outbox.Done();
    }

    private void happen(S3State.Change change, StoredBucket bucket, StoredObject object, Due due) {
        Optional<Restoration> copy = object.restoration();
        if (copy.isEmpty()) {
            return;
        }
        Instant now = state.now();
        Instant expiry = copy.get().expiresAt();
        Caller s3 = new Caller(due.requestId, S3, "");
        if (!now.isBefore(expiry)) {
            StoredObject archived = object.withoutRestoration();
            change.update(bucket.name(), archived);
            change.tell(bucket, new RestoreExpired(), archived, s3);
        } else if (copy.get().isReadableAt(now) && !copy.get().announced()) {
            StoredObject readable = object.with(copy.get().announce());
            change.update(bucket.name(), readable);
            change.tell(bucket, new RestoreCompleted(object.storageClass(), expiry), readable, s3);
            dues.add(Rows.write(due), Duration.between(now, expiry));
        }
    }

    @Override
    public void close() {
        dues.close();
    }
}
