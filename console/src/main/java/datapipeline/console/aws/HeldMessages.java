package datapipeline.console.aws;

import static datapipeline.console.aws.Asking.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Messages that were received, hidden from everybody else until they are given back. They come back by themselves after
 * half a minute, should this process die in between.
 */
final class HeldMessages implements AutoCloseable {
    private static final int HIDDEN_SECONDS = 30;
    /** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
    private static final int BATCH = 10;
    /** Waiting makes SQS ask all of its servers, so that an empty answer means an empty queue. */
    private static final int WAIT_SECONDS = 1;

    private final SqsClient sqs;
    private final String url;
    private final List<Message> messages = new ArrayList<>();

    HeldMessages(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    List<Message> messages() {
        return messages;
    }

    /** Receives until there is no more, there are enough, or this one is found. */
    Optional<Message> take(int most, Predicate<Message> wanted) {
        while (messages.size() < most) {
            List<Message> more = receive(Math.min(BATCH, most - messages.size()));
            messages.addAll(more);
            Optional<Message> found = more.stream().filter(wanted).findFirst();
            if (found.isPresent() || more.isEmpty()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private List<Message> receive(int most) {
        return ask(
                "SQS",
                () -> sqs.receiveMessage(receive -> receive.queueUrl(url)
                                .maxNumberOfMessages(most)
                                .visibilityTimeout(HIDDEN_SECONDS)
                                .waitTimeSeconds(WAIT_SECONDS)
                                .messageAttributeNames("All")
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                        .messages());
    }

    void delete(Message message) {
        ask("SQS", () -> sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle())));
        messages.remove(message);
    }

    /** Gives back all that was not deleted. */
    @Override
    public void close() {
        for (int from = 0; from < messages.size(); from += BATCH) {
            List<ChangeMessageVisibilityBatchRequestEntry> visible = new ArrayList<>();
            for (Message message : messages.subList(from, Math.min(from + BATCH, messages.size()))) {
                visible.add(ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id("m" + visible.size())
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(0)
                        .build());
            }
            ask(
                    "SQS",
                    () -> sqs.changeMessageVisibilityBatch(
                            change -> change.queueUrl(url).entries(visible)));
        }
    }
}
