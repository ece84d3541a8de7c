package datapipeline.local.s3;

import static datapipeline.local.s3.S3Contract.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3BucketContractTest {
    @AutoClose
    private final S3Contract contract;

    S3BucketContractTest(@TempDir Path directory) {
        contract = new S3Contract(directory);
    }

    @Test
    void aBucketIsThereOnceItIsCreated() {
        String bucket = contract.bucket("new");

        HeadBucketResponse head = contract.s3.headBucket(b -> b.bucket(bucket));
        assertThat(head.bucketRegion()).isEqualTo("us-east-1");
        assertThat(contract.s3.listBuckets().buckets()).extracting(Bucket::name).contains(bucket);
        assertThat(contract.s3.getBucketLocation(b -> b.bucket(bucket)).locationConstraintAsString())
                .isIn(null, "");
    }

    @Test
    void creatingOnesOwnBucketAgainIsNoErrorInTheFirstRegion() {
        String bucket = contract.bucket("again");
        contract.put(bucket, "k", "x");

        contract.s3.createBucket(b -> b.bucket(bucket));

        assertThat(contract.get(bucket, "k")).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "Upper", "under_score", "-hyphen", "dots..dots", "192.168.5.4", "xn--punycode"})
    void refusesNamesThatAwsRefuses(String name) {
        assertThat(Assertions.catchThrowable(() -> contract.s3.createBucket(b -> b.bucket(name))))
                .isNotNull();
    }

    @Test
    void onlyAnEmptyBucketIsDeleted() {
        String bucket = contract.bucket("full");
        contract.put(bucket, "k", "x");
        refused(409, "BucketNotEmpty", () -> contract.s3.deleteBucket(b -> b.bucket(bucket)));

        contract.s3.deleteObject(b -> b.bucket(bucket).key("k"));
        contract.s3.deleteBucket(b -> b.bucket(bucket));

        Assertions.assertThatThrownBy(() -> contract.s3.headBucket(b -> b.bucket(bucket)))
                .isInstanceOf(NoSuchBucketException.class);
        contract.s3.createBucket(b -> b.bucket(bucket));
    }

    @Test
    void aBucketWhoseVersionsRemainIsNotEmpty() {
        String bucket = contract.versionedBucket("versions");
        contract.put(bucket, "k", "x");
        contract.s3.deleteObject(b -> b.bucket(bucket).key("k"));

        refused(409, "BucketNotEmpty", () -> contract.s3.deleteBucket(b -> b.bucket(bucket)));
    }

    @Test
    void listsBucketsPageByPage() {
        contract.bucket("page-1");
        contract.bucket("page-2");
        contract.bucket("page-3");

        assertThat(contract.s3
                        .listBucketsPaginator(b -> b.maxBuckets(2).prefix(contract.prefix + "-page"))
                        .buckets())
                .extracting(bucket -> bucket.name().substring(contract.prefix.length()))
                .containsExactly("-page-1", "-page-2", "-page-3");
    }
}
