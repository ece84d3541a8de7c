package datapipeline.local.s3;

import datapipeline.local.gateway.Headers;
import datapipeline.local.gateway.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** GetObject and HeadObject. */
final class ObjectReads {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final List<String> OVERRIDABLE = List.of(
            "cache-control", "content-disposition", "content-encoding", "content-language", "content-type", "expires");

    private final S3State state;

    ObjectReads(S3State state) {
        this.state = state;
    }

    /** @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">GetObject</a> */
    Response get(S3Request request) {
        return state.look(() -> {
            StoredObject object = find(request.bucket(), request.key(), request.versionId());
            return answer(request, object, range -> {
                requireReadable(object);
                List<Blob> blobs = object.content().blobs();
                return new BlobBody(state.blobs(), blobs, range, state.blobs().pin(blobs));
            });
        });
    }

    /** @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html">HeadObject</a> */
    Response head(S3Request request) {
        StoredObject object = state.look(() -> find(request.bucket(), request.key(), request.versionId()));
        return answer(request, object, range -> Response.of(200).body());
    }

    private Response answer(S3Request request, StoredObject object, Function<ByteRange, Response.Body> body) {
        ReadCondition condition = ReadCondition.of(request.http());
        condition.failed(object).ifPresent(failed -> {
            throw S3Error.preconditionFailed(failed);
        });
        if (condition.isNotModified(object)) {
            return Response.of(304)
                    .with("etag", object.quotedEtag())
                    .with("last-modified", httpDate(object.modified()));
        }
        Optional<ByteRange> part = range(request, object);
        ByteRange range = part.orElse(new ByteRange(0, object.size()));
        Response response = Response.of(part.isPresent() ? 206 : 200)
                .with(headers(request, object, part.isEmpty()))
                .with("content-length", Long.toString(range.length()))
                .with(body.apply(range));
        return part.isPresent() ? response.with("content-range", range.contentRange(object.size())) : response;
    }

    private static Optional<ByteRange> range(S3Request request, StoredObject object) {
        Optional<String> range = request.header("range");
        if (request.parameter("partNumber").isEmpty()) {
            return range.flatMap(header -> ByteRange.parse(header, object.size()));
        }
        if (range.isPresent()) {
            throw S3Error.invalidRequest("Cannot specify both Range header and partNumber query parameter");
        }
        return Optional.of(object.content().rangeOfPart(request.number("partNumber", 1, 1, 10_000)));
    }

    private Headers headers(S3Request request, StoredObject object, boolean whole) {
        Headers headers = Descriptions.toHeaders(object.description())
                .with("accept-ranges", "bytes")
                .with("etag", object.quotedEtag())
                .with("last-modified", httpDate(object.modified()));
        if (!object.isNullVersion() || request.versionId().isPresent()) {
            headers = headers.with("x-amz-version-id", object.versionId());
        }
        if (whole
                && request.header("x-amz-checksum-mode")
                        .filter("ENABLED"::equalsIgnoreCase)
                        .isPresent()) {
            headers = headers.with(ObjectWrites.checksum(object.content()));
        }
        if (request.parameter("partNumber").isPresent()
                && !object.content().parts().isEmpty()) {
            headers = headers.with(
                    "x-amz-mp-parts-count",
                    Integer.toString(object.content().parts().size()));
        }
        Optional<String> restore = object.restoration().flatMap(this::restoreHeader);
        if (restore.isPresent()) {
            headers = headers.with("x-amz-restore", restore.get());
        }
        for (String name : OVERRIDABLE) {
            Optional<String> override = request.parameter("response-" + name);
            headers = override.isPresent() ? headers.with(name, override.get()) : headers;
        }
        return headers;
    }

    private Optional<String> restoreHeader(Restoration copy) {
        Instant now = state.now();
        if (copy.isOngoingAt(now)) {
            return Optional.of("ongoing-request=\"true\"");
        }
        return copy.isReadableAt(now)
                ? Optional.of("ongoing-request=\"false\", expiry-date=\"%s\"".formatted(httpDate(copy.expiresAt())))
                : Optional.empty();
    }

    /**
     * The object or the version of it that is asked for.
     *
     * @throws S3Error when there is none, or when it is a delete marker
     */
    StoredObject find(String bucket, String key, Optional<String> versionId) {
        state.buckets().get(bucket);
        if (versionId.isPresent()) {
            StoredObject version = state.objects()
                    .version(bucket, key, versionId.get())
                    .orElseThrow(() -> S3Error.noSuchVersion(key, versionId.get()));
            if (version.deleteMarker()) {
                throw S3Error.methodNotAllowed("GET", "DeleteMarker")
                        .header("x-amz-delete-marker", "true")
                        .header("x-amz-version-id", version.versionId())
                        .header("last-modified", httpDate(version.modified()));
            }
            return version;
        }
        StoredObject newest = state.objects().newest(bucket, key).orElseThrow(() -> S3Error.noSuchKey(key));
        if (newest.deleteMarker()) {
            throw S3Error.noSuchKey(key)
                    .header("x-amz-delete-marker", "true")
                    .header("x-amz-version-id", newest.versionId());
        }
        return newest;
    }

    /** @throws S3Error when the object is archived and not restored */
    void requireReadable(StoredObject object) {
        if (!object.isReadableAt(state.now())) {
            throw new S3Error(403, "InvalidObjectState", "The operation is not valid for the object's storage class")
                    .detail("StorageClass", object.storageClass());
        }
    }

    static String httpDate(Instant time) {
        return HTTP_DATE.format(time);
    }
}
