package datapipeline.local.gateway;

import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * CBOR in and out, with the operation at the end of the path: what newer clients speak to CloudWatch. See
 * https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html.
 */
final class RpcV2Cbor implements Protocol {
    /** The header that says so, and its value. */
    static final String HEADER = "smithy-protocol";

    static final String NAME = "rpc-v2-cbor";

    private static final ObjectMapper CBOR = new CBORMapper();

    @Override
    public Call read(Operations operations, Request request, byte[] payload) {
        String path = request.rawPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        return Call.named(name, path, operations, CBOR, payload);
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
        return cbor(200, JsonWriter.write(CBOR, Map.of(), result));
    }

    @Override
    public Response failure(Request request, Failure failure, String requestId) {
        return AwsJson.queryCompatible(failure, cbor(failure.status(), AwsJson.error(CBOR, failure)));
    }

    private static Response cbor(int status, byte[] body) {
        return Response.of(status, "application/cbor", body).with(HEADER, NAME);
    }
}
