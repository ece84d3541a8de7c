package datapipeline.local.sns;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who gets what is published.
 *
 * @param endpoint a queue's or a function's ARN, or a URL
 * @param attributes those that were set
 * @param token with which the endpoint confirms that it wants this
 * @param subscribedAt milliseconds since the epoch
 * @param confirmed queues and functions are at once
 */
record Subscription(
        String arn,
        String topicArn,
        Protocol protocol,
        String endpoint,
        Map<String, String> attributes,
        String token,
        long subscribedAt,
        boolean confirmed) {

    /** How it is delivered. */
    enum Protocol {
        sqs,
        lambda,
        http,
        https;

        boolean isWeb() {
            return this == http || this == https;
        }
    }

    Subscription {
        attributes = Map.copyOf(attributes);
    }

    boolean raw() {
        return Boolean.parseBoolean(attributes.get("RawMessageDelivery"));
    }

    /** The filter, if it lets not everything pass. */
    Optional<String> filterPolicy() {
        return Optional.ofNullable(attributes.get("FilterPolicy")).filter(policy -> !FilterPolicy.isEmpty(policy));
    }

    boolean filtersBody() {
        return "MessageBody".equals(attributes.get("FilterPolicyScope"));
    }

    /** The queue for what cannot be delivered. */
    Optional<String> deadLetterArn() {
        return Optional.ofNullable(attributes.get("RedrivePolicy"))
                .map(policy ->
                        Json.MAPPER.readTree(policy).path("deadLetterTargetArn").asString(""))
                .filter(arn -> !arn.isEmpty());
    }

    Subscription confirm() {
        return new Subscription(arn, topicArn, protocol, endpoint, attributes, token, subscribedAt, true);
    }

    /** An empty value takes the attribute away. */
    Subscription withAttribute(String name, String value) {
        Map<String, String> changed = new TreeMap<>(attributes);
        changed.put(name, value);
        changed.values().removeIf(String::isEmpty);
        return new Subscription(arn, topicArn, protocol, endpoint, changed, token, subscribedAt, confirmed);
    }
}
