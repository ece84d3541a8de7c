package datapipeline.local.s3;

import datapipeline.local.gateway.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import software.amazon.awssdk.services.s3.model.CopyObjectResult;

/**
 * CopyObject. An object that came in one piece shares its bytes with its copies; one that came in parts is read through,
 * because its copy has an ETag and a checksum of the whole.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html">CopyObject</a>
 */
final class ObjectCopies {
    private final S3State state;
    private final Objects objects;
    private final CopySources sources;
    private final Receiving receiving;

    ObjectCopies(S3State state, Objects objects, CopySources sources, Receiving receiving) {
        this.state = state;
        this.objects = objects;
        this.sources = sources;
        this.receiving = receiving;
    }

    Response copy(S3Request request) {
        Descriptions.refuseWhatIsNotDone(request.http());
        CopySource source = CopySource.of(request);
        StoredObject original = state.look(() -> sources.find(request, source));
        requireChange(request, source);
        Objects.Target target = request.target("CopyObject");
        Optional<ChecksumKind> wanted =
                request.header("x-amz-checksum-algorithm").map(ChecksumKind::named);
        StoredObject copy = isShareable(original, wanted)
                ? objects.put(target, () -> share(request, source, wanted))
                : objects.put(target, reread(request, source, wanted));
        return answer(copy, original);
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
        StoredObject original = sources.find(request, source);
        if (!isShareable(original, wanted)) {
            throw new S3Error(
                    409, "OperationAborted", "The source was replaced while it was being copied. Please try again.");
        }
        return new Objects.Draft(original.content(), describe(request, original));
    }

    private Objects.Draft reread(S3Request request, CopySource source, Optional<ChecksumKind> wanted) {
        try (CopySources.Opened opened = sources.open(request, source, Optional.empty())) {
            Content content = receiving.copy(opened.bytes(), wanted.orElse(ChecksumKind.CRC64NVME));
            return new Objects.Draft(content, describe(request, opened.object()));
        } catch (IOException e) {
            throw new UncheckedIOException("%s could not be copied".formatted(source), e);
        }
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
}
