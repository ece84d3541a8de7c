package datapipeline.handlers.aws;

import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.InvalidObjectStateException;
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

    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

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

    /**
     * What a person must do something about before the object can be read; nothing for an answer that may be another one
     * in a moment. The codes: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
     */
    static Optional<Problem> refusal(S3Exception answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        if (details == null || details.errorCode() == null || answer.statusCode() >= SERVER_ERROR) {
            return Optional.empty();
        }
        String said = String.valueOf(details.errorMessage());
        return switch (details.errorCode()) {
            case "InvalidObjectState" -> Optional.of(Problem.of(ReasonCode.SOURCE_ARCHIVED, archived(answer)));
            case "AccessDenied", "AllAccessDisabled" -> Optional.of(forbidden(said));
            case "InvalidRequest" ->
                answer.statusCode() == BAD_REQUEST && said.contains("Server Side Encryption")
                        ? Optional.of(Problem.of(
                                ReasonCode.SOURCE_CUSTOMER_KEY,
                                "The object is encrypted with a key that only its uploader has; S3 says: " + said))
                        : Optional.empty();
            default ->
                details.errorCode().startsWith("KMS.") && !details.errorCode().contains("Throttl")
                        ? Optional.of(forbidden(said))
                        : Optional.empty();
        };
    }

    private static String archived(S3Exception answer) {
        String storageClass =
                answer instanceof InvalidObjectStateException archived && archived.storageClassAsString() != null
                        ? "the storage class " + archived.storageClassAsString()
                        : "an archive";
        return "The object lies in %s, where nobody can read it until it is restored.".formatted(storageClass);
    }

    private static Problem forbidden(String said) {
        return Problem.of(ReasonCode.SOURCE_FORBIDDEN, "S3 does not let the pipeline read the object: " + said);
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
