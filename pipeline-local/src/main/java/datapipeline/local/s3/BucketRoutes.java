package datapipeline.local.s3;

import datapipeline.local.gateway.Response;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.Owner;

/** Finds the operation on a bucket: by method and sub-resource. */
final class BucketRoutes {
    /** What a request on a bucket may ask for besides the bucket itself; some of it we do not do. */
    private static final List<String> SUBRESOURCES = List.of(
            "abac",
            "accelerate",
            "acl",
            "analytics",
            "cors",
            "delete",
            "encryption",
            "intelligent-tiering",
            "inventory",
            "lifecycle",
            "location",
            "logging",
            "metadataConfiguration",
            "metadataTable",
            "metrics",
            "notification",
            "object-lock",
            "ownershipControls",
            "policy",
            "policyStatus",
            "publicAccessBlock",
            "replication",
            "requestPayment",
            "session",
            "tagging",
            "uploads",
            "versioning",
            "versions",
            "website");

    private final BucketOperations buckets;
    private final BucketVersioning versioning;
    private final BucketConfigurations configurations;
    private final BucketPolicies policies;
    private final ObjectListing objects;
    private final VersionListing versions;
    private final UploadListing uploads;
    private final BatchDeletion deletion;
    private final AccessControl access;
    private final BucketDefaults defaults;

    BucketRoutes(
            S3State state,
            BucketOperations buckets,
            UploadListing uploads,
            BatchDeletion deletion,
            AccessControl access,
            Owner owner) {
        this.access = access;
        this.defaults = new BucketDefaults(state.buckets());
        this.buckets = buckets;
        this.versioning = new BucketVersioning(state);
        this.configurations = new BucketConfigurations(state);
        this.policies = new BucketPolicies(state);
        this.objects = new ObjectListing(state, owner);
        this.versions = new VersionListing(state, owner);
        this.uploads = uploads;
        this.deletion = deletion;
    }

    Response answer(S3Request request) {
        Optional<String> subresource =
                SUBRESOURCES.stream().filter(request.http()::has).findFirst();
        if (subresource.isPresent()) {
            return answer(request, subresource.get());
        }
        return switch (request.http().method()) {
            case "GET" -> objects.list(request);
            case "PUT" -> buckets.create(request);
            case "HEAD" -> buckets.head(request);
            case "DELETE" -> buckets.delete(request);
            case "POST" -> throw S3Error.notImplemented("uploads by HTML forms");
            default -> throw S3Error.methodNotAllowed(request.http().method(), "BUCKET");
        };
    }

    private Response answer(S3Request request, String subresource) {
        Optional<Configuration> configuration = Configuration.named(subresource);
        if (configuration.isPresent()) {
            return configurations.answer(request, configuration.get());
        }
        return switch (request.http().method() + " " + subresource) {
            case "GET acl", "PUT acl" -> access.ofBucket(request);
            case "GET location" -> buckets.location(request);
            case "GET versioning" -> versioning.get(request);
            case "PUT versioning" -> versioning.put(request);
            case "GET policy", "PUT policy", "DELETE policy" -> policies.answer(request);
            case "GET versions" -> versions.list(request);
            case "GET uploads" -> uploads.uploads(request);
            case "POST delete" -> deletion.delete(request);
            default -> {
                if (request.http().method().equals("GET")) {
                    yield defaults.get(request, subresource);
                }
                throw S3Error.notImplemented("%s of the sub-resource %s of a bucket"
                        .formatted(request.http().method(), subresource));
            }
        };
    }
}
