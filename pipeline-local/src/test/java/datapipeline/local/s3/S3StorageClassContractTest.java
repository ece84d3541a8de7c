package datapipeline.local.s3;

import static datapipeline.local.s3.S3Contract.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.StorageClass;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3StorageClassContractTest {
    @AutoClose
    private final S3Contract contract;

    private final String bucket;

    S3StorageClassContractTest(@TempDir Path directory) {
        contract = new S3Contract(directory);
        bucket = contract.bucket("classes");
    }

    @Test
    void keepsTheStorageClass() {
        contract.s3.putObject(
                b -> b.bucket(bucket).key("ia").storageClass(StorageClass.STANDARD_IA), RequestBody.fromString("x"));

        assertThat(contract.s3.headObject(b -> b.bucket(bucket).key("ia")).storageClass())
                .isEqualTo(StorageClass.STANDARD_IA);
        refused(
                400,
                "InvalidStorageClass",
                () -> contract.s3.putObject(
                        b -> b.bucket(bucket).key("ia").storageClass("FLOPPY"), RequestBody.fromString("x")));
    }

    @Test
    void anArchivedObjectIsNotReadUntilItIsRestored() {
        contract.s3.putObject(
                b -> b.bucket(bucket).key("cold").storageClass(StorageClass.GLACIER), RequestBody.fromString("x"));
        refused(403, "InvalidObjectState", () -> contract.get(bucket, "cold"));

        contract.s3.restoreObject(b -> b.bucket(bucket).key("cold").restoreRequest(r -> r.days(1)));
        assertThat(contract.s3.headObject(b -> b.bucket(bucket).key("cold")).restore())
                .isEqualTo("ongoing-request=\"true\"");
        refused(
                409,
                "RestoreAlreadyInProgress",
                () -> contract.s3.restoreObject(
                        b -> b.bucket(bucket).key("cold").restoreRequest(r -> r.days(1))));
        contract.put(bucket, "warm", "x");
        refused(
                403,
                "InvalidObjectState",
                () -> contract.s3.restoreObject(
                        b -> b.bucket(bucket).key("warm").restoreRequest(r -> r.days(1))));
    }
}
