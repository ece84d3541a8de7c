package datapipeline.local.rekognition;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.rekognition.model.ImageTooLargeException;
import software.amazon.awssdk.services.rekognition.model.InvalidImageFormatException;
import software.amazon.awssdk.services.rekognition.model.InvalidParameterException;
import software.amazon.awssdk.services.rekognition.model.InvalidS3ObjectException;
import software.amazon.awssdk.services.rekognition.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.rekognition.model.RekognitionException;

/** The errors of Rekognition's API, in its own words. */
final class RekognitionErrors {
    private static final int NOT_IMPLEMENTED = 501;

    private RekognitionErrors() {}

    static RekognitionException tooOften() {
        return as(
                ProvisionedThroughputExceededException.builder(),
                400,
                "ProvisionedThroughputExceededException",
                "Provisioned rate exceeded.");
    }

    static RekognitionException invalidParameters() {
        return as(
                InvalidParameterException.builder(),
                400,
                "InvalidParameterException",
                "Request has invalid parameters");
    }

    static RekognitionException noObject() {
        return as(
                InvalidS3ObjectException.builder(),
                400,
                "InvalidS3ObjectException",
                "Unable to get object metadata from S3. Check object key, region and/or access permissions.");
    }

    static RekognitionException tooLarge(long most) {
        return as(
                ImageTooLargeException.builder(),
                400,
                "ImageTooLargeException",
                "Image size is too large. Maximum image size is %d bytes".formatted(most));
    }

    static RekognitionException invalidFormat() {
        return as(
                InvalidImageFormatException.builder(),
                400,
                "InvalidImageFormatException",
                "Request has invalid image format");
    }

    /** The model of the API limits the bytes in a request before anything looks at them. */
    static RekognitionException bytesOutOfBounds() {
        return as(
                RekognitionException.builder(),
                400,
                "ValidationException",
                "1 validation error detected: Value at 'image.bytes' failed to satisfy constraint: Member must have"
                        + " length less than or equal to 5242880");
    }

    static RekognitionException cannot(String what) {
        return as(
                RekognitionException.builder(),
                NOT_IMPLEMENTED,
                "NotImplemented",
                "The embedded cloud has no network that %s.".formatted(what));
    }

    private static RekognitionException as(
            RekognitionException.Builder builder, int status, String code, String message) {
        builder.statusCode(status)
                .message(message)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("Rekognition")
                        .errorCode(code)
                        .errorMessage(message)
                        .build());
        return (RekognitionException) builder.build();
    }
}
