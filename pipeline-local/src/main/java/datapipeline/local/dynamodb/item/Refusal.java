package datapipeline.local.dynamodb.item;

import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The exceptions DynamoDB answers with, in its own codes and words, so that a caller handles ours as it handles those. */
public final class Refusal {
    private static final int BAD_REQUEST = 400;

    private Refusal() {}

    /** The request is wrong; sending it again cannot help. */
    public static DynamoDbException validation(String message) {
        return (DynamoDbException) DynamoDbException.builder()
                .statusCode(BAD_REQUEST)
                .message(message)
                .awsErrorDetails(details("ValidationException", message))
                .build();
    }

    /** As {@link #validation}, with the words that DynamoDB puts before most complaints about values. */
    public static DynamoDbException parameters(String message) {
        return validation("One or more parameter values were invalid: " + message);
    }

    public static ResourceNotFoundException notFound(String message) {
        return ResourceNotFoundException.builder()
                .statusCode(BAD_REQUEST)
                .message(message)
                .awsErrorDetails(details("ResourceNotFoundException", message))
                .build();
    }

    public static ResourceInUseException inUse(String message) {
        return ResourceInUseException.builder()
                .statusCode(BAD_REQUEST)
                .message(message)
                .awsErrorDetails(details("ResourceInUseException", message))
                .build();
    }

    public static LimitExceededException limitExceeded(String message) {
        return LimitExceededException.builder()
                .statusCode(BAD_REQUEST)
                .message(message)
                .awsErrorDetails(details("LimitExceededException", message))
                .build();
    }

    /** The condition did not hold, or there was none but the caller asked for one. Shows the item if it is not empty. */
    public static ConditionalCheckFailedException conditionFailed(Item shown) {
        String message = "The conditional request failed";
        var exception = ConditionalCheckFailedException.builder();
        if (!shown.isEmpty()) {
            exception.item(AttributeValues.of(shown));
        }
        return exception
                .statusCode(BAD_REQUEST)
                .message(message)
                .awsErrorDetails(details("ConditionalCheckFailedException", message))
                .build();
    }

    public static IdempotentParameterMismatchException tokenMismatch() {
        String message = "The request uses the same client token as a previous, but non-identical request";
        return IdempotentParameterMismatchException.builder()
                .statusCode(BAD_REQUEST)
                .message(message)
                .awsErrorDetails(details("IdempotentParameterMismatchException", message))
                .build();
    }

    /** A transaction did nothing; the reasons stand in the order of its actions. */
    public static TransactionCanceledException cancelled(List<CancellationReason> reasons) {
        String message = "Transaction cancelled, please refer cancellation reasons for specific reasons [%s]"
                .formatted(reasons.stream().map(CancellationReason::code).collect(Collectors.joining(", ")));
        return TransactionCanceledException.builder()
                .cancellationReasons(reasons)
                .statusCode(BAD_REQUEST)
                .message(message)
                .awsErrorDetails(details("TransactionCanceledException", message))
                .build();
    }

    /** Code and message as an exception carries them to the wire. */
    public static AwsErrorDetails details(String code, String message) {
        return AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage(message)
                .serviceName("DynamoDb")
                .build();
    }
}
