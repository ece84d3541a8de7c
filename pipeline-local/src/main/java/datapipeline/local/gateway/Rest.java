package datapipeline.local.gateway;

import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The operation in method and path, its input spread over path, query string, headers and body: Lambda, Batch,
 * MediaConvert with JSON bodies, CloudFront with XML. See https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 * and https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html.
 */
final class Rest implements Protocol {
    private final RestDocument documents;

    Rest(RestDocument documents) {
        this.documents = documents;
    }

    @Override
    public Call read(Operations operations, Request request, byte[] payload) {
        Operations.Routed routed = operations
                .routed(request)
                .orElseThrow(() -> Protocol.unknownOperation("UnknownOperationException", request.toString()));
        SdkPojo input = routed.operation().newRequest();
        readPayload(payload, input);
        HttpBinding.read(request, input);
        HttpBinding.readPath(routed.labels(), input);
        return new Call(routed.operation(), input);
    }

    private void readPayload(byte[] payload, SdkPojo input) {
        Optional<SdkField<?>> whole = Fields.wholePayload(input);
        if (whole.isEmpty()) {
            documents.read(payload, input);
        } else if (payload.length > 0) {
            whole.get().set(input, wholeValue(whole.get(), payload));
        }
    }

    private Object wholeValue(SdkField<?> field, byte[] payload) {
        return switch (field.marshallingType().getKnownType()) {
            case SDK_BYTES -> SdkBytes.fromByteArrayUnsafe(payload);
            case STRING -> SdkBytes.fromByteArrayUnsafe(payload).asUtf8String();
            case SDK_POJO -> {
                SdkPojo builder = field.constructor().get();
                documents.read(payload, builder);
                yield Fields.build(builder);
            }
            case NULL, INTEGER, LONG, FLOAT, DOUBLE, BIG_DECIMAL, BOOLEAN, INSTANT, LIST, MAP, SHORT, BYTE, DOCUMENT ->
                throw new IllegalArgumentException("%s cannot be a whole body".formatted(field.memberName()));
        };
    }

    @Override
    public SignatureRefused.Dialect dialect() {
        return documents == RestDocument.XML ? SignatureRefused.Dialect.XML : SignatureRefused.Dialect.JSON;
    }

    @Override
    public String unreadable() {
        return documents.unreadable();
    }

    @Override
    public Response success(Operation operation, Request request, SdkPojo result, String requestId) {
        Response.Body body = payload(operation, result).body();
        Headers headers = Headers.of("content-type", documents.contentType()).with(HttpBinding.headers(result));
        return new Response(HttpBinding.status(result), headers, body);
    }

    private Response payload(Operation operation, SdkPojo result) {
        Optional<SdkField<?>> whole = Fields.wholePayload(result);
        if (whole.isEmpty()) {
            return Response.of(200, "", documents.write(operation.name() + "Response", result));
        }
        return Fields.value(whole.get(), result)
                .map(value -> Response.of(200, "", wholeBytes(whole.get(), value)))
                .orElse(Response.of(200));
    }

    private byte[] wholeBytes(SdkField<?> field, Object value) {
        if (value instanceof SdkBytes bytes) {
            return bytes.asByteArrayUnsafe();
        }
        if (value instanceof SdkPojo pojo) {
            return documents.write(field.locationName(), pojo);
        }
        return SdkBytes.fromUtf8String(value.toString()).asByteArrayUnsafe();
    }

    @Override
    public Response failure(Request request, Failure failure, String requestId) {
        return documents.failure(failure, requestId);
    }
}
