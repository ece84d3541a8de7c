package datapipeline.local.s3;

import datapipeline.local.gateway.Headers;
import datapipeline.local.gateway.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;

/**
 * Begins uploads in parts, takes the parts in, and gives uploads up.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html">Multipart upload</a>
 */
final class MultipartUploads {
    private static final int MAX_PARTS = 10_000;

    private final S3State state;
    private final Receiving receiving;
    private final CopySources sources;

    MultipartUploads(S3State state, Receiving receiving, CopySources sources) {
        this.state = state;
        this.receiving = receiving;
        this.sources = sources;
    }

    Response create(S3Request request) {
        Descriptions.refuseWhatIsNotDone(request.http());
        Description description = Descriptions.of(request.http());
        Optional<ChecksumKind> kind = request.header("x-amz-checksum-algorithm").map(ChecksumKind::named);
        StoredChecksum.Type type = checksumType(request, kind);
        StoredUpload upload = state.change(change -> {
            state.buckets().get(request.bucket());
            String id = "%016x%s"
                    .formatted(
                            change.nextSequence(), UUID.randomUUID().toString().replace("-", ""));
            StoredUpload begun =
                    new StoredUpload(id, request.bucket(), request.key(), state.now(), description, kind, type);
            state.uploads().put(begun);
            return begun;
        });
        Response response = S3Xml.ok(
                        "InitiateMultipartUploadResult",
                        CreateMultipartUploadResponse.builder()
                                .bucket(upload.bucket())
                                .key(upload.key())
                                .uploadId(upload.id())
                                .build())
                .with(ObjectWrites.encryption(description));
        return kind.isEmpty()
                ? response
                : response.with("x-amz-checksum-algorithm", kind.get().name()).with("x-amz-checksum-type", type.name());
    }

    /** What the finished object's checksum will be of: SHA can only be of parts, CRC-64 only of the whole. */
    private static StoredChecksum.Type checksumType(S3Request request, Optional<ChecksumKind> kind) {
        boolean combines = kind.map(chosen -> chosen.combination().isPresent()).orElse(true);
        boolean wholeOnly = kind.map(chosen -> chosen == ChecksumKind.CRC64NVME).orElse(true);
        Optional<String> asked = request.header("x-amz-checksum-type");
        String type = asked.orElse(wholeOnly ? "FULL_OBJECT" : "COMPOSITE");
        boolean possible = switch (type) {
            case "FULL_OBJECT" -> combines;
            case "COMPOSITE" -> !wholeOnly;
            default -> throw S3Error.invalidRequest("Value for x-amz-checksum-type header is invalid.");
        };
        if (!possible) {
            throw S3Error.invalidRequest("The %s checksum type cannot be used with the %s checksum algorithm."
                    .formatted(
                            type,
                            kind.map(ChecksumKind::name).orElse("CRC64NVME").toLowerCase(java.util.Locale.ROOT)));
        }
        return StoredChecksum.Type.valueOf(type);
    }

    Response uploadPart(S3Request request) {
        StoredUpload upload = find(request);
        StoredPart part = keep(request, upload, () -> receiving.body(request.http(), wanted(request, upload)));
        Headers headers =
                Headers.of("etag", "\"" + part.etag() + "\"").with(ObjectWrites.encryption(upload.description()));
        return Response.of(200)
                .with(part.checksum()
                        .map(checksum -> headers.with(checksum.kind().header(), checksum.value()))
                        .orElse(headers));
    }

    /** The kind that the finished object needs of every part. */
    private static Optional<ChecksumKind> wanted(S3Request request, StoredUpload upload) {
        UploadChecksums sent = UploadChecksums.of(request.http());
        upload.checksum().filter(kind -> sent.chosen() && kind != sent.kind()).ifPresent(kind -> {
            throw S3Error.invalidRequest(
                    "Checksum Type mismatch occurred, expected checksum Type: %s, actual checksum Type: %s"
                            .formatted(kind, sent.kind()));
        });
        return Optional.of(upload.checksum().orElse(ChecksumKind.CRC64NVME));
    }

    Response uploadPartCopy(S3Request request) {
        StoredUpload upload = find(request);
        CopySource source = CopySource.of(request);
        StoredPart part = keep(request, upload, () -> {
            try (CopySources.Opened opened = sources.open(request, source, request.header("x-amz-copy-source-range"))) {
                return receiving.copy(opened.bytes(), upload.checksum().orElse(ChecksumKind.CRC64NVME));
            } catch (IOException e) {
                throw new UncheckedIOException("%s could not be copied".formatted(source), e);
            }
        });
        CopyPartResult.Builder result =
                CopyPartResult.builder().eTag("\"" + part.etag() + "\"").lastModified(part.modified());
        part.checksum().ifPresent(checksum -> SdkChecksums.set(result, checksum));
        return S3Xml.ok("CopyPartResult", result.build());
    }

    private StoredPart keep(S3Request request, StoredUpload upload, Supplier<Content> bytes) {
        int number = request.number("partNumber", 0, 1, MAX_PARTS);
        if (number == 0) {
            throw S3Error.invalidArgument("Part number must be an integer between 1 and 10000, inclusive")
                    .detail("ArgumentName", "partNumber");
        }
        Content content = bytes.get();
        StoredPart part = new StoredPart(
                number, content.size(), content.etag(), state.now(), content.blobs(), content.checksum());
        try {
            return state.change(change -> {
                find(request);
                Optional<StoredPart> replaced = state.uploads().part(upload.id(), number);
                change.own(part.blobs());
                state.uploads().putPart(upload.id(), part);
                replaced.ifPresent(old -> change.disown(old.blobs()));
                return part;
            });
        } catch (RuntimeException e) {
            state.blobs().discard(part.blobs());
            throw e;
        }
    }

    StoredUpload find(S3Request request) {
        state.buckets().get(request.bucket());
        return state.uploads()
                .get(
                        request.bucket(),
                        request.key(),
                        request.parameter("uploadId").orElse(""));
    }

    Response abort(S3Request request) {
        state.change(change -> {
            change.abort(find(request));
            return true;
        });
        return Response.of(204);
    }

    /** The parts of an upload, by number. */
    List<StoredPart> parts(StoredUpload upload) {
        return state.uploads().parts(upload.id()).toList();
    }
}
