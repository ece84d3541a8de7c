package datapipeline.local.sqs;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/**
 * Which attributes whoever receives a message wants to see.
 *
 * @param system names of system attributes, or {@code All}
 * @param own names of the sender's attributes, {@code All}, {@code .*} or a beginning as in {@code trace.*}
 */
record Selection(Set<MessageSystemAttributeName> system, List<String> own) {

    static Selection of(ReceiveMessageRequest request) {
        Set<MessageSystemAttributeName> system = Stream.concat(
                        request.messageSystemAttributeNamesAsStrings().stream(),
                        request.attributeNamesAsStrings().stream())
                .map(Selection::known)
                .collect(Collectors.toUnmodifiableSet());
        return new Selection(system, request.messageAttributeNames());
    }

    private static MessageSystemAttributeName known(String text) {
        MessageSystemAttributeName name = MessageSystemAttributeName.fromValue(text);
        if (name == MessageSystemAttributeName.UNKNOWN_TO_SDK_VERSION) {
            throw SqsErrors.unknownAttribute(text);
        }
        return name;
    }

    /** The message as the receiver gets it. */
    Message message(Received received, Queue queue, String senderId) {
        StoredMessage content = received.content();
        Map<String, MessageAttributeValue> attributes = new TreeMap<>();
        content.attributes().forEach((name, value) -> {
            if (wants(name)) {
                attributes.put(name, value.value());
            }
        });
        return Message.builder()
                .messageId(content.id())
                .receiptHandle(ReceiptHandle.of(queue.name(), received.place()).text())
                .body(content.body())
                .md5OfBody(MessageDigests.md5(content.body()))
                .attributes(systemAttributes(received, queue, senderId))
                .messageAttributes(attributes)
                .md5OfMessageAttributes(MessageDigests.md5OfAttributes(attributes))
                .build();
    }

    private boolean wants(String name) {
        return own.stream()
                .anyMatch(wanted -> wanted.equals("All")
                        || wanted.equals(name)
                        || wanted.endsWith(".*") && name.startsWith(wanted.substring(0, wanted.length() - 2)));
    }

    private Map<MessageSystemAttributeName, String> systemAttributes(Received received, Queue queue, String senderId) {
        QueuedMessage place = received.place();
        StoredMessage content = received.content();
        Map<MessageSystemAttributeName, String> all = new EnumMap<>(MessageSystemAttributeName.class);
        all.put(MessageSystemAttributeName.SENDER_ID, senderId);
        all.put(MessageSystemAttributeName.SENT_TIMESTAMP, Long.toString(place.sentAt()));
        all.put(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, Integer.toString(place.receives()));
        all.put(MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP, Long.toString(place.firstReceivedAt()));
        put(all, MessageSystemAttributeName.MESSAGE_GROUP_ID, content.group());
        put(all, MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, content.deduplicationId());
        put(all, MessageSystemAttributeName.AWS_TRACE_HEADER, content.traceHeader());
        put(all, MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN, content.deadLetterSource());
        if (queue.isFifo()) {
            all.put(MessageSystemAttributeName.SEQUENCE_NUMBER, Sending.sequenceNumber(place.key()));
        }
        if (!system.contains(MessageSystemAttributeName.ALL)) {
            all.keySet().retainAll(system);
        }
        return all;
    }

    private static void put(
            Map<MessageSystemAttributeName, String> all, MessageSystemAttributeName name, @Nullable String value) {
        if (value != null) {
            all.put(name, value);
        }
    }
}
