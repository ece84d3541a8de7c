package datapipeline.local.sqs;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * What SQS accepts as a message. Sources:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html and
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 */
final class MessageRules {
    private static final int MOST_ATTRIBUTES = 10;
    private static final int LONGEST_DELAY_SECONDS = 900;
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]{1,128}");
    private static final Pattern NAME =
            Pattern.compile("(?!(?i:aws\\.|amazon\\.))(?!\\.)(?!.*\\.\\.)[\\w.-]{1,256}(?<!\\.)");
    private static final Pattern TYPE = Pattern.compile("(String|Number|Binary)(\\..+)?");
    private static final int LONGEST_TYPE = 256;

    private MessageRules() {}

    /** @return the size of body and attributes in bytes */
    static long check(SendMessageBatchRequestEntry message, Queue queue) {
        checkBody(message.messageBody());
        checkTokens(message, queue);
        checkDelay(message.delaySeconds(), queue);
        Map<String, MessageAttributeValue> attributes = message.messageAttributes();
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw SqsErrors.invalidValue("Number of message attributes [%d] exceeds the allowed maximum [%d]."
                    .formatted(attributes.size(), MOST_ATTRIBUTES));
        }
        attributes.forEach(MessageRules::checkAttribute);
        message.messageSystemAttributesAsStrings().forEach((name, value) -> {
            if (!name.equals("AWSTraceHeader") || !"String".equals(value.dataType()) || value.stringValue() == null) {
                throw SqsErrors.invalidValue(
                        "Message system attribute name '%s' is invalid; only AWSTraceHeader, a String, may be sent."
                                .formatted(name));
            }
        });
        long size = bytes(message);
        int limit = queue.attributes().maximumMessageBytes();
        if (size > limit) {
            throw SqsErrors.invalidValue(
                    "One or more parameters are invalid. Reason: Message must be shorter than %d bytes."
                            .formatted(limit));
        }
        return size;
    }

    static long bytes(SendMessageBatchRequestEntry message) {
        long size = message.messageBody() == null ? 0 : bytes(message.messageBody());
        for (Map.Entry<String, MessageAttributeValue> entry :
                message.messageAttributes().entrySet()) {
            MessageAttributeValue value = entry.getValue();
            size += bytes(entry.getKey()) + bytes(value.dataType()) + bytes(value.stringValue());
            size += value.binaryValue() == null ? 0 : value.binaryValue().asByteArrayUnsafe().length;
        }
        return size;
    }

    private static long bytes(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void checkBody(@Nullable String body) {
        if (body == null || body.isEmpty()) {
            throw SqsErrors.missing("MessageBody");
        }
        boolean allowed = body.codePoints()
                .allMatch(c -> c >= 0x20 && c <= 0xD7FF
                        || c == 0x9
                        || c == 0xA
                        || c == 0xD
                        || c >= 0xE000 && c <= 0xFFFD
                        || c >= 0x10000);
        if (!allowed) {
            throw SqsErrors.invalidContents("Invalid characters found. Valid unicode characters are #x9 | #xA | #xD |"
                    + " #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF");
        }
    }

    private static void checkTokens(SendMessageBatchRequestEntry message, Queue queue) {
        if (queue.isFifo() && message.messageGroupId() == null) {
            throw SqsErrors.missing("MessageGroupId");
        }
        checkToken("MessageGroupId", message.messageGroupId());
        if (!queue.isFifo() && message.messageDeduplicationId() != null) {
            throw notForThisType(message.messageDeduplicationId(), "MessageDeduplicationId");
        }
        checkToken("MessageDeduplicationId", message.messageDeduplicationId());
    }

    private static void checkToken(String parameter, @Nullable String value) {
        if (value != null && !TOKEN.matcher(value).matches()) {
            throw SqsErrors.invalidValue(
                    value,
                    parameter,
                    "%s can only include alphanumeric and punctuation characters. 1 to 128 in length."
                            .formatted(parameter));
        }
    }

    private static void checkDelay(@Nullable Integer seconds, Queue queue) {
        if (seconds == null) {
            return;
        }
        if (seconds < 0 || seconds > LONGEST_DELAY_SECONDS) {
            throw SqsErrors.invalidValue(seconds, "DelaySeconds", "DelaySeconds must be >= 0 and <= 900.");
        }
        if (queue.isFifo() && seconds > 0) {
            throw notForThisType(seconds, "DelaySeconds");
        }
    }

    private static RuntimeException notForThisType(Object value, String parameter) {
        return SqsErrors.invalidValue(
                value, parameter, "The request include parameter that is not valid for this queue type.");
    }

    private static void checkAttribute(String name, MessageAttributeValue value) {
        if (!NAME.matcher(name).matches()) {
            throw SqsErrors.invalidValue("Message attribute name '%s' is invalid.".formatted(name));
        }
        @Nullable String type = value.dataType();
        if (type == null || type.length() > LONGEST_TYPE || !TYPE.matcher(type).matches()) {
            throw SqsErrors.invalidValue(
                    "The type of message attribute '%s' is invalid. You must use only the following supported type prefixes: Binary, Number, String."
                            .formatted(name));
        }
        boolean filled = type.startsWith("Binary")
                ? value.binaryValue() != null
                : value.stringValue() != null && !value.stringValue().isEmpty();
        if (!filled || type.startsWith("Number") && !isNumber(value.stringValue())) {
            throw SqsErrors.invalidValue(
                    "The message attribute '%s' must contain a non-empty message attribute value of type '%s'."
                            .formatted(name, type));
        }
    }

    private static boolean isNumber(String text) {
        try {
            Double.parseDouble(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
