package datapipeline.local.sns;

import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import tools.jackson.databind.node.ObjectNode;

/**
 * Invokes functions with the event that Lambda knows as SNSEvent, without waiting for them. Source of its form:
 * https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html
 */
final class FunctionSender implements Sender {
    private final Supplier<? extends LambdaClient> lambda;
    private final Envelope envelope;

    FunctionSender(Supplier<? extends LambdaClient> lambda, Envelope envelope) {
        this.lambda = lambda;
        this.envelope = envelope;
    }

    @Override
    public Answer send(Subscription subscription, Delivery delivery) {
        String event = event(subscription, delivery);
        return Attempt.of(() -> lambda.get()
                .invoke(r -> r.functionName(subscription.endpoint())
                        .invocationType(InvocationType.EVENT)
                        .payload(SdkBytes.fromUtf8String(event))));
    }

    private String event(Subscription subscription, Delivery delivery) {
        ObjectNode sns = Json.MAPPER.createObjectNode();
        envelope.of(subscription, delivery)
                .properties()
                .forEach(field -> sns.set(field.getKey().replaceFirst("URL$", "Url"), field.getValue()));
        if (!sns.has("Subject")) {
            sns.putNull("Subject");
        }
        if (!sns.has("MessageAttributes")) {
            sns.putObject("MessageAttributes");
        }
        ObjectNode event = Json.MAPPER.createObjectNode();
        event.putArray("Records")
                .addObject()
                .put("EventSource", "aws:sns")
                .put("EventVersion", "1.0")
                .put("EventSubscriptionArn", subscription.arn())
                .set("Sns", sns);
        return event.toString();
    }
}
