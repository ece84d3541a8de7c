package datapipeline.local.events;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.LimitExceededException;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

/** The errors of EventBridge's API, as its clients know them. */
final class EventErrors {
    private EventErrors() {}

    static EventBridgeException invalid(String message) {
        return as(EventBridgeException.builder(), "ValidationException", message);
    }

    static EventBridgeException invalidPattern(String message) {
        return as(InvalidEventPatternException.builder(), "InvalidEventPatternException", message);
    }

    static EventBridgeException noBus(String name) {
        return notFound("Event bus %s does not exist.".formatted(name));
    }

    static EventBridgeException notFound(String message) {
        return as(ResourceNotFoundException.builder(), "ResourceNotFoundException", message);
    }

    static EventBridgeException exists(String message) {
        return as(ResourceAlreadyExistsException.builder(), "ResourceAlreadyExistsException", message);
    }

    static EventBridgeException tooMany(String message) {
        return as(LimitExceededException.builder(), "LimitExceededException", message);
    }

    private static EventBridgeException as(EventBridgeException.Builder builder, String code, String message) {
        builder.statusCode(400)
                .message(message)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("EventBridge")
                        .errorCode(code)
                        .errorMessage(message)
                        .build());
        return (EventBridgeException) builder.build();
    }
}
