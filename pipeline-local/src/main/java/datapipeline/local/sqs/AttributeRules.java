package datapipeline.local.sqs;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.core.JacksonException;

/**
 * What SQS accepts as a queue's attributes. Source:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 *
 * <p>Encryption attributes are kept and told, but nothing is encrypted here.
 */
final class AttributeRules {
    private record Range(long least, long most, long preset) {}

    private static final Map<QueueAttributeName, Range> NUMBERS = Map.of(
            QueueAttributeName.VISIBILITY_TIMEOUT, new Range(0, 43_200, 30),
            QueueAttributeName.DELAY_SECONDS, new Range(0, 900, 0),
            QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, new Range(0, 20, 0),
            QueueAttributeName.MESSAGE_RETENTION_PERIOD, new Range(60, 1_209_600, 345_600),
            QueueAttributeName.MAXIMUM_MESSAGE_SIZE, new Range(1_024, 1_048_576, 1_048_576),
            QueueAttributeName.KMS_DATA_KEY_REUSE_PERIOD_SECONDS, new Range(60, 86_400, 300));

    private static final Set<QueueAttributeName> TOLD_BY_DEFAULT = Set.of(
            QueueAttributeName.VISIBILITY_TIMEOUT,
            QueueAttributeName.DELAY_SECONDS,
            QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS,
            QueueAttributeName.MESSAGE_RETENTION_PERIOD,
            QueueAttributeName.MAXIMUM_MESSAGE_SIZE);

    private static final Map<QueueAttributeName, Set<String>> CHOICES = Map.of(
            QueueAttributeName.FIFO_QUEUE, Set.of("true"),
            QueueAttributeName.CONTENT_BASED_DEDUPLICATION, Set.of("true", "false"),
            QueueAttributeName.SQS_MANAGED_SSE_ENABLED, Set.of("true", "false"),
            QueueAttributeName.DEDUPLICATION_SCOPE, Set.of("messageGroup", "queue"),
            QueueAttributeName.FIFO_THROUGHPUT_LIMIT, Set.of("perQueue", "perMessageGroupId"));

    private static final Set<QueueAttributeName> FIFO_ONLY = Set.of(
            QueueAttributeName.FIFO_QUEUE,
            QueueAttributeName.CONTENT_BASED_DEDUPLICATION,
            QueueAttributeName.DEDUPLICATION_SCOPE,
            QueueAttributeName.FIFO_THROUGHPUT_LIMIT);

    private AttributeRules() {}

    /** @throws software.amazon.awssdk.services.sqs.model.SqsException that names the first fault */
    static Map<QueueAttributeName, String> check(String queue, Map<String, String> values) {
        Map<QueueAttributeName, String> checked = new EnumMap<>(QueueAttributeName.class);
        values.forEach((text, value) -> {
            QueueAttributeName name = QueueAttributeName.fromValue(text);
            if (FIFO_ONLY.contains(name) && !Queue.isFifo(queue)) {
                throw SqsErrors.unknownAttribute(text);
            }
            checked.put(name, checked(text, name, value));
        });
        return checked;
    }

    private static String checked(String text, QueueAttributeName name, String value) {
        if (NUMBERS.containsKey(name)) {
            return number(name, value);
        }
        if (CHOICES.containsKey(name)) {
            if (!CHOICES.getOrDefault(name, Set.of()).contains(value)) {
                throw SqsErrors.invalidAttribute(value, name, "It is not one of " + CHOICES.get(name));
            }
            return value;
        }
        if (name == QueueAttributeName.KMS_MASTER_KEY_ID || value.isEmpty() && isPolicy(name)) {
            return value;
        }
        if (name == QueueAttributeName.REDRIVE_POLICY) {
            return RedrivePolicy.read(value).text();
        }
        if (name == QueueAttributeName.REDRIVE_ALLOW_POLICY) {
            return RedriveAllowPolicy.read(value).text();
        }
        if (name == QueueAttributeName.POLICY) {
            return policy(value);
        }
        throw SqsErrors.unknownAttribute(text);
    }

    private static boolean isPolicy(QueueAttributeName name) {
        return name == QueueAttributeName.POLICY
                || name == QueueAttributeName.REDRIVE_POLICY
                || name == QueueAttributeName.REDRIVE_ALLOW_POLICY;
    }

    private static String number(QueueAttributeName name, String value) {
        Range range = range(name);
        String reason = "Must be an integer from %d to %d.".formatted(range.least, range.most);
        try {
            long number = Long.parseLong(value);
            if (number < range.least || number > range.most) {
                throw SqsErrors.invalidAttribute(value, name, reason);
            }
            return Long.toString(number);
        } catch (NumberFormatException e) {
            throw SqsErrors.invalidAttribute(value, name, reason);
        }
    }

    private static String policy(String value) {
        try {
            if (StoredMessage.JSON.readTree(value).isObject()) {
                return value;
            }
        } catch (JacksonException e) {
            throw SqsErrors.invalidAttribute(value, QueueAttributeName.POLICY, e.getOriginalMessage());
        }
        throw SqsErrors.invalidAttribute(value, QueueAttributeName.POLICY, "It is no JSON object.");
    }

    static long defaultNumber(QueueAttributeName name) {
        return range(name).preset;
    }

    private static Range range(QueueAttributeName name) {
        Range range = NUMBERS.get(name);
        if (range == null) {
            throw new IllegalArgumentException(name + " is no number");
        }
        return range;
    }

    static Map<QueueAttributeName, String> defaults(boolean fifo) {
        Map<QueueAttributeName, String> all = new HashMap<>();
        TOLD_BY_DEFAULT.forEach(name -> all.put(name, Long.toString(defaultNumber(name))));
        all.put(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "false");
        if (fifo) {
            all.put(QueueAttributeName.FIFO_QUEUE, "true");
            all.put(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "false");
            all.put(QueueAttributeName.DEDUPLICATION_SCOPE, "queue");
            all.put(QueueAttributeName.FIFO_THROUGHPUT_LIMIT, "perQueue");
        }
        return all;
    }
}
