package datapipeline.local.sns;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What SNS accepts as a message. Source: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
final class MessageRules {
    static final int MOST_BYTES = 262_144;

    private static final Pattern SUBJECT = Pattern.compile("[^\\p{Cntrl}]{1,100}");
    private static final Pattern GROUP = Pattern.compile("[\\x21-\\x7E]{1,128}");
    private static final Pattern TYPE = Pattern.compile("String\\.Array|(String|Number|Binary)(\\..+)?");

    private MessageRules() {}

    static void checkSubject(@Nullable String subject) {
        if (subject != null && !SUBJECT.matcher(subject).matches()) {
            throw SnsErrors.invalid("Subject");
        }
    }

    static void checkGroup(@Nullable String group) {
        if (group != null && !GROUP.matcher(group).matches()) {
            throw SnsErrors.invalid("MessageGroupId");
        }
    }

    /** The text for each protocol, and the default. */
    static Map<String, String> messages(@Nullable String message, @Nullable String structure) {
        if (message == null || message.isEmpty()) {
            throw SnsErrors.invalid("Empty message");
        }
        if (structure == null || structure.isEmpty()) {
            return Map.of("default", message);
        }
        if (!structure.equals("json")) {
            throw SnsErrors.invalid("MessageStructure", "It is json or missing");
        }
        Map<String, String> messages = new TreeMap<>();
        object(message).properties().forEach(entry -> {
            if (entry.getValue().isString()) {
                messages.put(entry.getKey(), entry.getValue().asString());
            }
        });
        if (!messages.containsKey("default")) {
            throw SnsErrors.invalid("Message Structure - No default entry in JSON message body");
        }
        return messages;
    }

    private static JsonNode object(String message) {
        try {
            return Json.MAPPER.readTree(message);
        } catch (JacksonException e) {
            throw SnsErrors.invalid("Message Structure - JSON message body failed to parse");
        }
    }

    static Map<String, Notification.Attribute> attributes(Map<String, MessageAttributeValue> attributes) {
        Map<String, Notification.Attribute> checked = new TreeMap<>();
        attributes.forEach((name, value) -> {
            check(name, value);
            checked.put(name, Notification.Attribute.of(value));
        });
        return checked;
    }

    private static void check(String name, MessageAttributeValue value) {
        @Nullable String type = value.dataType();
        if (!name.matches("[A-Za-z0-9_.-]{1,256}")
                || type == null
                || !TYPE.matcher(type).matches()) {
            throw SnsErrors.invalidAttribute(
                    "The message attribute '%s' has an invalid name or type, the set of supported type prefixes is Binary, Number, and String."
                            .formatted(name));
        }
        boolean filled = type.startsWith("Binary")
                ? value.binaryValue() != null
                : value.stringValue() != null && !value.stringValue().isEmpty();
        if (!filled) {
            throw SnsErrors.invalidAttribute(
                    "The message attribute '%s' must contain non-empty message attribute value for message attribute type '%s'."
                            .formatted(name, type));
        }
        if (type.equals("Number") && !reads(value.stringValue(), JsonNode::isNumber)
                || type.equals("String.Array") && !reads(value.stringValue(), JsonNode::isArray)) {
            throw SnsErrors.invalidAttribute(
                    "Could not cast message attribute '%s' value to %s.".formatted(name, type));
        }
    }

    private static boolean reads(String text, Predicate<JsonNode> as) {
        try {
            return as.test(Json.MAPPER.readTree(text));
        } catch (JacksonException e) {
            return false;
        }
    }
}
