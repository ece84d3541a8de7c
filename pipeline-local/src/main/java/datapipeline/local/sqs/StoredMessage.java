package datapipeline.local.sqs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import tools.jackson.databind.json.JsonMapper;

/**
 * The content of a message, as it lies in the store: what does not change while the message is in its queue.
 *
 * @param id stays the same when the message goes to a dead-letter queue
 * @param deduplicationId of a message in a FIFO queue
 * @param traceHeader the system attribute {@code AWSTraceHeader}
 * @param deadLetterSource the ARN of the queue in which it failed, for a message in a dead-letter queue
 */
record StoredMessage(
        String id,
        String body,
        Map<String, Attribute> attributes,
        @Nullable String group,
        @Nullable String deduplicationId,
        @Nullable String traceHeader,
        @Nullable String deadLetterSource) {

    static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    StoredMessage {
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
    }

    /** A value and its type; either text or bytes. */
    record Attribute(String type, @Nullable String text, byte @Nullable [] bytes) {
        static Attribute of(MessageAttributeValue value) {
            SdkBytes binary = value.binaryValue();
            return new Attribute(value.dataType(), value.stringValue(), binary == null ? null : binary.asByteArray());
        }

        MessageAttributeValue value() {
            return MessageAttributeValue.builder()
                    .dataType(type)
                    .stringValue(text)
                    .binaryValue(bytes == null ? null : SdkBytes.fromByteArray(bytes))
                    .build();
        }
    }

    String groupOrEmpty() {
        return group == null ? "" : group;
    }

    /** The same message as it arrives in a dead-letter queue. */
    StoredMessage deadLetterOf(String sourceArn, boolean fifo) {
        return new StoredMessage(id, body, attributes, group, fifo ? id : null, traceHeader, sourceArn);
    }

    /** The message as it is sent once more: to SQS it is a new one. */
    StoredMessage sentAgain(String newId) {
        return new StoredMessage(newId, body, attributes, group, deduplicationId, traceHeader, null);
    }

    String line() {
        return JSON.writeValueAsString(this);
    }

    static StoredMessage read(String line) {
        return JSON.readValue(line, StoredMessage.class);
    }
}
