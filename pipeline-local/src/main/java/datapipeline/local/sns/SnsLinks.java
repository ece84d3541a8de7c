package datapipeline.local.sns;

import datapipeline.local.gateway.Request;
import datapipeline.local.gateway.RequestHandler;
import datapipeline.local.gateway.Response;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The links in messages, which work for everybody without a signature: the certificate, the confirmation of a
 * subscription, and its end. Stands before the handler of anonymous requests and passes on whatever is no such link.
 */
public final class SnsLinks implements RequestHandler {
    private static final String XMLNS = "http://sns.amazonaws.com/doc/2010-03-31/";

    private final LocalSns sns;
    private final RequestHandler others;

    /** @param others who answers all other requests: S3 */
    public SnsLinks(LocalSns sns, RequestHandler others) {
        this.sns = sns;
        this.others = others;
    }

    @Override
    public Response handle(Request request) {
        if (request.accessKeyId().isPresent() || !request.method().equals("GET")) {
            return others.handle(request);
        }
        if (request.rawPath().equals(sns.certificatePath())) {
            return Response.of(200, "application/x-pem-file", sns.certificatePem());
        }
        if (!request.rawPath().equals("/")) {
            return others.handle(request);
        }
        return switch (request.first("Action").orElse("")) {
            case "ConfirmSubscription" -> confirm(sns, request);
            case "Unsubscribe" -> unsubscribe(sns, request);
            default -> others.handle(request);
        };
    }

    private static Response confirm(SnsClient sns, Request request) {
        String arn = sns.confirmSubscription(
                        r -> r.topicArn(parameter(request, "TopicArn")).token(parameter(request, "Token")))
                .subscriptionArn();
        return xml("ConfirmSubscription", "<SubscriptionArn>" + arn + "</SubscriptionArn>");
    }

    private static Response unsubscribe(SnsClient sns, Request request) {
        sns.unsubscribe(r -> r.subscriptionArn(parameter(request, "SubscriptionArn")));
        return xml("Unsubscribe", "");
    }

    private static String parameter(Request request, String name) {
        return request.first(name).orElseThrow(() -> SnsErrors.invalid(name));
    }

    private static Response xml(String action, String result) {
        return Response.of(
                200,
                "text/xml",
                "<%1$sResponse xmlns=\"%2$s\"><%1$sResult>%3$s</%1$sResult></%1$sResponse>"
                        .formatted(action, XMLNS, result));
    }
}
