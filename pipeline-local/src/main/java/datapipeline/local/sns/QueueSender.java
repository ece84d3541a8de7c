package datapipeline.local.sns;

import datapipeline.local.account.Account;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Sends to queues: the envelope, or the message itself with its attributes if the subscription is raw. */
final class QueueSender implements Sender {
    private static final int MOST_ATTRIBUTES = 10;

    private final SqsClient sqs;
    private final Envelope envelope;

    QueueSender(SqsClient sqs, Envelope envelope) {
        this.sqs = sqs;
        this.envelope = envelope;
    }

    @Override
    public Answer send(Subscription subscription, Delivery delivery) {
        return send(subscription.endpoint(), subscription, delivery);
    }

    /** Sends to a queue that is not the subscription's own: its dead-letter queue. */
    Answer send(String queueArn, Subscription subscription, Delivery delivery) {
        Notification notification = delivery.notification();
        boolean raw = subscription.raw();
        if (raw && notification.attributes().size() > MOST_ATTRIBUTES) {
            return new Refused("a message in a queue can have ten attributes, this one has "
                    + notification.attributes().size());
        }
        String body = raw
                ? notification.message(subscription.protocol())
                : envelope.of(subscription, delivery).toString();
        return Attempt.of(() -> {
            String url =
                    sqs.getQueueUrl(r -> r.queueName(Account.nameIn(queueArn))).queueUrl();
            sqs.sendMessage(r -> r.queueUrl(url)
                    .messageBody(body)
                    .messageAttributes(raw ? attributes(notification) : Map.of())
                    .messageGroupId(notification.group()));
        });
    }

    private static Map<String, MessageAttributeValue> attributes(Notification notification) {
        return notification.attributes().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> attribute(entry.getValue())));
    }

    private static MessageAttributeValue attribute(Notification.Attribute attribute) {
        MessageAttributeValue.Builder value = MessageAttributeValue.builder().dataType(attribute.type());
        return attribute.isBinary()
                ? value.binaryValue(SdkBytes.fromByteArray(attribute.bytes())).build()
                : value.stringValue(attribute.value()).build();
    }
}
