package datapipeline.local.gateway;

import datapipeline.local.gateway.SignatureRefused.Dialect;
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

    /** Any exception, as the caller is told of it: only what is nobody's intention is an internal failure, and logged. */
    static Failure of(RuntimeException thrown, Dialect dialect, ErrorShapes shapes, Request request, String requestId) {
        return switch (thrown) {
            case RequestRefused refused -> of(refused);
            case SignatureRefused refused -> of(refused.in(dialect));
            case AwsServiceException modelled -> of(modelled, shapes);
            default -> internal(dialect, request, thrown, requestId);
        };
    }

    private static Failure of(RequestRefused refused) {
        String message = String.valueOf(refused.getMessage());
        return new Failure(refused.status(), refused.code(), refused.code(), message, Optional.empty());
    }

    /** What a service threw on purpose. */
    private static Failure of(AwsServiceException thrown, ErrorShapes shapes) {
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
    private static Failure internal(Dialect dialect, Request request, RuntimeException thrown, String requestId) {
        LOG.log(Level.ERROR, () -> "request %s failed: %s".formatted(requestId, request), thrown);
        return of(new RequestRefused(
                500,
                dialect == Dialect.S3 ? "InternalError" : "InternalFailure",
                "The request failed inside the embedded cloud; see its log for " + requestId));
    }

    /** Who is to blame, in the words of the query protocol. */
    String fault() {
        return status < 500 ? "Sender" : "Receiver";
    }
}
