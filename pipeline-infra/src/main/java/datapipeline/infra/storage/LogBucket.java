package datapipeline.infra.storage;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** Where S3 and CloudFront write down who asked for what; kept for a year. */
final class LogBucket extends Construct {
    private static final Duration KEPT = Duration.days(365);
    private static final double LEAST_TLS = 1.2;

    private final Bucket bucket;

    LogBucket(Construct scope, String name) {
        super(scope, "AccessLogs");
        this.bucket = Bucket.Builder.create(this, "Bucket")
                .bucketName(name)
                // S3 cannot write its access logs into a bucket that is encrypted with a customer's key:
                // https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
                .encryption(BucketEncryption.S3_MANAGED)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                // CloudFront's standard logs are delivered by an access control list.
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_PREFERRED)
                .enforceSsl(true)
                .minimumTlsVersion(LEAST_TLS)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .id("forget")
                        .expiration(KEPT)
                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                        .build()))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        NagSuppressions.addResourceSuppressions(
                bucket,
                List.of(NagPackSuppression.builder()
                        .id("AwsSolutions-S1")
                        .reason("The bucket that holds the access logs would only log its own logging.")
                        .build()));
    }

    Bucket bucket() {
        return bucket;
    }
}
