package datapipeline.local.sns;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.RuleCompiler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which messages a subscription wants, by their attributes or by their body. Source:
 * https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
 */
final class FilterPolicy {
    private static final Logger LOG = System.getLogger(FilterPolicy.class.getName());
    private static final int MOST_KEYS = 5;

    private final Machine machine = new Machine();
    private final boolean body;

    private FilterPolicy(boolean body) {
        this.body = body;
    }

    /** A policy that {@link #check} has found to be one. */
    static FilterPolicy of(String policy, boolean body) {
        FilterPolicy filter = new FilterPolicy(body);
        try {
            filter.machine.addRule("wanted", policy);
            return filter;
        } catch (IOException e) {
            throw new IllegalStateException("no filter policy: " + policy, e);
        }
    }

    static boolean isEmpty(String policy) {
        return policy.isBlank() || policy.strip().matches("\\{\\s*}");
    }

    /** @throws software.amazon.awssdk.services.sns.model.InvalidParameterException when it is no policy */
    static void check(String policy, boolean body) {
        if (isEmpty(policy)) {
            return;
        }
        String fault = RuleCompiler.check(policy);
        if (fault != null) {
            throw SnsErrors.invalid("FilterPolicy: " + fault);
        }
        JsonNode keys = Json.MAPPER.readTree(policy);
        if (keys.size() > MOST_KEYS) {
            throw SnsErrors.invalid("FilterPolicy: Filter policy can not have more than %d keys".formatted(MOST_KEYS));
        }
        boolean nested =
                keys.properties().stream().anyMatch(key -> key.getValue().isObject());
        if (nested && !body) {
            throw SnsErrors.invalid(
                    "FilterPolicy: Filter policy scope MessageAttributes does not support nested filter policy");
        }
    }

    /** A body that is no object, or none that can be matched, is not wanted by whoever filters bodies. */
    boolean matches(Notification notification) {
        String event = body ? notification.messages().getOrDefault("default", "") : attributes(notification);
        try {
            return isObject(event) && !machine.rulesForJSONEvent(event).isEmpty();
        } catch (Exception e) {
            LOG.log(
                    Level.WARNING,
                    () -> "message %s of %s could not be matched with a filter policy and is filtered out"
                            .formatted(notification.messageId(), notification.topicArn()),
                    e);
            return false;
        }
    }

    private static boolean isObject(String text) {
        try {
            return Json.MAPPER.readTree(text).isObject();
        } catch (JacksonException e) {
            return false;
        }
    }

    /** Attributes as the object that a policy is written for; bytes cannot be matched. */
    private static String attributes(Notification notification) {
        ObjectNode event = Json.MAPPER.createObjectNode();
        notification.attributes().forEach((name, attribute) -> {
            switch (attribute.type()) {
                case "String.Array", "Number" -> event.set(name, Json.MAPPER.readTree(attribute.value()));
                default -> {
                    if (!attribute.isBinary()) {
                        event.put(name, attribute.value());
                    }
                }
            }
        });
        return event.toString();
    }
}
