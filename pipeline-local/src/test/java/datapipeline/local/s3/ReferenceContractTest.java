package datapipeline.local.s3;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.aws.S3Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What operators maintain reaches the next file, and is not sent again when it did not change. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferenceContractTest {
    @AutoClose
    private final S3Contract contract;

    ReferenceContractTest(@TempDir Path directory) {
        contract = new S3Contract(directory);
    }

    @Test
    void givesWhatIsThereNowAndNothingWhereNothingIs() {
        String bucket = contract.bucket("reference");
        S3Files files = new S3Files(contract.s3, bucket);
        assertThat(files.reference("reference/classes.json")).isEmpty();

        contract.put(bucket, "reference/classes.json", "one");
        Path first = files.reference("reference/classes.json").orElseThrow();
        assertThat(first).hasContent("one");
        assertThat(files.reference("reference/classes.json")).contains(first);

        contract.put(bucket, "reference/classes.json", "two");
        assertThat(files.reference("reference/classes.json").orElseThrow()).hasContent("two");
        assertThat(first).hasContent("one");

        contract.s3.deleteObject(request -> request.bucket(bucket).key("reference/classes.json"));
        assertThat(files.reference("reference/classes.json")).isEmpty();
    }
}
