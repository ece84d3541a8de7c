package datapipeline.local.comprehend;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.comprehend.model.BatchSizeLimitExceededException;
import software.amazon.awssdk.services.comprehend.model.ComprehendException;
import software.amazon.awssdk.services.comprehend.model.InvalidRequestException;
import software.amazon.awssdk.services.comprehend.model.TextSizeLimitExceededException;
import software.amazon.awssdk.services.comprehend.model.UnsupportedLanguageException;

/** The errors of Comprehend's API, in its own words. */
final class ComprehendErrors {
    private static final int NOT_IMPLEMENTED = 501;

    private ComprehendErrors() {}

    static ComprehendException tooOften() {
        return as(ComprehendException.builder(), 400, "ThrottlingException", "Rate exceeded");
    }

    static ComprehendException invalid(String message) {
        return as(InvalidRequestException.builder(), 400, "InvalidRequestException", message);
    }

    static ComprehendException tooLong(int most) {
        return as(
                TextSizeLimitExceededException.builder(),
                400,
                "TextSizeLimitExceededException",
                "Input text size exceeds limit. Max length of request text allowed is %d bytes".formatted(most));
    }

    static ComprehendException tooMany(int most) {
        return as(
                BatchSizeLimitExceededException.builder(),
                400,
                "BatchSizeLimitExceededException",
                "The number of documents in the batch exceeds the limit of %d".formatted(most));
    }

    static ComprehendException unsupported(String language) {
        return as(
                UnsupportedLanguageException.builder(),
                400,
                "UnsupportedLanguageException",
                "Language %s is not supported".formatted(language));
    }

    static ComprehendException onlyEnglish(String language) {
        return as(
                ComprehendException.builder(),
                NOT_IMPLEMENTED,
                "NotImplemented",
                "The embedded cloud tells key phrases, entities and sentiment of English texts only, not of %s."
                        .formatted(language));
    }

    private static ComprehendException as(
            ComprehendException.Builder builder, int status, String code, String message) {
        builder.statusCode(status)
                .message(message)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("Comprehend")
                        .errorCode(code)
                        .errorMessage(message)
                        .build());
        return (ComprehendException) builder.build();
    }
}
