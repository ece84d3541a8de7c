package datapipeline.local.s3;

import datapipeline.local.gateway.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import software.amazon.awssdk.services.s3.model.CopyObjectResult;
import software.amazon.awssdk.services.s3.model.CopyPartResult;

/**
 * CopyObject. An object that came in one piece shares its bytes with its copies; one that came in parts is read through,
 * because its copy has an ETag and a checksum of the whole.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html">CopyObject</a>
 */
final class ObjectCopies {
    private final S3State state;
    private final Objects objects;
    private final ObjectReads reads;
    private final Receiving receiving;

    ObjectCopies(S3State state, Objects objects, ObjectReads reads, Receiving receiving) {
        this.state = state;
        this.objects = objects;
        this.reads = reads;
        this.receiving = receiving;
    }

    Response copy(S3Request request) {
        Descriptions.refuseWhatIsNotDone(request.http());
        CopySource source = CopySource.of(request);
        StoredObject original = state.look(() -> readable(request, source));
        requireChange(request, source);
        Objects.Target target = request.target("CopyObject");
        Optional<ChecksumKind> wanted =
                request.header("x-amz-checksum-algorithm").map(ChecksumKind::named);
        StoredObject copy = isShareable(original, wanted)
                ? objects.put(target, () -> share(request, source, wanted))
                : objects.put(target, new Objects.Draft(reread(request, source, wanted), describe(request, original)));
        return answer(copy, original);
    }

    /** The source, if it may be copied. */
    StoredObject readable(S3Request request, CopySource source) {
        StoredObject original = reads.find(source.bucket(), source.key(), source.versionId());
        ReadCondition condition = ReadCondition.ofCopySource(request.http());
        condition.failed(original).ifPresent(failed -> {
            throw S3Error.preconditionFailed("x-amz-copy-source-" + failed);
        });
        if (condition.isNotModified(original)) {
            throw S3Error.preconditionFailed("x-amz-copy-source-If-None-Match");
        }
        reads.requireReadable(original);
        return original;
    }

    /** Copying an object onto itself must change something. */
    private static void requireChange(S3Request request, CopySource source) {
        boolean changes = isReplaced(request, "x-amz-metadata-directive")
                || List.of(
                                "x-amz-storage-class",
                                "x-amz-website-redirect-location",
                                "x-amz-server-side-encryption",
                                "x-amz-checksum-algorithm")
                        .stream()
                        .anyMatch(header -> request.header(header).isPresent());
        if (source.isCurrentOf(request) && !changes) {
            throw S3Error.invalidRequest("This copy request is illegal because it is trying to copy an object to itself"
                    + " without changing the object's metadata, storage class, website redirect location or encryption"
                    + " attributes.");
        }
    }

    private static boolean isReplaced(S3Request request, String directive) {
        return switch (request.header(directive).orElse("COPY")) {
            case "COPY" -> false;
            case "REPLACE" -> true;
            default ->
                throw S3Error.invalidArgument("Unknown "
                                + directive.substring("x-amz-".length()).replace('-', ' ') + ".")
                        .detail("ArgumentName", directive);
        };
    }

    private static boolean isShareable(StoredObject original, Optional<ChecksumKind> wanted) {
        return original.content().parts().isEmpty()
                && wanted.map(kind -> original.content()
                                .checksum()
                                .filter(sum -> sum.kind() == kind)
                                .isPresent())
                        .orElse(true);
    }

    /** Looks again inside the change: from here on the bytes cannot be taken away. */
    private Objects.Draft share(S3Request request, CopySource source, Optional<ChecksumKind> wanted) {
        StoredObject original = readable(request, source);
        if (!isShareable(original, wanted)) {
            throw new S3Error(
                    409, "OperationAborted", "The source was replaced while it was being copied. Please try again.");
        }
        return new Objects.Draft(original.content(), describe(request, original));
    }

    private Content reread(S3Request request, CopySource source, Optional<ChecksumKind> wanted) {
        try (InputStream bytes = open(request, source, Optional.empty())) {
            return receiving.copy(bytes, wanted.orElse(ChecksumKind.CRC64NVME));
        } catch (IOException e) {
            throw new UncheckedIOException("%s could not be copied".formatted(source), e);
        }
    }

    /** @param rangeHeader {@code bytes=first-last}, both within the source */
    InputStream open(S3Request request, CopySource source, Optional<String> rangeHeader) {
        return state.look(() -> {
            Content content = readable(request, source).content();
            ByteRange range = rangeHeader
                    .map(header -> ByteRange.parse(header, content.size())
                            .filter(found -> header.equals(
                                    "bytes=%d-%d".formatted(found.start(), found.start() + found.length() - 1)))
                            .orElseThrow(() -> S3Error.invalidArgument(
                                            "The x-amz-copy-source-range value must be of the form bytes=first-last"
                                                    + " where first and last are the zero-based offsets of the first"
                                                    + " and last bytes to copy")
                                    .detail("ArgumentValue", header)))
                    .orElse(new ByteRange(0, content.size()));
            if (range.length() > Receiving.MAX_BYTES) {
                throw S3Error.invalidRequest("The specified copy source is larger than the maximum allowable size for a"
                        + " copy source: " + Receiving.MAX_BYTES);
            }
            return new BlobInput(
                    state.blobs(), content.blobs(), range, state.blobs().pin(content.blobs()));
        });
    }

    private static Description describe(S3Request request, StoredObject original) {
        Description asked = Descriptions.of(request.http());
        Description old = original.description();
        SortedMap<String, String> headers = asked.headers();
        if (!isReplaced(request, "x-amz-metadata-directive")) {
            old.headers().forEach((name, value) -> {
                if (!name.startsWith("x-amz-")) {
                    headers.put(name, value);
                }
            });
        }
        return new Description(
                asked.storageClass(),
                headers,
                isReplaced(request, "x-amz-metadata-directive") ? asked.metadata() : old.metadata(),
                isReplaced(request, "x-amz-tagging-directive") ? asked.tags() : old.tags());
    }

    private static Response answer(StoredObject copy, StoredObject original) {
        CopyObjectResult.Builder result =
                CopyObjectResult.builder().eTag(copy.quotedEtag()).lastModified(copy.modified());
        copy.content().checksum().ifPresent(checksum -> {
            SdkChecksums.set(result, checksum);
            result.checksumType(checksum.type().name());
        });
        Response response =
                S3Xml.ok("CopyObjectResult", result.build()).with(ObjectWrites.encryption(copy.description()));
        if (!copy.isNullVersion()) {
            response = response.with("x-amz-version-id", copy.versionId());
        }
        return original.isNullVersion()
                ? response
                : response.with("x-amz-copy-source-version-id", original.versionId());
    }

    /** What a part that was copied from an object is answered with. */
    static Response answer(StoredPart part) {
        CopyPartResult.Builder result =
                CopyPartResult.builder().eTag("\"" + part.etag() + "\"").lastModified(part.modified());
        part.checksum().ifPresent(checksum -> SdkChecksums.set(result, checksum));
        return S3Xml.ok("CopyPartResult", result.build());
    }
}
