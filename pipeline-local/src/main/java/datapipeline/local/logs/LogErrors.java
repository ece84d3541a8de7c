package datapipeline.local.logs;

import datapipeline.local.insights.MalformedQuery;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LimitExceededException;
import software.amazon.awssdk.services.cloudwatchlogs.model.MalformedQueryException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** The errors of the API of CloudWatch Logs, as its clients know them. */
final class LogErrors {
    private LogErrors() {}

    static CloudWatchLogsException noGroup(String name) {
        return notFound("The specified log group does not exist: " + name);
    }

    static CloudWatchLogsException noStream(String name) {
        return notFound("The specified log stream does not exist: " + name);
    }

    static CloudWatchLogsException notFound(String message) {
        return as(ResourceNotFoundException.builder(), "ResourceNotFoundException", message);
    }

    static CloudWatchLogsException exists(String message) {
        return as(ResourceAlreadyExistsException.builder(), "ResourceAlreadyExistsException", message);
    }

    static CloudWatchLogsException invalid(String message) {
        return as(InvalidParameterException.builder(), "InvalidParameterException", message);
    }

    static CloudWatchLogsException limit(String message) {
        return as(LimitExceededException.builder(), "LimitExceededException", message);
    }

    static CloudWatchLogsException malformed(MalformedQuery query) {
        String message = String.valueOf(query.getMessage());
        var builder = MalformedQueryException.builder()
                .queryCompileError(error -> error.message(message)
                        .location(place -> place.startCharOffset(query.start()).endCharOffset(query.end())));
        return as(builder, "MalformedQueryException", message);
    }

    /** @throws InvalidParameterException if the parameter is absent */
    static <T> T required(@Nullable T value, String parameter) {
        if (value == null) {
            throw invalid(
                    "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
                            .formatted(parameter));
        }
        return value;
    }

    private static CloudWatchLogsException as(CloudWatchLogsException.Builder builder, String code, String message) {
        builder.statusCode(400)
                .message(message)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("CloudWatchLogs")
                        .errorCode(code)
                        .errorMessage(message)
                        .build());
        return (CloudWatchLogsException) builder.build();
    }
}
