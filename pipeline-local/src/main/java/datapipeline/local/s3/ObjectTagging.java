package datapipeline.local.s3;

import datapipeline.local.gateway.Response;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

/**
 * The tags of objects.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html">Object tagging</a>
 */
final class ObjectTagging {
    private final S3State state;
    private final ObjectReads reads;

    ObjectTagging(S3State state, ObjectReads reads) {
        this.state = state;
        this.reads = reads;
    }

    Response get(S3Request request) {
        StoredObject object = state.look(() -> reads.find(request.bucket(), request.key(), request.versionId()));
        List<Tag> tags = object.description().tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        Response response = S3Xml.ok("Tagging", Tagging.builder().tagSet(tags).build());
        return withVersion(response, object);
    }

    Response put(S3Request request) {
        Tagging tagging = S3Xml.read(request.http(), Tagging.builder()).build();
        SortedMap<String, String> tags = new TreeMap<>();
        for (Tag tag : tagging.tagSet()) {
            if (tag.key() == null || tag.value() == null) {
                throw S3Error.malformedXml();
            }
            if (tags.put(tag.key(), tag.value()) != null) {
                throw Tags.invalid("Cannot provide multiple Tags with the same key");
            }
        }
        StoredObject object = replace(request, Tags.checked(tags), new ObjectHappening.TagsAdded());
        return withVersion(Response.of(200), object);
    }

    Response delete(S3Request request) {
        StoredObject object = replace(request, Map.of(), new ObjectHappening.TagsDeleted());
        return withVersion(Response.of(204), object);
    }

    private StoredObject replace(S3Request request, Map<String, String> tags, ObjectHappening happening) {
        return state.change(change -> {
            StoredObject object = reads.find(request.bucket(), request.key(), request.versionId());
            StoredObject tagged = object.with(object.description().withTags(tags));
            change.update(request.bucket(), tagged);
            change.tell(state.buckets().get(request.bucket()), happening, tagged, request.caller());
            return tagged;
        });
    }

    private static Response withVersion(Response response, StoredObject object) {
        return object.isNullVersion() ? response : response.with("x-amz-version-id", object.versionId());
    }
}
