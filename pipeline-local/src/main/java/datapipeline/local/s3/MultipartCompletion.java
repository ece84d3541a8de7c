package datapipeline.local.s3;

import datapipeline.local.gateway.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedMultipartUpload;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Makes an object of the parts that an uploader names.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html">
 *     CompleteMultipartUpload</a>
 */
final class MultipartCompletion {
    private static final long MIN_PART_BYTES = 5L << 20;

    private final S3State state;
    private final Objects objects;
    private final MultipartUploads uploads;
    private final String endpoint;

    /** @param endpoint where the location of the object begins */
    MultipartCompletion(S3State state, Objects objects, MultipartUploads uploads, String endpoint) {
        this.state = state;
        this.objects = objects;
        this.uploads = uploads;
        this.endpoint = endpoint;
    }

    Response complete(S3Request request) {
        uploads.find(request);
        List<CompletedPart> named = S3Xml.read(request.http(), CompletedMultipartUpload.builder())
                .build()
                .parts();
        if (named.isEmpty()) {
            throw S3Error.malformedXml().detail("Reason", "an upload is completed with at least one part");
        }
        StoredObject object = state.change(change -> {
            StoredUpload upload = uploads.find(request);
            List<StoredPart> parts = chosen(upload, named);
            Content content = PartAssembly.assemble(upload, parts);
            verify(request, content);
            StoredObject written = objects.put(
                    change,
                    request.target("CompleteMultipartUpload"),
                    () -> new Objects.Draft(content, upload.description()));
            change.abort(upload);
            return written;
        });
        return answer(object, request);
    }

    private List<StoredPart> chosen(StoredUpload upload, List<CompletedPart> named) {
        List<StoredPart> parts = new ArrayList<>();
        int last = 0;
        for (CompletedPart name : named) {
            if (name.partNumber() == null || name.eTag() == null) {
                throw S3Error.malformedXml().detail("Reason", "a part has a PartNumber and an ETag");
            }
            if (name.partNumber() <= last) {
                throw new S3Error(
                        400,
                        "InvalidPartOrder",
                        "The list of parts was not in ascending order. Parts must be ordered by part number.");
            }
            last = name.partNumber();
            parts.add(part(upload, name));
        }
        for (StoredPart part : parts.subList(0, parts.size() - 1)) {
            requireSize(part);
        }
        return parts;
    }

    private StoredPart part(StoredUpload upload, CompletedPart name) {
        StoredPart part = state.uploads()
                .part(upload.id(), name.partNumber())
                .filter(stored -> ReadCondition.matches(name.eTag(), stored.etag()))
                .orElseThrow(() -> invalid(upload, name));
        upload.checksum().ifPresent(kind -> requireChecksum(upload, kind, name, part));
        return part;
    }

    private static void requireChecksum(StoredUpload upload, ChecksumKind kind, CompletedPart name, StoredPart part) {
        Optional<String> given = SdkChecksums.get(name, kind);
        if (given.isEmpty() && upload.checksumType() == StoredChecksum.Type.COMPOSITE) {
            throw S3Error.invalidRequest(
                    ("The upload was created using a %s checksum. The complete request must include the checksum for each"
                                    + " part. It was missing for part %d in the request.")
                            .formatted(kind.name().toLowerCase(java.util.Locale.ROOT), name.partNumber()));
        }
        boolean right =
                given.isEmpty() || part.checksum().map(StoredChecksum::value).equals(given);
        if (!right) {
            throw invalid(upload, name);
        }
    }

    private static S3Error invalid(StoredUpload upload, CompletedPart name) {
        return new S3Error(
                        400,
                        "InvalidPart",
                        "One or more of the specified parts could not be found. The part may not have been uploaded, or"
                                + " the specified entity tag may not match the part's entity tag.")
                .detail("UploadId", upload.id())
                .detail("PartNumber", String.valueOf(name.partNumber()))
                .detail("ETag", name.eTag());
    }

    private static void requireSize(StoredPart part) {
        if (part.size() < MIN_PART_BYTES) {
            throw new S3Error(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size")
                    .detail("ProposedSize", Long.toString(part.size()))
                    .detail("MinSizeAllowed", Long.toString(MIN_PART_BYTES))
                    .detail("PartNumber", Integer.toString(part.number()))
                    .detail("ETag", part.etag());
        }
    }

    /** Compares with what the uploader says of the whole object. */
    private static void verify(S3Request request, Content content) {
        request.header("x-amz-mp-object-size")
                .filter(size -> !size.equals(Long.toString(content.size())))
                .ifPresent(size -> {
                    throw S3Error.invalidRequest(
                            "The provided 'x-amz-mp-object-size' header value %s does not match what was computed: %d"
                                    .formatted(size, content.size()));
                });
        content.checksum()
                .filter(checksum -> request.header(checksum.kind().header())
                        .filter(given -> !given.equals(checksum.value()))
                        .isPresent())
                .ifPresent(checksum -> {
                    throw S3Error.badDigest(
                            "The %s you specified did not match the calculated checksum.".formatted(checksum.kind()));
                });
    }

    private Response answer(StoredObject object, S3Request request) {
        CompleteMultipartUploadResponse.Builder result = CompleteMultipartUploadResponse.builder()
                .location(endpoint + request.http().rawPath())
                .bucket(request.bucket())
                .key(object.key())
                .eTag(object.quotedEtag());
        object.content().checksum().ifPresent(checksum -> {
            SdkChecksums.set(result, checksum);
            result.checksumType(checksum.type().name());
        });
        Response response = S3Xml.ok("CompleteMultipartUploadResult", result.build())
                .with(ObjectWrites.encryption(object.description()));
        return object.isNullVersion() ? response : response.with("x-amz-version-id", object.versionId());
    }
}
