package datapipeline.local.lambda.poller;

import datapipeline.local.account.Account;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue behind an SQS client. */
record SqsQueue(SqsClient sqs, String url) implements Queue {
    private static final Logger LOG = System.getLogger(SqsQueue.class.getName());
    private static final int BATCH = 10;

    static Directory directory(SqsClient sqs) {
        return arn -> new SqsQueue(
                sqs, sqs.getQueueUrl(r -> r.queueName(Account.nameIn(arn))).queueUrl());
    }

    @Override
    public List<Message> receive(int max, Duration wait) {
        return sqs.receiveMessage(r -> r.queueUrl(url)
                        .maxNumberOfMessages(max)
                        .waitTimeSeconds((int) wait.toSeconds())
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
    }

    @Override
    public void delete(List<Message> messages) {
        for (int from = 0; from < messages.size(); from += BATCH) {
            deleteBatch(messages.subList(from, Math.min(messages.size(), from + BATCH)));
        }
    }

    private void deleteBatch(List<Message> messages) {
        List<DeleteMessageBatchRequestEntry> entries = IntStream.range(0, messages.size())
                .mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(messages.get(i).receiptHandle())
                        .build())
                .toList();
        sqs.deleteMessageBatch(r -> r.queueUrl(url).entries(entries))
                .failed()
                .forEach(failed -> LOG.log(
                        Level.WARNING,
                        () -> "a handled message could not be deleted from %s and will come again: %s"
                                .formatted(url, failed.message())));
    }

    @Override
    public void release(List<Message> messages) {
        messages.forEach(message -> sqs.changeMessageVisibility(
                r -> r.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0)));
    }

    @Override
    public Duration visibilityTimeout() {
        String seconds = sqs.getQueueAttributes(
                        r -> r.queueUrl(url).attributeNames(QueueAttributeName.VISIBILITY_TIMEOUT))
                .attributes()
                .get(QueueAttributeName.VISIBILITY_TIMEOUT);
        return Duration.ofSeconds(Long.parseLong(seconds));
    }
}
