package datapipeline.local.s3;

import datapipeline.local.gateway.Headers;
import datapipeline.local.gateway.Response;
import java.util.Map;

/** PutObject and DeleteObject. */
final class ObjectWrites {
    private final S3State state;
    private final Objects objects;
    private final Receiving receiving;

    ObjectWrites(S3State state, Objects objects, Receiving receiving) {
        this.state = state;
        this.objects = objects;
        this.receiving = receiving;
    }

    /** @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html">PutObject</a> */
    Response put(S3Request request) {
        Descriptions.refuseWhatIsNotDone(request.http());
        Description description = Descriptions.of(request.http());
        Objects.Target target = request.target("PutObject");
        checkEarly(target);
        Content content = receiving.body(request.http());
        StoredObject written = objects.put(target, new Objects.Draft(content, description));
        return Response.of(200).with(written(written));
    }

    /** So that a refused upload is refused before its bytes are taken in. The write checks again. */
    private void checkEarly(Objects.Target target) {
        state.look(() -> {
            state.buckets().get(target.bucket());
            target.condition().check(target.key(), state.objects().current(target.bucket(), target.key()));
            return target;
        });
    }

    /** What the writer is told. */
    private static Headers written(StoredObject object) {
        Headers headers = Headers.of("etag", object.quotedEtag())
                .with(checksum(object.content()))
                .with(encryption(object.description()));
        return object.isNullVersion() ? headers : headers.with("x-amz-version-id", object.versionId());
    }

    static Headers encryption(Description description) {
        Headers headers = Headers.none();
        for (Map.Entry<String, String> header : description.headers().entrySet()) {
            headers = header.getKey().startsWith("x-amz-server-side-encryption")
                    ? headers.with(header.getKey(), header.getValue())
                    : headers;
        }
        return headers;
    }

    static Headers checksum(Content content) {
        return content.checksum()
                .map(checksum -> Headers.of(checksum.kind().header(), checksum.value())
                        .with("x-amz-checksum-type", checksum.type().name()))
                .orElse(Headers.none());
    }

    /** @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html">DeleteObject</a> */
    Response delete(S3Request request) {
        Objects.Target target = request.target("DeleteObject");
        Objects.Gone gone = objects.delete(target, request.versionId());
        Response response = Response.of(204);
        if (gone.versionId().isPresent()) {
            response = response.with("x-amz-version-id", gone.versionId().get());
        }
        return gone.marker() ? response.with("x-amz-delete-marker", "true") : response;
    }
}
