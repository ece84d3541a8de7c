package datapipeline.handlers.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What S3 refuses until a person does something ends a run; what may go well in a moment is tried again. */
class ExactVersionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | InvalidObjectState    | not valid for its storage class | SOURCE_ARCHIVED",
                "403 | AccessDenied          | Access Denied                   | SOURCE_FORBIDDEN",
                "400 | KMS.DisabledException | the key is disabled             | SOURCE_FORBIDDEN",
                "400 | KMS.NotFoundException | there is no such key            | SOURCE_FORBIDDEN",
                "400 | InvalidRequest        | stored using a form of Server Side Encryption | SOURCE_CUSTOMER_KEY"
            })
    void saysWhatAPersonMustDoSomethingAbout(int status, String code, String message, ReasonCode reason) {
        assertThat(ExactVersion.refusal(answer(status, code, message)).map(Problem::code))
                .contains(reason);
        assertThat(reason.advice()).contains("again");
    }

    @ParameterizedTest
    @CsvSource({
        "500, InternalError",
        "503, SlowDown",
        "400, KMS.ThrottlingException",
        "400, InvalidRequest",
        "400, ExpiredToken",
        "403, RequestTimeTooSkewed",
        "403, InvalidAccessKeyId"
    })
    void blamesNoFileForWhatMayGoWellLater(int status, String code) {
        S3Exception answer = answer(status, code, "something else");

        assertThat(ExactVersion.refusal(answer)).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> ExactVersion.missing(answer)).isSameAs(answer);
    }

    private static S3Exception answer(int status, String code, String message) {
        return (S3Exception) S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }
}
