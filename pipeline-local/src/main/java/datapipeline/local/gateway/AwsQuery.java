package datapipeline.local.gateway;

import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.SdkPojo;

/** Form parameters in, XML out: SNS, STS, CloudWatch, and old clients of SQS. See https://smithy.io/2.0/aws/protocols/aws-query-protocol.html. */
final class AwsQuery implements Protocol {
    private static final String XML = "text/xml";

    private final MemberNames names;

    AwsQuery(MemberNames names) {
        this.names = names;
    }

    @Override
    public Call read(Operations operations, Request request, byte[] payload) {
        Parameters body = Parameters.parse(new String(payload, StandardCharsets.UTF_8));
        FormTree form = FormTree.of(request.parameters(), body);
        String action = form.child("Action").flatMap(FormTree::value).orElse("(none)");
        Operation operation =
                operations.named(action).orElseThrow(() -> Protocol.unknownOperation("InvalidAction", action));
        SdkPojo input = operation.newRequest();
        new QueryReader(names).read(form, input);
        return new Call(operation, input);
    }

    @Override
    public SignatureRefused.Dialect dialect() {
        return SignatureRefused.Dialect.XML;
    }

    @Override
    public String unreadable() {
        return "MalformedInput";
    }

    @Override
    public Response success(Operation operation, Request request, SdkPojo result, String requestId) {
        String response = operation.name() + "Response";
        String wrapper = operation.name() + "Result";
        var xml = new XmlWriter(names)
                .open(
                        response,
                        "http://amazonaws.com/doc/%s/"
                                .formatted(operation.info().apiVersion()));
        xml.open(wrapper).members(result).close(wrapper);
        xml.open("ResponseMetadata").text("RequestId", requestId).close("ResponseMetadata");
        return Response.of(200, XML, xml.close(response).bytes());
    }

    @Override
    public Response failure(Request request, Failure failure, String requestId) {
        var xml = new XmlWriter(names).open("ErrorResponse").open("Error");
        xml.text("Type", failure.fault()).text("Code", failure.code()).text("Message", failure.message());
        failure.members().ifPresent(xml::members);
        xml.close("Error").text("RequestId", requestId).close("ErrorResponse");
        return Response.of(failure.status(), XML, xml.bytes());
    }
}
