package datapipeline.local.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON in and out, with the operation in {@code X-Amz-Target}: SQS, DynamoDB, EventBridge, CloudWatch Logs and more. See
 * https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html; 1.0 and 1.1 differ in the content type, which goes back
 * as it came.
 */
final class AwsJson implements Protocol {
    static final ObjectMapper JSON = JsonMapper.shared();

    private static final SdkPojo NO_MEMBERS = List::of;

    @Override
    public Call read(Operations operations, Request request, byte[] payload) {
        String target = request.header("x-amz-target").orElse("");
        String name = target.substring(target.lastIndexOf('.') + 1);
        return Call.named(name, target, operations, JSON, payload);
    }

    @Override
    public SignatureRefused.Dialect dialect() {
        return SignatureRefused.Dialect.JSON;
    }

    @Override
    public String unreadable() {
        return "SerializationException";
    }

    @Override
    public Response success(Operation operation, Request request, SdkPojo result, String requestId) {
        return Response.of(200, contentType(request), JsonWriter.write(JSON, Map.of(), result));
    }

    @Override
    public Response failure(Request request, Failure failure, String requestId) {
        return queryCompatible(failure, Response.of(failure.status(), contentType(request), error(JSON, failure)));
    }

    private static String contentType(Request request) {
        return request.header("content-type").orElse("application/x-amz-json-1.1");
    }

    /** The error as an object: its name, its message and its own members. */
    static byte[] error(ObjectMapper form, Failure failure) {
        Map<String, String> first = new LinkedHashMap<>();
        first.put("__type", failure.shape());
        first.put("message", failure.message());
        return JsonWriter.write(form, first, failure.members().orElse(NO_MEMBERS));
    }

    /** Services that once spoke query, as SQS did, still tell the code they had then; SDKs report that one. */
    static Response queryCompatible(Failure failure, Response response) {
        return failure.code().equals(failure.shape())
                ? response
                : response.with("x-amzn-query-error", failure.code() + ";" + failure.fault());
    }
}
