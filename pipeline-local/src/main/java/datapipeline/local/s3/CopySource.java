package datapipeline.local.s3;

import java.util.Optional;

/**
 * What is to be copied, as {@code x-amz-copy-source} says: {@code /bucket/key?versionId=id}, percent-encoded.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html">CopyObject</a>
 */
record CopySource(String bucket, String key, Optional<String> versionId) {
    private static final String VERSION = "?versionId=";

    static CopySource of(S3Request request) {
        String header = request.header("x-amz-copy-source").orElse("");
        int question = header.lastIndexOf(VERSION);
        String path = question < 0 ? header : header.substring(0, question);
        String decoded = S3Address.decode(path.startsWith("/") ? path.substring(1) : path);
        int slash = decoded.indexOf('/');
        if (slash < 1 || slash == decoded.length() - 1) {
            throw S3Error.invalidArgument("Copy Source must mention the source bucket and key: sourcebucket/sourcekey")
                    .detail("ArgumentName", "x-amz-copy-source")
                    .detail("ArgumentValue", header);
        }
        return new CopySource(
                decoded.substring(0, slash),
                decoded.substring(slash + 1),
                question < 0
                        ? Optional.empty()
                        : Optional.of(S3Address.decode(header.substring(question + VERSION.length()))));
    }

    /** Whether it names the object itself, not a version of it. */
    boolean isCurrentOf(S3Request request) {
        return versionId.isEmpty() && bucket.equals(request.bucket()) && key.equals(request.key());
    }
}
