package datapipeline.handlers.aws;

import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Reads the version of an object that an event told of, and no other: by its version id, or, where the bucket keeps no
 * versions, only as long as the ETag is that of the event. See
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-reads.html
 */
final class ExactVersion {
    private static final int NOT_FOUND = 404;
    /** The version is a delete marker. */
    private static final int NOT_ALLOWED = 405;

    private static final int PRECONDITION_FAILED = 412;

    private ExactVersion() {}

    /** Why there is nothing to read. */
    enum Missing {
        GONE,
        REPLACED
    }

    static Consumer<GetObjectRequest.Builder> of(String bucket, String key, Optional<String> versionId, String etag) {
        return request -> request.bucket(bucket)
                .key(key)
                .versionId(versionId.orElse(null))
                .ifMatch(versionId.isPresent() ? null : '"' + etag + '"');
    }

    /** @throws S3Exception this one, when it says something else */
    static Missing missing(S3Exception answer) {
        return switch (answer.statusCode()) {
            case NOT_FOUND, NOT_ALLOWED -> Missing.GONE;
            case PRECONDITION_FAILED -> Missing.REPLACED;
            default -> throw answer;
        };
    }
}
