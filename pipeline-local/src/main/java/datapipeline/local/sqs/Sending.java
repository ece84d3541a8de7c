package datapipeline.local.sqs;

import datapipeline.local.sqs.Deduplication.Accepted;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** SendMessage and SendMessageBatch. */
final class Sending {
    /** Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
    private static final int MOST_BATCH_BYTES = 1_048_576;

    private final Queues queues;
    private final InstantSource clock;

    Sending(Queues queues, InstantSource clock) {
        this.queues = queues;
        this.clock = clock;
    }

    SendMessageResponse send(SendMessageRequest request) {
        SendMessageBatchRequestEntry message = SendMessageBatchRequestEntry.builder()
                .messageBody(request.messageBody())
                .delaySeconds(request.delaySeconds())
                .messageAttributes(request.messageAttributes())
                .messageSystemAttributesWithStrings(request.messageSystemAttributesAsStrings())
                .messageGroupId(request.messageGroupId())
                .messageDeduplicationId(request.messageDeduplicationId())
                .build();
        SendMessageBatchResultEntry sent = queues.change(() -> send(message, queues.get(request.queueUrl())));
        return SendMessageResponse.builder()
                .messageId(sent.messageId())
                .sequenceNumber(sent.sequenceNumber())
                .md5OfMessageBody(sent.md5OfMessageBody())
                .md5OfMessageAttributes(sent.md5OfMessageAttributes())
                .md5OfMessageSystemAttributes(sent.md5OfMessageSystemAttributes())
                .build();
    }

    SendMessageBatchResponse send(SendMessageBatchRequest request) {
        List<SendMessageBatchRequestEntry> entries = request.entries();
        Batch.check(entries, SendMessageBatchRequestEntry::id);
        long bytes = entries.stream().mapToLong(MessageRules::bytes).sum();
        if (bytes > MOST_BATCH_BYTES) {
            throw SqsErrors.batchTooLong(bytes, MOST_BATCH_BYTES);
        }
        Batch<SendMessageBatchResultEntry> results = queues.change(() -> {
            Queue queue = queues.get(request.queueUrl());
            return Batch.each(entries, SendMessageBatchRequestEntry::id, entry -> send(entry, queue));
        });
        return SendMessageBatchResponse.builder()
                .successful(results.successful())
                .failed(results.failed())
                .build();
    }

    private SendMessageBatchResultEntry send(SendMessageBatchRequestEntry message, Queue queue) {
        Accepted accepted = queue.arrivals().send(OutgoingMessage.of(message, queue), clock.millis());
        return SendMessageBatchResultEntry.builder()
                .id(message.id())
                .messageId(accepted.messageId())
                .sequenceNumber(queue.isFifo() ? sequenceNumber(accepted.key()) : null)
                .md5OfMessageBody(MessageDigests.md5(message.messageBody()))
                .md5OfMessageAttributes(MessageDigests.md5OfAttributes(message.messageAttributes()))
                .md5OfMessageSystemAttributes(md5OfSystemAttributes(message))
                .build();
    }

    private static @Nullable String md5OfSystemAttributes(SendMessageBatchRequestEntry message) {
        return MessageDigests.md5OfSystemAttributes(message.messageSystemAttributesAsStrings());
    }

    /** Twenty digits, as AWS's, so that they can be compared as texts. */
    static String sequenceNumber(long key) {
        return "1%019d".formatted(key);
    }
}
