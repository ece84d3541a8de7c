package datapipeline.local.s3;

import static datapipeline.local.s3.S3Contract.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Exception;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3ConditionContractTest {
    @AutoClose
    private final S3Contract contract;

    private final String bucket;

    S3ConditionContractTest(@TempDir Path directory) {
        contract = new S3Contract(directory);
        bucket = contract.bucket("conditions");
    }

    @Test
    void readsOnConditions() {
        String etag = contract.put(bucket, "conditions", "x").eTag();
        Instant before = Instant.now().minus(Duration.ofHours(1));

        assertThat(contract.s3
                        .getObjectAsBytes(
                                b -> b.bucket(bucket).key("conditions").ifMatch(etag))
                        .asUtf8String())
                .isEqualTo("x");
        refused(
                412,
                "PreconditionFailed",
                () -> contract.s3.getObjectAsBytes(
                        b -> b.bucket(bucket).key("conditions").ifMatch("\"other\"")));
        refused(
                412,
                "PreconditionFailed",
                () -> contract.s3.getObjectAsBytes(
                        b -> b.bucket(bucket).key("conditions").ifUnmodifiedSince(before)));
        notModified(() -> contract.s3.getObjectAsBytes(
                b -> b.bucket(bucket).key("conditions").ifNoneMatch(etag)));
        notModified(() ->
                contract.s3.headObject(b -> b.bucket(bucket).key("conditions").ifModifiedSince(Instant.now())));
        assertThat(contract.s3
                        .headObject(b -> b.bucket(bucket).key("conditions").ifModifiedSince(before))
                        .contentLength())
                .isEqualTo(1);
    }

    private static void notModified(org.assertj.core.api.ThrowableAssert.ThrowingCallable read) {
        assertThatThrownBy(read)
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(304));
    }

    @Test
    void writesOnConditions() {
        contract.s3.putObject(b -> b.bucket(bucket).key("once").ifNoneMatch("*"), RequestBody.fromString("1"));
        refused(
                412,
                "PreconditionFailed",
                () -> contract.s3.putObject(
                        b -> b.bucket(bucket).key("once").ifNoneMatch("*"), RequestBody.fromString("2")));
        refused(
                412,
                "PreconditionFailed",
                () -> contract.s3.putObject(
                        b -> b.bucket(bucket).key("once").ifMatch("\"other\""), RequestBody.fromString("2")));
        refused(
                404,
                "NoSuchKey",
                () -> contract.s3.putObject(
                        b -> b.bucket(bucket).key("never").ifMatch("\"other\""), RequestBody.fromString("2")));

        String etag = contract.s3.headObject(b -> b.bucket(bucket).key("once")).eTag();
        contract.s3.putObject(b -> b.bucket(bucket).key("once").ifMatch(etag), RequestBody.fromString("3"));
        assertThat(contract.get(bucket, "once")).isEqualTo("3");
    }
}
