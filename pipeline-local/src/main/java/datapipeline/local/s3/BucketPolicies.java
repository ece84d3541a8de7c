package datapipeline.local.s3;

import datapipeline.local.gateway.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps bucket policies and gives them back. Whoever may sign requests to the embedded cloud may do everything. */
final class BucketPolicies {
    private static final String POLICY = "policy";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final S3State state;

    BucketPolicies(S3State state) {
        this.state = state;
    }

    Response answer(S3Request request) {
        return switch (request.http().method()) {
            case "GET" -> get(request);
            case "PUT" -> put(request);
            case "DELETE" -> delete(request);
            default -> throw S3Error.methodNotAllowed(request.http().method(), "BUCKETPOLICY");
        };
    }

    private Response get(S3Request request) {
        String policy = state.buckets()
                .get(request.bucket())
                .configuration(POLICY)
                .orElseThrow(() -> new S3Error(404, "NoSuchBucketPolicy", "The bucket policy does not exist"));
        return Response.of(200, "application/json", policy);
    }

    private Response put(S3Request request) {
        String policy = new String(S3Xml.readBody(request.http()), StandardCharsets.UTF_8);
        check(policy);
        state.change(change -> {
            state.buckets().put(state.buckets().get(request.bucket()).with(Map.of(POLICY, policy)));
            return true;
        });
        return Response.of(204);
    }

    private static void check(String policy) {
        try {
            JsonNode document = JSON.readTree(policy);
            if (!document.isObject() || !document.has("Statement")) {
                throw malformed("Missing required field Statement");
            }
        } catch (JacksonException e) {
            throw malformed("This policy contains invalid Json");
        }
    }

    private static S3Error malformed(String message) {
        return new S3Error(400, "MalformedPolicy", message);
    }

    private Response delete(S3Request request) {
        state.change(change -> {
            state.buckets().put(state.buckets().get(request.bucket()).without(POLICY));
            return true;
        });
        return Response.of(204);
    }
}
