package datapipeline.local.sns;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * A message that was accepted.
 *
 * @param messages the text for each protocol under its name, and the one for all others under {@code default}
 * @param publishedAt milliseconds since the epoch
 * @param group the message group, for fair queues
 */
record Notification(
        String topicArn,
        String messageId,
        @Nullable String subject,
        Map<String, String> messages,
        Map<String, Attribute> attributes,
        long publishedAt,
        @Nullable String group) {

    /** @param value text, or bytes in Base64 if the type is Binary */
    record Attribute(String type, String value) {
        static Attribute of(MessageAttributeValue attribute) {
            SdkBytes binary = attribute.binaryValue();
            return new Attribute(
                    attribute.dataType(),
                    binary == null
                            ? attribute.stringValue()
                            : Base64.getEncoder().encodeToString(binary.asByteArrayUnsafe()));
        }

        boolean isBinary() {
            return type.startsWith("Binary");
        }

        byte[] bytes() {
            return Base64.getDecoder().decode(value);
        }

        private int size() {
            return (isBinary() ? bytes() : value.getBytes(StandardCharsets.UTF_8)).length;
        }
    }

    Notification {
        messages = Map.copyOf(messages);
        attributes = new TreeMap<>(attributes);
    }

    String message(Subscription.Protocol protocol) {
        return messages.getOrDefault(protocol.name(), messages.getOrDefault("default", ""));
    }

    /** The size of attributes in bytes, names and types included. */
    static int size(Map<String, Attribute> attributes) {
        return attributes.entrySet().stream()
                .mapToInt(entry -> entry.getKey().getBytes(StandardCharsets.UTF_8).length
                        + entry.getValue().type().length()
                        + entry.getValue().size())
                .sum();
    }
}
