package datapipeline.local.s3;

import datapipeline.local.account.Account;
import datapipeline.local.gateway.Response;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.Owner;

/** Finds the operation on an object: by method, sub-resource and, for copies, a header. */
final class ObjectRoutes {
    /** What a request on an object may ask for besides the object itself; some of it we do not do. */
    private static final List<String> SUBRESOURCES = List.of(
            "acl",
            "attributes",
            "encryption",
            "legal-hold",
            "renameObject",
            "restore",
            "retention",
            "select",
            "tagging",
            "torrent",
            "uploadId",
            "uploads");

    private final ObjectReads reads;
    private final ObjectWrites writes;
    private final ObjectCopies copies;
    private final ObjectTagging tagging;
    private final ObjectAttributesReading attributes;
    private final MultipartUploads uploads;
    private final MultipartCompletion completion;
    private final UploadListing listing;
    private final Restores restores;
    private final AccessControl access;

    ObjectRoutes(
            S3State state,
            Objects objects,
            ObjectReads reads,
            Restores restores,
            AccessControl access,
            Account account,
            Owner owner) {
        Receiving receiving = new Receiving(state);
        CopySources sources = new CopySources(state, reads);
        this.reads = reads;
        this.writes = new ObjectWrites(state, objects, receiving);
        this.copies = new ObjectCopies(state, objects, sources, receiving);
        this.tagging = new ObjectTagging(state, reads);
        this.attributes = new ObjectAttributesReading(state, reads);
        this.uploads = new MultipartUploads(state, receiving, sources);
        this.completion = new MultipartCompletion(state, objects, uploads, account.endpoint());
        this.listing = new UploadListing(state, uploads, owner);
        this.restores = restores;
        this.access = access;
    }

    UploadListing uploads() {
        return listing;
    }

    Response answer(S3Request request) {
        Optional<String> subresource =
                SUBRESOURCES.stream().filter(request.http()::has).findFirst();
        if (subresource.isPresent()) {
            return answer(request, subresource.get());
        }
        return switch (request.http().method()) {
            case "GET" -> reads.get(request);
            case "HEAD" -> reads.head(request);
            case "PUT" -> isCopy(request) ? copies.copy(request) : writes.put(request);
            case "DELETE" -> writes.delete(request);
            default -> throw S3Error.methodNotAllowed(request.http().method(), "OBJECT");
        };
    }

    private Response answer(S3Request request, String subresource) {
        return switch (request.http().method() + " " + subresource) {
            case "GET acl", "PUT acl" -> access.ofObject(request);
            case "GET attributes" -> attributes.get(request);
            case "POST restore" -> restores.restore(request);
            case "GET tagging" -> tagging.get(request);
            case "PUT tagging" -> tagging.put(request);
            case "DELETE tagging" -> tagging.delete(request);
            case "POST uploads" -> uploads.create(request);
            case "GET uploadId" -> listing.parts(request);
            case "PUT uploadId" -> isCopy(request) ? uploads.uploadPartCopy(request) : uploads.uploadPart(request);
            case "POST uploadId" -> completion.complete(request);
            case "DELETE uploadId" -> uploads.abort(request);
            default ->
                throw S3Error.notImplemented("%s of the sub-resource %s of an object"
                        .formatted(request.http().method(), subresource));
        };
    }

    private static boolean isCopy(S3Request request) {
        return request.header("x-amz-copy-source").isPresent();
    }
}
