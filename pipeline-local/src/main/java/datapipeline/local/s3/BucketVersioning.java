package datapipeline.local.s3;

import datapipeline.local.gateway.Response;
import datapipeline.local.s3.StoredBucket.Versioning;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.VersioningConfiguration;

/** Switches the versioning of a bucket on, and off again. */
final class BucketVersioning {
    private final S3State state;

    BucketVersioning(S3State state) {
        this.state = state;
    }

    /** @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html">GetBucketVersioning</a> */
    Response get(S3Request request) {
        VersioningConfiguration.Builder configuration = VersioningConfiguration.builder();
        switch (state.buckets().get(request.bucket()).versioning()) {
            case NEVER -> {}
            case ENABLED -> configuration.status(BucketVersioningStatus.ENABLED);
            case SUSPENDED -> configuration.status(BucketVersioningStatus.SUSPENDED);
        }
        return S3Xml.ok("VersioningConfiguration", configuration.build());
    }

    /** @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html">PutBucketVersioning</a> */
    Response put(S3Request request) {
        state.buckets().get(request.bucket());
        VersioningConfiguration wanted =
                S3Xml.read(request.http(), VersioningConfiguration.builder()).build();
        Versioning versioning = switch (String.valueOf(wanted.statusAsString())) {
            case "Enabled" -> Versioning.ENABLED;
            case "Suspended" -> Versioning.SUSPENDED;
            default -> throw S3Error.malformedXml().detail("Reason", "Status is neither Enabled nor Suspended");
        };
        if ("Enabled".equals(wanted.mfaDeleteAsString())) {
            throw S3Error.notImplemented("MFA delete");
        }
        state.change(change -> {
            state.buckets().put(state.buckets().get(request.bucket()).with(versioning));
            return true;
        });
        return Response.of(200);
    }
}
