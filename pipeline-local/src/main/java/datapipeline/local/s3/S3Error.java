package datapipeline.local.s3;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request that S3 refuses, with the status and code AWS documents for it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">Error responses</a>
 */
final class S3Error extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient Map<String, String> details = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    S3Error(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /** Further elements of the error document, such as the name of the bucket that does not exist. */
    Map<String, String> details() {
        return details;
    }

    Map<String, String> headers() {
        return headers;
    }

    S3Error detail(String element, String value) {
        details.put(element, value);
        return this;
    }

    S3Error header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    static S3Error invalidArgument(String message) {
        return new S3Error(400, "InvalidArgument", message);
    }

    static S3Error invalidRequest(String message) {
        return new S3Error(400, "InvalidRequest", message);
    }

    static S3Error malformedXml() {
        return new S3Error(
                400,
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    static S3Error badDigest(String message) {
        return new S3Error(400, "BadDigest", message);
    }

    static S3Error noSuchBucket(String bucket) {
        return new S3Error(404, "NoSuchBucket", "The specified bucket does not exist").detail("BucketName", bucket);
    }

    static S3Error noSuchKey(String key) {
        return new S3Error(404, "NoSuchKey", "The specified key does not exist.").detail("Key", key);
    }

    static S3Error noSuchVersion(String key, String versionId) {
        return new S3Error(404, "NoSuchVersion", "The specified version does not exist.")
                .detail("Key", key)
                .detail("VersionId", versionId);
    }

    static S3Error noSuchUpload(String uploadId) {
        return new S3Error(
                        404,
                        "NoSuchUpload",
                        "The specified upload does not exist. The upload ID may be invalid, or the upload may have been"
                                + " aborted or completed.")
                .detail("UploadId", uploadId);
    }

    static S3Error preconditionFailed(String condition) {
        return new S3Error(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold")
                .detail("Condition", condition);
    }

    static S3Error methodNotAllowed(String method, String resourceType) {
        return new S3Error(405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
                .detail("Method", method)
                .detail("ResourceType", resourceType);
    }

    static S3Error notImplemented(String what) {
        return new S3Error(501, "NotImplemented", "The embedded S3 does not implement " + what + ".");
    }
}
