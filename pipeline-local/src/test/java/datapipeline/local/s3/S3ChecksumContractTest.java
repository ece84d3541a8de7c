package datapipeline.local.s3;

import static datapipeline.local.s3.S3Contract.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3ChecksumContractTest {
    @AutoClose
    private final S3Contract contract;

    private final String bucket;

    S3ChecksumContractTest(@TempDir Path directory) {
        contract = new S3Contract(directory);
        bucket = contract.bucket("checksums");
    }

    @ParameterizedTest
    @EnumSource(
            value = ChecksumAlgorithm.class,
            names = {"CRC32", "CRC32_C", "SHA1", "SHA256"})
    void verifiesAndKeepsTheChecksumThatComesAfterTheBytes(ChecksumAlgorithm algorithm) {
        contract.s3.putObject(
                b -> b.bucket(bucket).key("sum").checksumAlgorithm(algorithm), RequestBody.fromString("hello"));

        HeadObjectResponse head =
                contract.s3.headObject(b -> b.bucket(bucket).key("sum").checksumMode(ChecksumMode.ENABLED));
        assertThat(checksumOf(head, algorithm)).isNotEmpty();
        assertThat(head.checksumTypeAsString()).isEqualTo("FULL_OBJECT");
        assertThat(contract.s3
                        .getObjectAsBytes(b -> b.bucket(bucket).key("sum").checksumMode(ChecksumMode.ENABLED))
                        .asUtf8String())
                .isEqualTo("hello");
    }

    private static String checksumOf(HeadObjectResponse head, ChecksumAlgorithm algorithm) {
        return switch (algorithm) {
            case CRC32 -> head.checksumCRC32();
            case CRC32_C -> head.checksumCRC32C();
            case CRC64_NVME -> head.checksumCRC64NVME();
            case SHA1 -> head.checksumSHA1();
            case SHA256 -> head.checksumSHA256();
            case UNKNOWN_TO_SDK_VERSION -> throw new AssertionError();
        };
    }

    @Test
    void verifiesTheChecksumInAHeader() {
        contract.s3.putObject(
                b -> b.bucket(bucket).key("sum64").checksumCRC64NVME("rosUhgp5mIg="),
                RequestBody.fromString("123456789"));
        assertThat(contract.s3
                        .headObject(b -> b.bucket(bucket).key("sum64").checksumMode(ChecksumMode.ENABLED))
                        .checksumCRC64NVME())
                .isEqualTo("rosUhgp5mIg=");

        refused(
                400,
                "BadDigest",
                () -> contract.s3.putObject(
                        b -> b.bucket(bucket).key("sum64").checksumCRC64NVME("rosUhgp5mIg="),
                        RequestBody.fromString("12345678x")));
        refused(
                400,
                "BadDigest",
                () -> contract.s3.putObject(
                        b -> b.bucket(bucket).key("sum64").contentMD5("XUFAKrxLKna5cZ2REBfFkg=="),
                        RequestBody.fromString("not hello")));
        refused(
                400,
                "InvalidDigest",
                () -> contract.s3.putObject(
                        b -> b.bucket(bucket).key("sum64").contentMD5("nonsense"), RequestBody.fromString("hello")));
        assertThat(contract.get(bucket, "sum64")).isEqualTo("123456789");
    }
}
