package datapipeline.local.s3;

import datapipeline.local.gateway.Response;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.AccessControlPolicy;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.Owner;
import software.amazon.awssdk.services.s3.model.Permission;
import software.amazon.awssdk.services.s3.model.Type;

/**
 * Access control lists, as every bucket has them that was made since April 2023: the owner has full control, and nobody
 * else can be given any. Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
 */
final class AccessControl {
    private static final String OWNER_ONLY = "bucket-owner-full-control";

    private final S3State state;
    private final ObjectReads reads;
    private final Owner owner;

    AccessControl(S3State state, ObjectReads reads, Owner owner) {
        this.state = state;
        this.reads = reads;
        this.owner = owner;
    }

    Response ofBucket(S3Request request) {
        state.buckets().get(request.bucket());
        return answer(request);
    }

    Response ofObject(S3Request request) {
        state.look(() -> reads.find(request.bucket(), request.key(), request.versionId()));
        return answer(request);
    }

    private Response answer(S3Request request) {
        return switch (request.http().method()) {
            case "GET" -> S3Xml.ok("AccessControlPolicy", ownerOnly());
            case "PUT" -> put(request);
            default -> throw S3Error.methodNotAllowed(request.http().method(), "ACL");
        };
    }

    private AccessControlPolicy ownerOnly() {
        return AccessControlPolicy.builder()
                .owner(owner)
                .grants(grant -> grant.permission(Permission.FULL_CONTROL)
                        .grantee(grantee -> grantee.type(Type.CANONICAL_USER).id(owner.id())))
                .build();
    }

    private Response put(S3Request request) {
        Optional<String> canned = request.header("x-amz-acl");
        boolean changesNothing = canned.isPresent()
                ? canned.get().equals(OWNER_ONLY)
                : isOwnerOnly(S3Xml.read(request.http(), AccessControlPolicy.builder())
                        .build()
                        .grants());
        if (!changesNothing) {
            throw new S3Error(400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
        }
        return Response.of(200);
    }

    private boolean isOwnerOnly(List<Grant> grants) {
        return !grants.isEmpty()
                && grants.stream()
                        .allMatch(grant -> grant.permission() == Permission.FULL_CONTROL
                                && owner.id().equals(grant.grantee().id()));
    }
}
