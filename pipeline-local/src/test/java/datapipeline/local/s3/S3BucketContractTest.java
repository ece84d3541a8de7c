package datapipeline.local.s3;

import static datapipeline.local.s3.S3Contract.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.Payer;
import software.amazon.awssdk.services.s3.model.Permission;
import software.amazon.awssdk.services.s3.model.Type;

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
        assertThat(head.bucketRegion()).isEqualTo(contract.region());
        assertThat(contract.s3.listBuckets().buckets()).extracting(Bucket::name).contains(bucket);
        assertThat(contract.s3.getBucketLocation(b -> b.bucket(bucket)).locationConstraintAsString())
                .isIn(contract.region().equals("us-east-1") ? Arrays.asList(null, "") : List.of(contract.region()));
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

    @Test
    void theOwnerHasFullControlOfEverythingAndNobodyElseCanBeGivenAny() {
        String bucket = contract.bucket("owned");
        contract.put(bucket, "k", "x");

        var ofBucket = contract.s3.getBucketAcl(b -> b.bucket(bucket));
        assertThat(ofBucket.grants()).singleElement().satisfies(grant -> {
            assertThat(grant.permission()).isEqualTo(Permission.FULL_CONTROL);
            assertThat(grant.grantee().type()).isEqualTo(Type.CANONICAL_USER);
            assertThat(grant.grantee().id()).isEqualTo(ofBucket.owner().id());
        });
        assertThat(contract.s3.getObjectAcl(b -> b.bucket(bucket).key("k")).grants())
                .isEqualTo(ofBucket.grants());
        contract.s3.putObjectAcl(b -> b.bucket(bucket).key("k").acl(ObjectCannedACL.BUCKET_OWNER_FULL_CONTROL));
        contract.s3.putBucketAcl(b -> b.bucket(bucket)
                .accessControlPolicy(p -> p.owner(ofBucket.owner()).grants(ofBucket.grants())));
        refused(
                400,
                "AccessControlListNotSupported",
                () -> contract.s3.putBucketAcl(b -> b.bucket(bucket).acl(BucketCannedACL.PUBLIC_READ)));
        refused(
                404,
                "NoSuchKey",
                () -> contract.s3.getObjectAcl(b -> b.bucket(bucket).key("none")));
    }

    @Test
    void settingsThatNobodyMadeHaveTheAnswersOfANewBucket() {
        String bucket = contract.bucket("plain");

        assertThat(contract.s3
                        .getBucketAccelerateConfiguration(b -> b.bucket(bucket))
                        .status())
                .isNull();
        assertThat(contract.s3.getBucketLogging(b -> b.bucket(bucket)).loggingEnabled())
                .isNull();
        assertThat(contract.s3.getBucketRequestPayment(b -> b.bucket(bucket)).payer())
                .isEqualTo(Payer.BUCKET_OWNER);
        assertThat(contract.s3
                        .getBucketOwnershipControls(b -> b.bucket(bucket))
                        .ownershipControls()
                        .rules())
                .extracting(rule -> rule.objectOwnership())
                .containsExactly(ObjectOwnership.BUCKET_OWNER_ENFORCED);
        refused(404, "NoSuchWebsiteConfiguration", () -> contract.s3.getBucketWebsite(b -> b.bucket(bucket)));
        refused(
                404,
                "ReplicationConfigurationNotFoundError",
                () -> contract.s3.getBucketReplication(b -> b.bucket(bucket)));
        refused(
                404,
                "ObjectLockConfigurationNotFoundError",
                () -> contract.s3.getObjectLockConfiguration(b -> b.bucket(bucket)));
    }
}
