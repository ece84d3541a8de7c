package datapipeline.local.gateway;

import datapipeline.local.gateway.SignatureRefused.Dialect;

/** S3, whose handler writes HTTP itself; only what it throws is written here, as S3 writes its errors. */
final class RawService implements Service {
    private static final String REQUEST_ID = "x-amz-request-id";

    private final RequestHandler handler;
    private final ErrorShapes errorShapes;

    RawService(RequestHandler handler, ErrorShapes errorShapes) {
        this.handler = handler;
        this.errorShapes = errorShapes;
    }

    @Override
    public boolean streams() {
        return true;
    }

    @Override
    public Response answer(Request request, String requestId) {
        Response response = handler.handle(request);
        return response.headers().has(REQUEST_ID) ? response : response.with(REQUEST_ID, requestId);
    }

    /** See https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#RESTErrorResponses. */
    @Override
    public Response failure(Request request, RuntimeException thrown, String requestId) {
        Failure failure = Failure.of(thrown, Dialect.S3, errorShapes, request, requestId);
        var xml = new XmlWriter().open("Error").text("Code", failure.code()).text("Message", failure.message());
        failure.members().ifPresent(xml::members);
        xml.text("Resource", request.rawPath()).text("RequestId", requestId).close("Error");
        return Response.of(failure.status(), "application/xml", xml.bytes()).with(REQUEST_ID, requestId);
    }
}
