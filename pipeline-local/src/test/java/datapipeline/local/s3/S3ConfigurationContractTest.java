package datapipeline.local.s3;

import static datapipeline.local.s3.S3Contract.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.TransitionDefaultMinimumObjectSize;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3ConfigurationContractTest {
    @AutoClose
    private final S3Contract contract;

    private final String bucket;

    S3ConfigurationContractTest(@TempDir Path directory) {
        contract = new S3Contract(directory);
        bucket = contract.bucket("settings");
    }

    @Test
    void keepsLifecycleRulesAsTheyWereGiven() {
        LifecycleRule full = LifecycleRule.builder()
                .id("full")
                .status("Enabled")
                .filter(f -> f.and(a -> a.prefix("v/")
                        .objectSizeGreaterThan(131_072L)
                        .objectSizeLessThan(10_000_000_000L)
                        .tags(Tag.builder().key("t").value("1").build())))
                .transitions(
                        t -> t.days(30).storageClass("STANDARD_IA"),
                        t -> t.days(90).storageClass("GLACIER"))
                .expiration(e -> e.days(365))
                .noncurrentVersionTransitions(
                        t -> t.noncurrentDays(30).newerNoncurrentVersions(2).storageClass("GLACIER"))
                .noncurrentVersionExpiration(e -> e.noncurrentDays(60).newerNoncurrentVersions(3))
                .build();
        LifecycleRule abort = LifecycleRule.builder()
                .id("abort")
                .status("Disabled")
                .filter(f -> f.prefix(""))
                .abortIncompleteMultipartUpload(a -> a.daysAfterInitiation(7))
                .expiration(e -> e.expiredObjectDeleteMarker(true))
                .build();

        var put = contract.s3.putBucketLifecycleConfiguration(b -> b.bucket(bucket)
                .transitionDefaultMinimumObjectSize(TransitionDefaultMinimumObjectSize.VARIES_BY_STORAGE_CLASS)
                .lifecycleConfiguration(c -> c.rules(full, abort)));

        assertThat(put.transitionDefaultMinimumObjectSize())
                .isEqualTo(TransitionDefaultMinimumObjectSize.VARIES_BY_STORAGE_CLASS);
        GetBucketLifecycleConfigurationResponse got =
                contract.s3.getBucketLifecycleConfiguration(b -> b.bucket(bucket));
        assertThat(got.rules()).containsExactlyInAnyOrder(full, abort);
        assertThat(got.transitionDefaultMinimumObjectSize())
                .isEqualTo(TransitionDefaultMinimumObjectSize.VARIES_BY_STORAGE_CLASS);

        contract.s3.deleteBucketLifecycle(b -> b.bucket(bucket));
        refused(
                404,
                "NoSuchLifecycleConfiguration",
                () -> contract.s3.getBucketLifecycleConfiguration(b -> b.bucket(bucket)));
    }

    @Test
    void refusesLifecycleRulesThatAwsRefuses() {
        refusedRule("InvalidArgument", rule -> rule.transitions(t -> t.days(10).storageClass("STANDARD_IA")));
        refusedRule(
                "InvalidArgument",
                rule -> rule.transitions(t -> t.days(30).storageClass("GLACIER"))
                        .expiration(e -> e.days(30)));
        refusedRule("InvalidArgument", rule -> rule.expiration(e -> e.days(0)));
        refusedRule("InvalidRequest", rule -> rule);
        refusedRule("MalformedXML", rule -> rule.status("Perhaps").expiration(e -> e.days(1)));
        refusedRule(
                "InvalidRequest",
                rule -> rule.filter(f -> f.tag(t -> t.key("a").value("b")))
                        .abortIncompleteMultipartUpload(a -> a.daysAfterInitiation(1)));
        LifecycleRule twice = rule().expiration(e -> e.days(1)).build();
        refused(400, "InvalidArgument", () -> put(List.of(twice, twice)));
    }

    private void refusedRule(String code, java.util.function.UnaryOperator<LifecycleRule.Builder> change) {
        LifecycleRule bad = change.apply(rule()).build();
        refused(400, code, () -> put(List.of(bad)));
    }

    private static LifecycleRule.Builder rule() {
        return LifecycleRule.builder().id("r").status("Enabled").filter(f -> f.prefix(""));
    }

    private void put(List<LifecycleRule> rules) {
        contract.s3.putBucketLifecycleConfiguration(b -> b.bucket(bucket).lifecycleConfiguration(c -> c.rules(rules)));
    }

    @Test
    void aRuleWithoutAnIdIsGivenOne() {
        put(List.of(rule().id(null).expiration(e -> e.days(1)).build()));

        var got = contract.s3.getBucketLifecycleConfiguration(b -> b.bucket(bucket));
        assertThat(got.rules().getFirst().id()).isNotEmpty();
        assertThat(got.transitionDefaultMinimumObjectSizeAsString()).isEqualTo("all_storage_classes_128K");
    }

    @Test
    void keepsThatEventsGoToEventBridge() {
        assertThat(contract.s3
                        .getBucketNotificationConfiguration(b -> b.bucket(bucket))
                        .eventBridgeConfiguration())
                .isNull();

        contract.s3.putBucketNotificationConfiguration(
                b -> b.bucket(bucket).notificationConfiguration(n -> n.eventBridgeConfiguration(e -> {})));

        assertThat(contract.s3
                        .getBucketNotificationConfiguration(b -> b.bucket(bucket))
                        .eventBridgeConfiguration())
                .isNotNull();
    }

    @Test
    void keepsTagsOfBuckets() {
        refused(404, "NoSuchTagSet", () -> contract.s3.getBucketTagging(b -> b.bucket(bucket)));
        contract.s3.putBucketTagging(b ->
                b.bucket(bucket).tagging(t -> t.tagSet(x -> x.key("team").value("media"))));
        assertThat(contract.s3.getBucketTagging(b -> b.bucket(bucket)).tagSet())
                .containsExactly(Tag.builder().key("team").value("media").build());

        contract.s3.deleteBucketTagging(b -> b.bucket(bucket));
        refused(404, "NoSuchTagSet", () -> contract.s3.getBucketTagging(b -> b.bucket(bucket)));
    }

    @Test
    void keepsPolicies() {
        refused(404, "NoSuchBucketPolicy", () -> contract.s3.getBucketPolicy(b -> b.bucket(bucket)));
        refused(
                400,
                "MalformedPolicy",
                () -> contract.s3.putBucketPolicy(b -> b.bucket(bucket).policy("{not json")));
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\","
                + "\"Action\":\"s3:*\",\"Resource\":[\"arn:aws:s3:::%s/*\"],\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"},"
                        .formatted(bucket)
                + "\"StringEquals\":{\"aws:PrincipalTag/never\":\"there\"}}}]}";
        contract.s3.putBucketPolicy(b -> b.bucket(bucket).policy(policy));

        assertThat(contract.s3.getBucketPolicy(b -> b.bucket(bucket)).policy()).isEqualTo(policy);
        contract.s3.deleteBucketPolicy(b -> b.bucket(bucket));
    }

    @Test
    void newBucketsAreEncryptedAndBlockPublicAccess() {
        assertThat(contract.s3
                        .getBucketEncryption(b -> b.bucket(bucket))
                        .serverSideEncryptionConfiguration()
                        .rules()
                        .getFirst()
                        .applyServerSideEncryptionByDefault()
                        .sseAlgorithmAsString())
                .isEqualTo("AES256");
        assertThat(contract.s3
                        .getPublicAccessBlock(b -> b.bucket(bucket))
                        .publicAccessBlockConfiguration()
                        .restrictPublicBuckets())
                .isTrue();

        contract.s3.deletePublicAccessBlock(b -> b.bucket(bucket));
        refused(
                404,
                "NoSuchPublicAccessBlockConfiguration",
                () -> contract.s3.getPublicAccessBlock(b -> b.bucket(bucket)));
    }
}
