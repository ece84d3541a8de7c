package datapipeline.local.lambda.runtime;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.ServiceException;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** The errors of Lambda's API, as its clients know them. */
public final class LambdaErrors {
    private LambdaErrors() {}

    /** Something in the request cannot be. */
    public static LambdaException invalid(String message) {
        return as(InvalidParameterValueException.builder(), 400, "InvalidParameterValueException", message);
    }

    /** There is no such function, mapping or configuration. */
    public static LambdaException notFound(String message) {
        return as(ResourceNotFoundException.builder(), 404, "ResourceNotFoundException", message);
    }

    /** It is there already. */
    public static LambdaException conflict(String message) {
        return as(ResourceConflictException.builder(), 409, "ResourceConflictException", message);
    }

    /** The payload is not JSON. */
    public static LambdaException notJson(String message) {
        return as(InvalidRequestContentException.builder(), 400, "InvalidRequestContentException", message);
    }

    /** The payload is longer than Lambda takes. */
    public static LambdaException tooLarge(long bytes, long limit) {
        return as(
                RequestTooLargeException.builder(),
                413,
                "RequestTooLargeException",
                "%d byte payload is too large for the invocation type (limit %d bytes)".formatted(bytes, limit));
    }

    /** No execution is free: trying again helps. */
    public static LambdaException throttled() {
        return as(
                TooManyRequestsException.builder()
                        .reason(ThrottleReason.RESERVED_FUNCTION_CONCURRENT_INVOCATION_LIMIT_EXCEEDED),
                429,
                "TooManyRequestsException",
                "Rate Exceeded.");
    }

    /** The embedded cloud is going down: trying again may help. */
    public static LambdaException interrupted() {
        return as(ServiceException.builder(), 500, "ServiceException", "the invocation was interrupted");
    }

    private static LambdaException as(LambdaException.Builder builder, int status, String code, String message) {
        builder.statusCode(status)
                .message(message)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("Lambda")
                        .errorCode(code)
                        .errorMessage(message)
                        .build());
        return (LambdaException) builder.build();
    }
}
