package datapipeline.local.gateway;

import java.util.function.BooleanSupplier;

/** Which protocol a request speaks: its headers say so, and where they say nothing it is REST. */
final class Protocols {
    private static final Protocol JSON = new AwsJson();
    private static final Protocol CBOR = new RpcV2Cbor();
    private static final Protocol REST_JSON = new Rest(RestDocument.JSON);
    private static final Protocol REST_XML = new Rest(RestDocument.XML);

    private Protocols() {}

    /**
     * @param query the query protocol with the service's names
     * @param restXml whether the service's REST bodies are XML; asked only when the request is REST
     */
    static Protocol of(Request request, Protocol query, BooleanSupplier restXml) {
        if (request.header(RpcV2Cbor.HEADER).filter(RpcV2Cbor.NAME::equals).isPresent()) {
            return CBOR;
        }
        if (request.headers().has("x-amz-target")) {
            return JSON;
        }
        if (isForm(request) || request.has("Action")) {
            return query;
        }
        return restXml.getAsBoolean() ? REST_XML : REST_JSON;
    }

    /** Whether the head of a request calls an operation, so that it cannot be meant for S3. */
    static boolean isCall(Request request) {
        return request.headers().has(RpcV2Cbor.HEADER) || request.headers().has("x-amz-target") || isForm(request);
    }

    private static boolean isForm(Request request) {
        return request.header("content-type")
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
    }
}
