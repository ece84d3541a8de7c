package datapipeline.local.sqs;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The attributes somebody set on a queue, checked by {@link AttributeRules}, and AWS's defaults for the others.
 *
 * @param values what was set; an attribute that was emptied is not among them
 */
record QueueAttributes(Map<QueueAttributeName, String> values) {
    QueueAttributes {
        values = Map.copyOf(values);
    }

    /** Reads what a request or the store has; refuses names and values that SQS refuses. */
    static QueueAttributes of(String queue, Map<String, String> values) {
        return new QueueAttributes(AttributeRules.check(queue, values));
    }

    /** These attributes, changed by those; an empty text removes a policy. */
    QueueAttributes with(Map<QueueAttributeName, String> changes) {
        Map<QueueAttributeName, String> all = new EnumMap<>(QueueAttributeName.class);
        all.putAll(values);
        all.putAll(changes);
        all.values().removeIf(String::isEmpty);
        return new QueueAttributes(all);
    }

    /** What a client is told: everything that was set, and the defaults. */
    Map<QueueAttributeName, String> effective(boolean fifo) {
        Map<QueueAttributeName, String> all = new EnumMap<>(QueueAttributeName.class);
        all.putAll(AttributeRules.defaults(fifo));
        all.putAll(values);
        return all;
    }

    Duration visibilityTimeout() {
        return seconds(QueueAttributeName.VISIBILITY_TIMEOUT);
    }

    Duration delay() {
        return seconds(QueueAttributeName.DELAY_SECONDS);
    }

    Duration receiveWait() {
        return seconds(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS);
    }

    Duration retention() {
        return seconds(QueueAttributeName.MESSAGE_RETENTION_PERIOD);
    }

    int maximumMessageBytes() {
        return (int) number(QueueAttributeName.MAXIMUM_MESSAGE_SIZE);
    }

    boolean deduplicatesByContent() {
        return Boolean.parseBoolean(values.get(QueueAttributeName.CONTENT_BASED_DEDUPLICATION));
    }

    boolean deduplicatesByGroup() {
        return "messageGroup".equals(values.get(QueueAttributeName.DEDUPLICATION_SCOPE));
    }

    Optional<RedrivePolicy> redrivePolicy() {
        return Optional.ofNullable(values.get(QueueAttributeName.REDRIVE_POLICY))
                .map(RedrivePolicy::read);
    }

    RedriveAllowPolicy redriveAllowPolicy() {
        return Optional.ofNullable(values.get(QueueAttributeName.REDRIVE_ALLOW_POLICY))
                .map(RedriveAllowPolicy::read)
                .orElse(RedriveAllowPolicy.ALLOW_ALL);
    }

    private Duration seconds(QueueAttributeName name) {
        return Duration.ofSeconds(number(name));
    }

    private long number(QueueAttributeName name) {
        @Nullable String value = values.get(name);
        return value == null ? AttributeRules.defaultNumber(name) : Long.parseLong(value);
    }
}
