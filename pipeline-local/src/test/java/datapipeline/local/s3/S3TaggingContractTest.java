package datapipeline.local.s3;

import static datapipeline.local.s3.S3Contract.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3TaggingContractTest {
    @AutoClose
    private final S3Contract contract;

    private final String bucket;

    S3TaggingContractTest(@TempDir Path directory) {
        contract = new S3Contract(directory);
        bucket = contract.bucket("tags");
    }

    @Test
    void keepsTags() {
        contract.s3.putObject(b -> b.bucket(bucket).key("tags").tagging("a=1&b=2%203"), RequestBody.fromString("x"));
        assertThat(contract.s3
                        .getObjectTagging(b -> b.bucket(bucket).key("tags"))
                        .tagSet())
                .extracting(tag -> tag.key() + "=" + tag.value())
                .containsExactly("a=1", "b=2 3");
        assertThat(contract.s3
                        .getObject(b -> b.bucket(bucket).key("tags"))
                        .response()
                        .tagCount())
                .isEqualTo(2);

        contract.s3.putObjectTagging(b -> b.bucket(bucket)
                .key("tags")
                .tagging(t -> t.tagSet(x -> x.key("z").value("9"))));
        assertThat(contract.s3
                        .getObjectTagging(b -> b.bucket(bucket).key("tags"))
                        .tagSet())
                .extracting(tag -> tag.key() + "=" + tag.value())
                .containsExactly("z=9");

        contract.s3.deleteObjectTagging(b -> b.bucket(bucket).key("tags"));
        assertThat(contract.s3
                        .getObjectTagging(b -> b.bucket(bucket).key("tags"))
                        .tagSet())
                .isEmpty();
        refused(
                400,
                "InvalidTag",
                () -> contract.s3.putObjectTagging(b -> b.bucket(bucket)
                        .key("tags")
                        .tagging(t -> t.tagSet(x -> x.key("?").value("9")))));
    }
}
