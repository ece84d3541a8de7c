package datapipeline.infra.storage;

import datapipeline.infra.deployment.DeploymentSettings;
import datapipeline.lifecycle.rules.SeedPolicy;
import datapipeline.lifecycle.rules.Tier;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CorsRule;
import software.amazon.awscdk.services.s3.HttpMethods;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.amazon.awscdk.services.s3.StorageClass;
import software.amazon.awscdk.services.s3.Transition;
import software.constructs.Construct;

/** A bucket with files in it: private, encrypted, versioned, tiered, and telling EventBridge what comes. */
public final class DataBucket extends Construct {
    private static final Duration NONCURRENT_KEPT = Duration.days(30);
    private static final Duration UPLOADS_KEPT = Duration.days(7);
    private static final int PREFLIGHT_KEPT_SECONDS = 3600;
    private static final double LEAST_TLS = 1.2;

    private final Bucket bucket;

    DataBucket(Construct scope, String id, DeploymentSettings settings, IKey key, IBucket accessLogs) {
        super(scope, id);
        this.bucket = Bucket.Builder.create(this, "Bucket")
                .bucketName(settings.bucketName(id))
                .versioned(true)
                .encryption(BucketEncryption.KMS)
                .encryptionKey(key)
                .bucketKeyEnabled(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .enforceSsl(true)
                .minimumTlsVersion(LEAST_TLS)
                .serverAccessLogsBucket(accessLogs)
                .serverAccessLogsPrefix(id + "/")
                .cors(List.of(fromPages(settings.consoleOrigin())))
                .lifecycleRules(List.of(tiers(), leftovers()))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        tellEventBridge();
    }

    public Bucket bucket() {
        return bucket;
    }

    /** Browsers send files to the bucket and fetch them from it, by links that the console signs. */
    private static CorsRule fromPages(String origin) {
        return CorsRule.builder()
                .allowedOrigins(List.of(origin))
                .allowedMethods(List.of(HttpMethods.GET, HttpMethods.HEAD, HttpMethods.PUT, HttpMethods.POST))
                .allowedHeaders(List.of("*"))
                .exposedHeaders(List.of("ETag", "x-amz-version-id"))
                .maxAge(PREFLIGHT_KEPT_SECONDS)
                .build();
    }

    private static LifecycleRule tiers() {
        return LifecycleRule.builder()
                .id("tiers")
                .transitions(
                        SeedPolicy.tiers().stream().map(DataBucket::transition).toList())
                .build();
    }

    private static Transition transition(Tier tier) {
        return Transition.builder()
                .storageClass(new StorageClass(tier.storageClass().name()))
                .transitionAfter(Duration.days(tier.days()))
                .build();
    }

    private static LifecycleRule leftovers() {
        return LifecycleRule.builder()
                .id("leftovers")
                .abortIncompleteMultipartUploadAfter(UPLOADS_KEPT)
                .noncurrentVersionExpiration(NONCURRENT_KEPT)
                .build();
    }

    /** By the plain property: the construct's own switch would bring a custom resource with a function of its own. */
    private void tellEventBridge() {
        CfnBucket plain = (CfnBucket) bucket.getNode().getDefaultChild();
        plain.addPropertyOverride(
                "NotificationConfiguration.EventBridgeConfiguration", Map.of("EventBridgeEnabled", true));
    }
}
