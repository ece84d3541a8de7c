package datapipeline.local.s3;

import datapipeline.local.gateway.Response;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.AccelerateConfiguration;
import software.amazon.awssdk.services.s3.model.BucketLoggingStatus;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.Payer;
import software.amazon.awssdk.services.s3.model.RequestPaymentConfiguration;

/** What a new bucket answers for settings that cannot be changed here: tools ask for all of them before they do a thing. */
final class BucketDefaults {
    private final Buckets buckets;

    BucketDefaults(Buckets buckets) {
        this.buckets = buckets;
    }

    Response get(S3Request request, String subresource) {
        buckets.get(request.bucket());
        return switch (subresource) {
            case "accelerate" -> S3Xml.ok("AccelerateConfiguration", build(AccelerateConfiguration.builder()));
            case "logging" -> S3Xml.ok("BucketLoggingStatus", build(BucketLoggingStatus.builder()));
            case "requestPayment" ->
                S3Xml.ok(
                        "RequestPaymentConfiguration",
                        RequestPaymentConfiguration.builder()
                                .payer(Payer.BUCKET_OWNER)
                                .build());
            case "ownershipControls" ->
                S3Xml.ok(
                        "OwnershipControls",
                        OwnershipControls.builder()
                                .rules(rule -> rule.objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED))
                                .build());
            case "website" ->
                throw missing(
                        "NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration");
            case "replication" ->
                throw missing("ReplicationConfigurationNotFoundError", "The replication configuration was not found");
            case "object-lock" ->
                throw missing(
                        "ObjectLockConfigurationNotFoundError",
                        "Object Lock configuration does not exist for this bucket");
            default -> throw S3Error.notImplemented("GET of the sub-resource %s of a bucket".formatted(subresource));
        };
    }

    private static SdkPojo build(SdkPojo builder) {
        return Configuration.build(builder);
    }

    private static S3Error missing(String code, String message) {
        return new S3Error(404, code, message);
    }
}
