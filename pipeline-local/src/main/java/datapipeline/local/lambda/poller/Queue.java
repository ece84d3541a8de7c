package datapipeline.local.lambda.poller;

import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;

/** A queue, as a poller sees it. */
interface Queue {
    /** A long poll for up to {@code max} messages, at most ten. */
    List<Message> receive(int max, Duration wait);

    /** Deletes what was handled. What cannot be deleted comes again: that is logged, and no reason to fail. */
    void delete(List<Message> messages);

    /** Lets messages be received again at once. */
    void release(List<Message> messages);

    /** How long a received message stays hidden. */
    Duration visibilityTimeout();

    /** Finds queues by their ARN. */
    interface Directory {
        /** @throws software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException when there is none */
        Queue open(String arn);
    }
}
