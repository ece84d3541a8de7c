package datapipeline.local.sns;

import datapipeline.local.account.Account;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON in which a message travels, signed so that its receiver can tell that it comes from here. Sources:
 * https://docs.aws.amazon.com/sns/latest/dg/http-notification-json.html,
 * https://docs.aws.amazon.com/sns/latest/dg/http-subscription-confirmation-json.html and
 * https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html
 */
final class Envelope {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    /** What is signed, if it is there, in this order. */
    private static final List<String> SIGNED =
            List.of("Message", "MessageId", "Subject", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    private final Account account;
    private final Topics topics;
    private final SigningKey key;

    Envelope(Account account, Topics topics, SigningKey key) {
        this.account = account;
        this.topics = topics;
        this.key = key;
    }

    static String type(Delivery delivery) {
        return delivery.confirmation() ? "SubscriptionConfirmation" : "Notification";
    }

    ObjectNode of(Subscription subscription, Delivery delivery) {
        return delivery.confirmation() ? confirmation(subscription, delivery) : notification(subscription, delivery);
    }

    private ObjectNode notification(Subscription subscription, Delivery delivery) {
        Notification notification = delivery.notification();
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("Type", type(delivery))
                .put("MessageId", notification.messageId())
                .put("TopicArn", notification.topicArn());
        if (notification.subject() != null) {
            json.put("Subject", notification.subject());
        }
        json.put("Message", notification.message(subscription.protocol()))
                .put("Timestamp", TIME.format(Instant.ofEpochMilli(notification.publishedAt())));
        sign(json);
        json.put("UnsubscribeURL", url("Unsubscribe", "SubscriptionArn", subscription.arn()));
        addAttributes(json, notification);
        return json;
    }

    private static void addAttributes(ObjectNode json, Notification notification) {
        if (!notification.attributes().isEmpty()) {
            ObjectNode attributes = json.putObject("MessageAttributes");
            notification
                    .attributes()
                    .forEach((name, attribute) -> attributes
                            .putObject(name)
                            .put("Type", attribute.type())
                            .put("Value", attribute.value()));
        }
    }

    private ObjectNode confirmation(Subscription subscription, Delivery delivery) {
        Notification notification = delivery.notification();
        String topicArn = notification.topicArn();
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("Type", type(delivery))
                .put("MessageId", notification.messageId())
                .put("Token", subscription.token())
                .put("TopicArn", topicArn)
                .put("Message", notification.message(subscription.protocol()))
                .put(
                        "SubscribeURL",
                        url("ConfirmSubscription", "TopicArn", topicArn) + "&Token=" + subscription.token())
                .put("Timestamp", TIME.format(Instant.ofEpochMilli(notification.publishedAt())));
        sign(json);
        return json;
    }

    private void sign(ObjectNode json) {
        StringBuilder text = new StringBuilder();
        for (String name : SIGNED) {
            if (json.has(name)) {
                text.append(name)
                        .append('\n')
                        .append(json.path(name).asString())
                        .append('\n');
            }
        }
        String version = topics.find(json.path("TopicArn").asString())
                .map(Topic::signatureVersion)
                .orElse("2");
        json.put("SignatureVersion", version)
                .put("Signature", key.sign(text.toString(), version))
                .put("SigningCertURL", account.endpoint() + key.certificatePath());
    }

    private String url(String action, String parameter, String value) {
        return "%s/?Action=%s&%s=%s"
                .formatted(account.endpoint(), action, parameter, URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
