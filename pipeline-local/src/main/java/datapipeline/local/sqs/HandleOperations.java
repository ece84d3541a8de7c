package datapipeline.local.sqs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;

/** The operations that take a receipt handle: deleting messages and changing their visibility. */
final class HandleOperations {
    private static final int LONGEST_TIMEOUT_SECONDS = 43_200;

    private final Queues queues;
    private final InstantSource clock;

    HandleOperations(Queues queues, InstantSource clock) {
        this.queues = queues;
        this.clock = clock;
    }

    DeleteMessageResponse delete(DeleteMessageRequest request) {
        return queues.change(() -> {
            delete(queues.get(request.queueUrl()), request.receiptHandle());
            return DeleteMessageResponse.builder().build();
        });
    }

    DeleteMessageBatchResponse delete(DeleteMessageBatchRequest request) {
        List<DeleteMessageBatchRequestEntry> entries = request.entries();
        Batch.check(entries, DeleteMessageBatchRequestEntry::id);
        Batch<DeleteMessageBatchResultEntry> results = queues.change(() -> {
            Queue queue = queues.get(request.queueUrl());
            return Batch.each(entries, DeleteMessageBatchRequestEntry::id, entry -> {
                delete(queue, entry.receiptHandle());
                return DeleteMessageBatchResultEntry.builder().id(entry.id()).build();
            });
        });
        return DeleteMessageBatchResponse.builder()
                .successful(results.successful())
                .failed(results.failed())
                .build();
    }

    private void delete(Queue queue, @Nullable String handle) {
        queue.receipts().delete(required(handle), clock.millis());
    }

    ChangeMessageVisibilityResponse changeVisibility(ChangeMessageVisibilityRequest request) {
        return queues.change(() -> {
            changeVisibility(queues.get(request.queueUrl()), request.receiptHandle(), request.visibilityTimeout());
            return ChangeMessageVisibilityResponse.builder().build();
        });
    }

    ChangeMessageVisibilityBatchResponse changeVisibility(ChangeMessageVisibilityBatchRequest request) {
        List<ChangeMessageVisibilityBatchRequestEntry> entries = request.entries();
        Batch.check(entries, ChangeMessageVisibilityBatchRequestEntry::id);
        Batch<ChangeMessageVisibilityBatchResultEntry> results = queues.change(() -> {
            Queue queue = queues.get(request.queueUrl());
            return Batch.each(entries, ChangeMessageVisibilityBatchRequestEntry::id, entry -> {
                changeVisibility(queue, entry.receiptHandle(), entry.visibilityTimeout());
                return ChangeMessageVisibilityBatchResultEntry.builder()
                        .id(entry.id())
                        .build();
            });
        });
        return ChangeMessageVisibilityBatchResponse.builder()
                .successful(results.successful())
                .failed(results.failed())
                .build();
    }

    private void changeVisibility(Queue queue, @Nullable String handle, @Nullable Integer seconds) {
        if (seconds == null) {
            throw SqsErrors.missing("VisibilityTimeout");
        }
        Receiving.checkRange("VisibilityTimeout", seconds, 0, LONGEST_TIMEOUT_SECONDS);
        queue.receipts().changeVisibility(required(handle), Duration.ofSeconds(seconds), clock.millis());
    }

    private static String required(@Nullable String handle) {
        if (handle == null) {
            throw SqsErrors.missing("ReceiptHandle");
        }
        return handle;
    }
}
