package datapipeline.local.s3;

import datapipeline.local.gateway.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.Checksum;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesParts;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesResponse;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.ObjectPart;

/**
 * GetObjectAttributes.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html">GetObjectAttributes</a>
 */
final class ObjectAttributesReading {
    private static final int MAX_PARTS = 1000;

    private final S3State state;
    private final ObjectReads reads;

    ObjectAttributesReading(S3State state, ObjectReads reads) {
        this.state = state;
        this.reads = reads;
    }

    Response get(S3Request request) {
        Set<ObjectAttributes> wanted = wanted(request);
        StoredObject object = state.look(() -> reads.find(request.bucket(), request.key(), request.versionId()));
        GetObjectAttributesResponse.Builder result = GetObjectAttributesResponse.builder();
        for (ObjectAttributes attribute : wanted) {
            switch (attribute) {
                case E_TAG -> result.eTag(object.content().etag());
                case CHECKSUM -> object.content().checksum().ifPresent(sum -> result.checksum(checksum(sum)));
                case OBJECT_PARTS -> {
                    if (!object.content().parts().isEmpty()) {
                        result.objectParts(parts(request, object.content()));
                    }
                }
                case STORAGE_CLASS -> result.storageClass(object.storageClass());
                case OBJECT_SIZE -> result.objectSize(object.size());
                case UNKNOWN_TO_SDK_VERSION -> throw invalid();
            }
        }
        Response response = S3Xml.ok("GetObjectAttributesResponse", result.build())
                .with("last-modified", ObjectReads.httpDate(object.modified()));
        return object.isNullVersion() ? response : response.with("x-amz-version-id", object.versionId());
    }

    private static Set<ObjectAttributes> wanted(S3Request request) {
        Set<ObjectAttributes> wanted = request.http().headers().all("x-amz-object-attributes").stream()
                .flatMap(names -> Arrays.stream(names.split(",")))
                .map(name -> ObjectAttributes.fromValue(name.trim()))
                .collect(Collectors.toSet());
        if (wanted.isEmpty()) {
            throw invalid();
        }
        return wanted;
    }

    private static S3Error invalid() {
        return S3Error.invalidArgument("Invalid attribute name specified.")
                .detail("ArgumentName", "x-amz-object-attributes");
    }

    private static Checksum checksum(StoredChecksum stored) {
        Checksum.Builder checksum =
                Checksum.builder().checksumType(stored.type().name());
        SdkChecksums.set(checksum, stored);
        return checksum.build();
    }

    private static GetObjectAttributesParts parts(S3Request request, Content content) {
        int max = number(request, "x-amz-max-parts", MAX_PARTS);
        int after = number(request, "x-amz-part-number-marker", 0);
        List<StoredPart> rest =
                content.parts().stream().filter(part -> part.number() > after).toList();
        List<StoredPart> page = rest.subList(0, Math.min(max, rest.size()));
        return GetObjectAttributesParts.builder()
                .totalPartsCount(content.parts().size())
                .partNumberMarker(after)
                .nextPartNumberMarker(page.isEmpty() ? after : page.getLast().number())
                .maxParts(max)
                .isTruncated(rest.size() > page.size())
                .parts(page.stream().map(ObjectAttributesReading::part).toList())
                .build();
    }

    private static ObjectPart part(StoredPart stored) {
        ObjectPart.Builder part =
                ObjectPart.builder().partNumber(stored.number()).size(stored.size());
        stored.checksum().ifPresent(checksum -> SdkChecksums.set(part, checksum));
        return part.build();
    }

    private static int number(S3Request request, String header, int otherwise) {
        String text = request.header(header).orElse(Integer.toString(otherwise));
        if (!text.matches("[0-9]{1,6}")) {
            throw S3Error.invalidArgument("%s must be an integer".formatted(header));
        }
        return Math.min(MAX_PARTS, Integer.parseInt(text));
    }
}
