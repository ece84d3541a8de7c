package datapipeline.local.sqs;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeValueException;
import software.amazon.awssdk.services.sqs.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.OverLimitException;
import software.amazon.awssdk.services.sqs.model.PurgeQueueInProgressException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.model.UnsupportedOperationException;

/**
 * The errors of SQS's API, as its clients know them. The code is the one from before SQS spoke JSON, which clients report
 * to this day: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-json-faqs.html
 */
final class SqsErrors {
    private static final String FORMERLY = "AWS.SimpleQueueService.";

    private SqsErrors() {}

    static SqsException noQueue() {
        return as(
                QueueDoesNotExistException.builder(),
                FORMERLY + "NonExistentQueue",
                "The specified queue does not exist.");
    }

    static SqsException queueExists(Object attribute) {
        return as(
                QueueNameExistsException.builder(),
                "QueueAlreadyExists",
                "A queue already exists with the same name and a different value for attribute " + attribute);
    }

    static SqsException invalidValue(String message) {
        return as(SqsException.builder(), "InvalidParameterValue", message);
    }

    static SqsException invalidValue(Object value, String parameter, String reason) {
        return invalidValue("Value %s for parameter %s is invalid. Reason: %s".formatted(value, parameter, reason));
    }

    static SqsException missing(String parameter) {
        return as(
                SqsException.builder(),
                "MissingParameter",
                "The request must contain the parameter %s.".formatted(parameter));
    }

    static SqsException unknownAttribute(String name) {
        return as(
                InvalidAttributeNameException.builder(),
                "InvalidAttributeName",
                "Unknown Attribute %s.".formatted(name));
    }

    static SqsException invalidAttribute(String value, Object name, String reason) {
        return as(
                InvalidAttributeValueException.builder(),
                "InvalidAttributeValue",
                "Invalid value %s for the parameter %s. Reason: %s".formatted(value, name, reason));
    }

    static SqsException invalidContents(String message) {
        return as(InvalidMessageContentsException.builder(), "InvalidMessageContents", message);
    }

    static SqsException invalidHandle(String handle) {
        return as(
                ReceiptHandleIsInvalidException.builder(),
                "ReceiptHandleIsInvalid",
                "The input receipt handle \"%s\" is not a valid receipt handle.".formatted(handle));
    }

    static SqsException notInFlight(String handle) {
        return as(
                MessageNotInflightException.builder(),
                FORMERLY + "MessageNotInflight",
                "Value %s for parameter ReceiptHandle is invalid. Reason: Message is not in flight.".formatted(handle));
    }

    static SqsException tooManyInFlight() {
        return as(OverLimitException.builder(), "OverLimit", "The queue has 120000 messages in flight already.");
    }

    static SqsException purging(String queue) {
        return as(
                PurgeQueueInProgressException.builder(),
                FORMERLY + "PurgeQueueInProgress",
                "Only one PurgeQueue operation on %s is allowed every 60 seconds.".formatted(queue));
    }

    static SqsException notFound(String message) {
        return as(ResourceNotFoundException.builder(), "ResourceNotFoundException", message);
    }

    static SqsException unsupported(String message) {
        return as(UnsupportedOperationException.builder(), FORMERLY + "UnsupportedOperation", message);
    }

    static SqsException emptyBatch() {
        return as(
                EmptyBatchRequestException.builder(),
                FORMERLY + "EmptyBatchRequest",
                "There should be at least one entry in the request.");
    }

    static SqsException tooManyEntries(int count) {
        return as(
                TooManyEntriesInBatchRequestException.builder(),
                FORMERLY + "TooManyEntriesInBatchRequest",
                "Maximum number of entries per request are 10. You have sent %d.".formatted(count));
    }

    static SqsException entryIdTwice(String id) {
        return as(
                BatchEntryIdsNotDistinctException.builder(),
                FORMERLY + "BatchEntryIdsNotDistinct",
                "Id %s repeated.".formatted(id));
    }

    static SqsException invalidEntryId() {
        return as(
                InvalidBatchEntryIdException.builder(),
                FORMERLY + "InvalidBatchEntryId",
                "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80"
                        + " letters long.");
    }

    static SqsException batchTooLong(long bytes, int limit) {
        return as(
                BatchRequestTooLongException.builder(),
                FORMERLY + "BatchRequestTooLong",
                "Batch requests cannot be longer than %d bytes. You have sent %d bytes.".formatted(limit, bytes));
    }

    private static SqsException as(SqsException.Builder builder, String code, String message) {
        builder.statusCode(400)
                .message(message)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("Sqs")
                        .errorCode(code)
                        .errorMessage(message)
                        .build());
        return (SqsException) builder.build();
    }
}
