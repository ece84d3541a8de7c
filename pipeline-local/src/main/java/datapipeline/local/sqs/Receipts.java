package datapipeline.local.sqs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What whoever has received a message may do with it. To be called inside a write to the store. */
final class Receipts {
    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(12);

    private final Queue queue;
    private final QueueContents contents;

    Receipts(Queue queue, QueueContents contents) {
        this.queue = queue;
        this.contents = contents;
    }

    /** Deletes a message, unless somebody else has received it since: then it is theirs. */
    void delete(String handleText, long now) {
        ReceiptHandle handle = ReceiptHandle.read(queue.name(), handleText);
        contents.lockedDo(() -> {
            @Nullable QueuedMessage message = contents.index().find(handle.key());
            if (message == null) {
                return;
            }
            boolean current = handle.isLatestOf(message);
            if (queue.isFifo() && !(current && contents.index().isHidden(message, now))) {
                throw SqsErrors.invalidValue(handleText, "ReceiptHandle", "The receipt handle has expired.");
            }
            if (current) {
                contents.drop(message);
                queue.counters().deleted();
            }
        });
    }

    /** Lets a message in flight become visible that long from now. */
    void changeVisibility(String handleText, Duration timeout, long now) {
        ReceiptHandle handle = ReceiptHandle.read(queue.name(), handleText);
        contents.lockedDo(() -> {
            @Nullable QueuedMessage message = contents.index().find(handle.key());
            if (message == null || !handle.isLatestOf(message)) {
                throw SqsErrors.invalidValue(
                        handleText,
                        "ReceiptHandle",
                        "Message does not exist or is not available for visibility timeout change.");
            }
            if (!contents.index().isHidden(message, now)) {
                throw SqsErrors.notInFlight(handleText);
            }
            long visibleAt = now + timeout.toMillis();
            if (visibleAt > message.lastReceivedAt() + LONGEST_TIMEOUT.toMillis()) {
                throw SqsErrors.invalidValue(
                        timeout.toSeconds(),
                        "VisibilityTimeout",
                        "Total VisibilityTimeout for the message is beyond the limit [43200 seconds]");
            }
            contents.index().remove(message);
            contents.keep(message.visibleFrom(visibleAt), now);
        });
    }
}
