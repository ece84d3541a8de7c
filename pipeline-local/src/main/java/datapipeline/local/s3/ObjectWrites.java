package datapipeline.local.s3;

import datapipeline.local.gateway.Headers;
import datapipeline.local.gateway.Response;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** PutObject and DeleteObject. */
final class ObjectWrites {
    private final S3State state;
    private final Objects objects;

    ObjectWrites(S3State state, Objects objects) {
        this.state = state;
        this.objects = objects;
    }

    /** @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html">PutObject</a> */
    Response put(S3Request request) {
        Descriptions.refuseWhatIsNotDone(request.http());
        Description description = Descriptions.of(request.http());
        Objects.Target target = request.target("PutObject");
        checkEarly(target);
        Content content = receive(request);
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

    /** Takes in and verifies the bytes of a request. */
    Content receive(S3Request request) {
        UploadChecksums expected = UploadChecksums.of(request.http());
        ContentDigests digests = new ContentDigests(expected.kind());
        Blob blob = receive(request, digests);
        try {
            expected.verify(request.http(), digests);
        } catch (S3Error e) {
            state.blobs().discard(List.of(blob));
            throw e;
        }
        return new Content(blob.size(), digests.etag(), List.of(blob), Optional.of(digests.checksum()), List.of());
    }

    private Blob receive(S3Request request, ContentDigests digests) {
        try {
            return state.blobs().receive(request.http().body(), digests);
        } catch (EOFException e) {
            throw new S3Error(
                    400,
                    "IncompleteBody",
                    "You did not provide the number of bytes specified by the Content-Length HTTP header");
        } catch (IOException e) {
            throw new UncheckedIOException("the body of %s was not received".formatted(request.http()), e);
        }
    }

    /** What the writer is told. */
    static Headers written(StoredObject object) {
        Headers headers = Headers.of("etag", object.quotedEtag()).with(checksum(object.content()));
        for (String name : List.of(
                "x-amz-server-side-encryption",
                "x-amz-server-side-encryption-aws-kms-key-id",
                "x-amz-server-side-encryption-bucket-key-enabled")) {
            String value = object.description().headers().get(name);
            headers = value == null ? headers : headers.with(name, value);
        }
        return object.isNullVersion() ? headers : headers.with("x-amz-version-id", object.versionId());
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
        Objects.Gone gone = request.versionId()
                .map(versionId -> objects.deleteVersion(target, versionId))
                .orElseGet(() -> objects.delete(target));
        Response response = Response.of(204);
        if (gone.versionId().isPresent()) {
            response = response.with("x-amz-version-id", gone.versionId().get());
        }
        return gone.marker() ? response.with("x-amz-delete-marker", "true") : response;
    }
}
