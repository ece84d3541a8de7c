package datapipeline.local.gateway;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Why a request was not done, before it is written in some protocol.
 *
 * @param shape the error's name in the service's model, which JSON and CBOR call it by: {@code QueueDoesNotExist}
 * @param code the error code that XML calls it by, often but not always the same:
 *     {@code AWS.SimpleQueueService.NonExistentQueue}
 * @param members the modelled exception, whose own members travel too
 */
record Failure(int status, String shape, String code, String message, Optional<SdkPojo> members) {
    private static final Logger LOG = System.getLogger(Gateway.class.getName());

    static Failure of(int status, String code, String message) {
        return new Failure(status, code, code, message, Optional.empty());
    }

    static Failure of(RequestRefused refused) {
        return of(refused.status(), refused.code(), String.valueOf(refused.getMessage()));
    }

    /** What a service threw on purpose. */
    static Failure of(AwsServiceException thrown, ErrorShapes shapes) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(thrown.awsErrorDetails());
        Optional<String> code = details.map(AwsErrorDetails::errorCode);
        Optional<String> shape = shapes.nameOf(thrown.getClass());
        String message = details.map(AwsErrorDetails::errorMessage).orElse(String.valueOf(thrown.getMessage()));
        return new Failure(
                thrown.statusCode() > 0 ? thrown.statusCode() : 400,
                shape.or(() -> code).orElse("InternalFailure"),
                code.or(() -> shape).orElse("InternalFailure"),
                message,
                Optional.of(thrown).filter(SdkPojo.class::isInstance).map(SdkPojo.class::cast));
    }

    /** What nobody threw on purpose: the one place where it is logged, under the id that the caller is told. */
    static Failure internal(String code, Request request, RuntimeException thrown, String requestId) {
        LOG.log(Level.ERROR, () -> "request %s failed: %s".formatted(requestId, request), thrown);
        return of(500, code, "The request failed inside the embedded cloud; see its log for " + requestId);
    }

    /** Who is to blame, in the words of the query protocol. */
    String fault() {
        return status < 500 ? "Sender" : "Receiver";
    }
}
