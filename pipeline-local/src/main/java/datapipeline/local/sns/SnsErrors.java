package datapipeline.local.sns;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sns.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sns.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sns.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sns.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;

/** The errors of SNS's API, as its clients know them. */
final class SnsErrors {
    private SnsErrors() {}

    static SnsException noTopic() {
        return as(NotFoundException.builder(), 404, "NotFound", "Topic does not exist");
    }

    static SnsException noSubscription() {
        return as(NotFoundException.builder(), 404, "NotFound", "Subscription does not exist");
    }

    static SnsException noResource() {
        return as(ResourceNotFoundException.builder(), 404, "ResourceNotFound", "Resource does not exist");
    }

    static SnsException invalid(String message) {
        return as(InvalidParameterException.builder(), 400, "InvalidParameter", "Invalid parameter: " + message);
    }

    static SnsException invalid(String parameter, String reason) {
        return invalid(parameter + " Reason: " + reason);
    }

    static SnsException invalidAttribute(String message) {
        return as(InvalidParameterValueException.builder(), 400, "ParameterValueInvalid", message);
    }

    static SnsException emptyBatch() {
        return as(
                EmptyBatchRequestException.builder(),
                400,
                "EmptyBatchRequest",
                "The batch request doesn't contain any entries.");
    }

    static SnsException tooManyEntries() {
        return as(
                TooManyEntriesInBatchRequestException.builder(),
                400,
                "TooManyEntriesInBatchRequest",
                "The batch request contains more entries than permissible.");
    }

    static SnsException entryIdTwice() {
        return as(
                BatchEntryIdsNotDistinctException.builder(),
                400,
                "BatchEntryIdsNotDistinct",
                "Two or more batch entries in the request have the same Id.");
    }

    static SnsException invalidEntryId() {
        return as(
                InvalidBatchEntryIdException.builder(),
                400,
                "InvalidBatchEntryId",
                "The Id of a batch entry in a batch request doesn't abide by the specification.");
    }

    static SnsException batchTooLong() {
        return as(
                BatchRequestTooLongException.builder(),
                400,
                "BatchRequestTooLong",
                "The length of all the batch messages put together is more than the limit.");
    }

    private static SnsException as(SnsException.Builder builder, int status, String code, String message) {
        builder.statusCode(status)
                .message(message)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("Sns")
                        .errorCode(code)
                        .errorMessage(message)
                        .build());
        return (SnsException) builder.build();
    }
}
