package datapipeline.local.s3;

import datapipeline.local.gateway.Response;
import java.util.List;
import java.util.Optional;

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

    ObjectRoutes(S3State state, Objects objects) {
        this.reads = new ObjectReads(state);
        this.writes = new ObjectWrites(state, objects);
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
            case "PUT" -> put(request);
            case "DELETE" -> writes.delete(request);
            default -> throw S3Error.methodNotAllowed(request.http().method(), "OBJECT");
        };
    }

    private Response put(S3Request request) {
        if (request.header("x-amz-copy-source").isPresent()) {
            throw S3Error.notImplemented("CopyObject");
        }
        return writes.put(request);
    }

    private Response answer(S3Request request, String subresource) {
        throw S3Error.notImplemented("%s of the sub-resource %s of an object"
                .formatted(request.http().method(), subresource));
    }
}
