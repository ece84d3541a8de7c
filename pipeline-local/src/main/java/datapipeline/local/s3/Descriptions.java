package datapipeline.local.s3;

import datapipeline.local.gateway.Headers;
import datapipeline.local.gateway.Parameters;
import datapipeline.local.gateway.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads from a request what an uploader says about an object, and says it again in responses. */
final class Descriptions {
    private static final String META = "x-amz-meta-";
    private static final int MAX_METADATA_BYTES = 2048;
    private static final List<String> KEPT = List.of(
            "cache-control",
            "content-disposition",
            "content-encoding",
            "content-language",
            "expires",
            "x-amz-website-redirect-location",
            "x-amz-server-side-encryption",
            "x-amz-server-side-encryption-aws-kms-key-id",
            "x-amz-server-side-encryption-bucket-key-enabled");
    private static final List<String> UNSUPPORTED = List.of(
            "x-amz-server-side-encryption-customer-algorithm",
            "x-amz-copy-source-server-side-encryption-customer-algorithm",
            "x-amz-object-lock-mode",
            "x-amz-object-lock-legal-hold",
            "x-amz-grant-read",
            "x-amz-grant-read-acp",
            "x-amz-grant-write-acp",
            "x-amz-grant-full-control",
            "x-amz-write-offset-bytes");
    private static final Set<String> STORAGE_CLASSES = Set.of(
            "STANDARD",
            "REDUCED_REDUNDANCY",
            "STANDARD_IA",
            "ONEZONE_IA",
            "INTELLIGENT_TIERING",
            "GLACIER",
            "DEEP_ARCHIVE",
            "GLACIER_IR");

    private Descriptions() {}

    static Description of(Request request) {
        return new Description(storageClass(request), headers(request), metadata(request), tags(request));
    }

    /** @throws S3Error when the request asks for something that would not happen */
    static void refuseWhatIsNotDone(Request request) {
        UNSUPPORTED.stream().filter(request.headers()::has).findFirst().ifPresent(header -> {
            throw S3Error.notImplemented("the header " + header);
        });
        request.header("x-amz-acl")
                .filter(acl -> !acl.equals("private") && !acl.equals("bucket-owner-full-control"))
                .ifPresent(acl -> {
                    throw new S3Error(400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
                });
    }

    static String storageClass(Request request) {
        String name = request.header("x-amz-storage-class").orElse("STANDARD");
        if (!STORAGE_CLASSES.contains(name)) {
            throw new S3Error(400, "InvalidStorageClass", "The storage class you specified is not valid")
                    .detail("StorageClassRequested", name);
        }
        return name;
    }

    static SortedMap<String, String> headers(Request request) {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("content-type", request.header("content-type").orElse("binary/octet-stream"));
        headers.put("x-amz-server-side-encryption", "AES256");
        KEPT.forEach(name -> request.header(name).ifPresent(value -> headers.put(name, value)));
        return headers;
    }

    /** Metadata travels in headers; browsers and the SDKs send what is not ASCII as UTF-8. */
    static SortedMap<String, String> metadata(Request request) {
        SortedMap<String, String> metadata = new TreeMap<>();
        int bytes = 0;
        for (String name : request.headers().names()) {
            if (name.toLowerCase(Locale.ROOT).startsWith(META) && name.length() > META.length()) {
                String key = name.substring(META.length()).toLowerCase(Locale.ROOT);
                String value = String.join(",", request.headers().all(name));
                metadata.put(key, value);
                bytes += key.length() + value.getBytes(StandardCharsets.UTF_8).length;
            }
        }
        if (bytes > MAX_METADATA_BYTES) {
            throw new S3Error(400, "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size")
                    .detail("Size", Integer.toString(bytes))
                    .detail("MaxSizeAllowed", Integer.toString(MAX_METADATA_BYTES));
        }
        return metadata;
    }

    static SortedMap<String, String> tags(Request request) {
        SortedMap<String, String> tags = new TreeMap<>();
        request.header("x-amz-tagging").ifPresent(header -> {
            try {
                Parameters.parse(header).asMap().forEach((key, values) -> {
                    if (values.size() > 1) {
                        throw Tags.invalid("Cannot provide multiple Tags with the same key");
                    }
                    tags.put(key, values.getFirst());
                });
            } catch (IllegalArgumentException e) {
                throw S3Error.invalidArgument("The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded"
                        + " URL query parameters without tag name duplicates.");
            }
        });
        return Tags.checked(tags);
    }

    /** What a reader is told about the object. */
    static Headers toHeaders(Description description) {
        Headers headers = Headers.none();
        for (Map.Entry<String, String> header : description.headers().entrySet()) {
            headers = headers.with(header.getKey(), header.getValue());
        }
        for (Map.Entry<String, String> entry : description.metadata().entrySet()) {
            headers = headers.with(META + entry.getKey(), entry.getValue());
        }
        if (!description.storageClass().equals("STANDARD")) {
            headers = headers.with("x-amz-storage-class", description.storageClass());
        }
        if (!description.tags().isEmpty()) {
            headers = headers.with(
                    "x-amz-tagging-count", Integer.toString(description.tags().size()));
        }
        return headers;
    }
}
