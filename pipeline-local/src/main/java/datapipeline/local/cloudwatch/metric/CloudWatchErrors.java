package datapipeline.local.cloudwatch.metric;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;

/** The errors of CloudWatch's API, as its clients know them. */
public final class CloudWatchErrors {
    private CloudWatchErrors() {}

    /** A parameter has a value that it cannot have. */
    public static CloudWatchException invalid(String message) {
        return as(InvalidParameterValueException.builder(), 400, "InvalidParameterValue", message);
    }

    /** Parameters that exclude each other. */
    public static CloudWatchException combination(String message) {
        return as(InvalidParameterCombinationException.builder(), 400, "InvalidParameterCombination", message);
    }

    /** What is asked for is not there. */
    public static CloudWatchException notFound(String message) {
        return as(ResourceNotFoundException.builder(), 404, "ResourceNotFound", message);
    }

    /** A token that no page was returned with. */
    public static CloudWatchException invalidToken() {
        return as(InvalidNextTokenException.builder(), 400, "InvalidNextToken", "The next token is not valid.");
    }

    /** @throws MissingRequiredParameterException if the parameter is absent */
    public static <T> T required(@Nullable T value, String parameter) {
        if (value == null) {
            throw as(
                    MissingRequiredParameterException.builder(),
                    400,
                    "MissingParameter",
                    "The parameter %s is required.".formatted(parameter));
        }
        return value;
    }

    /** An error of this type, with what travels beside its class. */
    public static CloudWatchException as(CloudWatchException.Builder builder, int status, String code, String message) {
        builder.statusCode(status)
                .message(message)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("CloudWatch")
                        .errorCode(code)
                        .errorMessage(message)
                        .build());
        return (CloudWatchException) builder.build();
    }
}
