package datapipeline.local.sns;

import datapipeline.local.sns.Subscription.Protocol;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What SNS accepts as a subscription. Source: https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
 */
final class SubscriptionRules {
    private static final Set<String> SETTABLE =
            Set.of("DeliveryPolicy", "FilterPolicy", "FilterPolicyScope", "RawMessageDelivery", "RedrivePolicy");
    private static final Set<String> ELSEWHERE = Set.of("email", "email-json", "sms", "application", "firehose");
    private static final Pattern QUEUE = Pattern.compile("arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+");
    private static final Pattern FUNCTION =
            Pattern.compile("arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]+(:[A-Za-z0-9$_-]+)?");

    private SubscriptionRules() {}

    static Protocol protocol(@Nullable String name) {
        if (name != null && ELSEWHERE.contains(name)) {
            throw SnsErrors.invalid("Protocol", name + " is not available here; sqs, lambda, http and https are");
        }
        try {
            return Protocol.valueOf(name == null ? "" : name);
        } catch (IllegalArgumentException e) {
            throw SnsErrors.invalid("Protocol", "It is sqs, lambda, http or https");
        }
    }

    static String endpoint(Protocol protocol, @Nullable String endpoint) {
        String text = endpoint == null ? "" : endpoint;
        boolean fits = switch (protocol) {
            case sqs -> QUEUE.matcher(text).matches();
            case lambda -> FUNCTION.matcher(text).matches();
            case http, https -> text.matches(protocol + "://[^\\s/]+.*");
        };
        if (protocol == Protocol.sqs && text.endsWith(".fifo")) {
            throw SnsErrors.invalid("Endpoint", "A FIFO queue can be subscribed to FIFO topics only");
        }
        if (!fits) {
            throw SnsErrors.invalid("Endpoint", "\"%s\" is no endpoint for protocol %s".formatted(text, protocol));
        }
        return text;
    }

    static void check(Protocol protocol, Map<String, String> attributes) {
        attributes.forEach((name, value) -> check(protocol, name, value));
        FilterPolicy.check(
                attributes.getOrDefault("FilterPolicy", ""), "MessageBody".equals(attributes.get("FilterPolicyScope")));
    }

    private static void check(Protocol protocol, String name, String value) {
        if (!SETTABLE.contains(name)) {
            throw SnsErrors.invalid("AttributeName");
        }
        boolean fits = switch (name) {
            case "RawMessageDelivery" -> value.matches("true|false");
            case "FilterPolicyScope" -> value.matches("MessageAttributes|MessageBody");
            case "RedrivePolicy" -> value.isEmpty() || namesAQueue(value);
            default -> value.isEmpty() || isObject(value);
        };
        if (!fits) {
            throw SnsErrors.invalid(name, "\"%s\" cannot be its value".formatted(value));
        }
        if (name.equals("RawMessageDelivery") && value.equals("true") && protocol == Protocol.lambda) {
            throw SnsErrors.invalid("RawMessageDelivery", "It is for queues and web endpoints only");
        }
    }

    private static boolean namesAQueue(String policy) {
        return isObject(policy)
                && QUEUE.matcher(Json.MAPPER
                                .readTree(policy)
                                .path("deadLetterTargetArn")
                                .asString(""))
                        .matches();
    }

    private static boolean isObject(String text) {
        try {
            return Json.MAPPER.readTree(text).isObject();
        } catch (JacksonException e) {
            return false;
        }
    }
}
