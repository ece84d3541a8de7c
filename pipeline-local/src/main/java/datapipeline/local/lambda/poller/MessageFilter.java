package datapipeline.local.lambda.poller;

import java.io.IOException;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.event.ruler.Machine;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which messages a mapping hands to its function; those that match no filter are deleted unseen, as on AWS. A body that
 * is JSON can be matched by its fields. Rules: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html
 */
final class MessageFilter {
    private final Machine patterns = new Machine();

    /** @throws IllegalArgumentException when a filter is not an event pattern */
    MessageFilter(List<String> filters) {
        for (String filter : filters) {
            try {
                patterns.addRule(filter, filter);
            } catch (IOException | RuntimeException e) {
                throw new IllegalArgumentException("Invalid filter pattern definition: " + e.getMessage(), e);
            }
        }
    }

    boolean matches(SqsEvent event, Message message) {
        if (patterns.isEmpty()) {
            return true;
        }
        ObjectNode record = event.record(message);
        try {
            record.set("body", SqsEvent.JSON.readTree(message.body()));
        } catch (JacksonException e) {
            record.put("body", message.body());
        }
        try {
            return !patterns.rulesForJSONEvent(SqsEvent.JSON.writeValueAsString(record))
                    .isEmpty();
        } catch (Exception e) {
            throw new IllegalStateException("message %s could not be filtered".formatted(message.messageId()), e);
        }
    }
}
