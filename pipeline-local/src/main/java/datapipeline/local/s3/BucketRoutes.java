package datapipeline.local.s3;

import datapipeline.local.account.Account;
import datapipeline.local.gateway.Response;
import java.util.List;
import java.util.Optional;

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

    BucketRoutes(S3State state, Account account) {
        this.buckets = new BucketOperations(state, account);
    }

    Response answer(S3Request request) {
        Optional<String> subresource =
                SUBRESOURCES.stream().filter(request.http()::has).findFirst();
        if (subresource.isPresent()) {
            return answer(request, subresource.get());
        }
        return switch (request.http().method()) {
            case "PUT" -> buckets.create(request);
            case "HEAD" -> buckets.head(request);
            case "DELETE" -> buckets.delete(request);
            default -> throw S3Error.methodNotAllowed(request.http().method(), "BUCKET");
        };
    }

    private Response answer(S3Request request, String subresource) {
        throw S3Error.notImplemented(
                "%s of the sub-resource %s of a bucket".formatted(request.http().method(), subresource));
    }
}
