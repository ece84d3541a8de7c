package datapipeline.console.queues;

import java.time.Instant;
import java.util.Map;

/**
 * A message in a dead-letter queue.
 *
 * @param sentAt when it was first sent
 * @param receives how often anybody received it here
 * @param attributes the message attributes that are text, such as EventBridge's {@code ERROR_MESSAGE}
 */
public record DeadLetter(String messageId, String body, Instant sentAt, int receives, Map<String, String> attributes) {
    public DeadLetter {
        attributes = Map.copyOf(attributes);
    }
}
