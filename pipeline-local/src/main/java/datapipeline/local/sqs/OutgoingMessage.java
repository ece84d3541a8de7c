package datapipeline.local.sqs;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * A message that was found to be in order, on its way into a queue.
 *
 * @param delay empty for the queue's own
 * @param bytes body and attributes
 */
record OutgoingMessage(StoredMessage content, Optional<Duration> delay, long bytes) {

    /** @throws software.amazon.awssdk.services.sqs.model.SqsException that names what this queue does not accept */
    static OutgoingMessage of(SendMessageBatchRequestEntry entry, Queue queue) {
        long bytes = MessageRules.check(entry, queue);
        @Nullable String deduplicationId = queue.isFifo() ? deduplicationId(entry, queue) : null;
        var trace = entry.messageSystemAttributes().get(MessageSystemAttributeNameForSends.AWS_TRACE_HEADER);
        StoredMessage content = new StoredMessage(
                UUID.randomUUID().toString(),
                entry.messageBody(),
                attributes(entry),
                entry.messageGroupId(),
                deduplicationId,
                trace == null ? null : trace.stringValue(),
                null);
        return new OutgoingMessage(
                content, Optional.ofNullable(entry.delaySeconds()).map(Duration::ofSeconds), bytes);
    }

    private static Map<String, StoredMessage.Attribute> attributes(SendMessageBatchRequestEntry entry) {
        return entry.messageAttributes().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> StoredMessage.Attribute.of(each.getValue())));
    }

    private static String deduplicationId(SendMessageBatchRequestEntry entry, Queue queue) {
        if (entry.messageDeduplicationId() != null) {
            return entry.messageDeduplicationId();
        }
        if (queue.attributes().deduplicatesByContent()) {
            return MessageDigests.sha256(entry.messageBody());
        }
        throw SqsErrors.invalidValue("The queue should either have ContentBasedDeduplication enabled or"
                + " MessageDeduplicationId provided explicitly");
    }
}
