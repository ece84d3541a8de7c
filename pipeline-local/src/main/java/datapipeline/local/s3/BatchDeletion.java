package datapipeline.local.s3;

import datapipeline.local.gateway.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/**
 * DeleteObjects: up to a thousand objects in one change, each for itself.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html">DeleteObjects</a>
 */
final class BatchDeletion {
    private static final int MAX_OBJECTS = 1000;

    private final S3State state;
    private final Objects objects;

    BatchDeletion(S3State state, Objects objects) {
        this.state = state;
        this.objects = objects;
    }

    Response delete(S3Request request) {
        state.buckets().get(request.bucket());
        Delete wanted = S3Xml.read(request.http(), Delete.builder()).build();
        if (wanted.objects().isEmpty() || wanted.objects().size() > MAX_OBJECTS) {
            throw S3Error.malformedXml().detail("Reason", "a batch names 1 to 1000 objects");
        }
        List<DeletedObject> deleted = new ArrayList<>();
        List<software.amazon.awssdk.services.s3.model.S3Error> errors = new ArrayList<>();
        state.change(change -> {
            for (ObjectIdentifier each : wanted.objects()) {
                try {
                    deleted.add(delete(change, request, each));
                } catch (S3Error refused) {
                    errors.add(error(each, refused));
                }
            }
            return deleted.size();
        });
        List<DeletedObject> told = Boolean.TRUE.equals(wanted.quiet()) ? List.of() : deleted;
        return S3Xml.ok(
                "DeleteResult",
                DeleteObjectsResponse.builder().deleted(told).errors(errors).build());
    }

    private DeletedObject delete(S3State.Change change, S3Request request, ObjectIdentifier each) {
        WriteCondition condition = new WriteCondition(Optional.ofNullable(each.eTag()), Optional.empty());
        Objects.Target target =
                new Objects.Target(request.bucket(), each.key(), request.caller(), "DeleteObject", condition);
        Optional<String> versionId = Optional.ofNullable(each.versionId()).filter(id -> !id.isEmpty());
        Objects.Gone gone = objects.delete(change, target, versionId);
        DeletedObject.Builder deleted = DeletedObject.builder().key(each.key()).versionId(versionId.orElse(null));
        if (gone.marker()) {
            deleted.deleteMarker(true).deleteMarkerVersionId(gone.versionId().orElse(null));
        }
        return deleted.build();
    }

    private static software.amazon.awssdk.services.s3.model.S3Error error(ObjectIdentifier each, S3Error refused) {
        return software.amazon.awssdk.services.s3.model.S3Error.builder()
                .key(each.key())
                .versionId(each.versionId())
                .code(refused.code())
                .message(refused.getMessage())
                .build();
    }
}
