package datapipeline.local.sqs;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteQueueResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.PurgeQueueResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;

/** Making, changing and deleting queues. */
final class Administration {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}|[A-Za-z0-9_-]{1,75}\\.fifo");

    private final Queues queues;
    private final InstantSource clock;

    Administration(Queues queues, InstantSource clock) {
        this.queues = queues;
        this.clock = clock;
    }

    CreateQueueResponse create(CreateQueueRequest request) {
        String name = request.queueName();
        if (name == null || !NAME.matcher(name).matches()) {
            throw SqsErrors.invalidValue("Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in"
                    + " length. The name of a FIFO queue ends with .fifo.");
        }
        Map<QueueAttributeName, String> wanted = AttributeRules.check(name, request.attributesAsStrings());
        if (Queue.isFifo(name) && !wanted.containsKey(QueueAttributeName.FIFO_QUEUE)) {
            throw SqsErrors.invalidValue(
                    "The name of a queue ends with .fifo if and only if its attribute FifoQueue is true.");
        }
        Queue queue = queues.changeQueues(() -> queues.find(name)
                .map(existing -> same(existing, wanted))
                .orElseGet(() -> create(name, wanted, request.tags())));
        return CreateQueueResponse.builder().queueUrl(queues.url(queue)).build();
    }

    private static Queue same(Queue existing, Map<QueueAttributeName, String> wanted) {
        Map<QueueAttributeName, String> actual = existing.attributes().effective(existing.isFifo());
        wanted.forEach((attribute, value) -> {
            if (!value.equals(actual.getOrDefault(attribute, ""))) {
                throw SqsErrors.queueExists(attribute);
            }
        });
        return existing;
    }

    private Queue create(String name, Map<QueueAttributeName, String> wanted, Map<String, String> tags) {
        QueueAttributes attributes = new QueueAttributes(Map.of()).with(wanted);
        checkDeadLetterTarget(name, attributes);
        long now = clock.instant().getEpochSecond();
        return queues.create(name, new QueueDescription(attributes, tags, now, now));
    }

    DeleteQueueResponse delete(@Nullable String url) {
        queues.changeQueues(() -> {
            queues.delete(queues.get(url));
            return Boolean.TRUE;
        });
        return DeleteQueueResponse.builder().build();
    }

    PurgeQueueResponse purge(@Nullable String url) {
        queues.change(() -> {
            queues.get(url).purge(clock.millis());
            return Boolean.TRUE;
        });
        return PurgeQueueResponse.builder().build();
    }

    SetQueueAttributesResponse setAttributes(SetQueueAttributesRequest request) {
        queues.changeQueues(() -> {
            Queue queue = queues.get(request.queueUrl());
            Map<QueueAttributeName, String> changes = AttributeRules.check(queue.name(), request.attributesAsStrings());
            if (changes.containsKey(QueueAttributeName.FIFO_QUEUE)) {
                throw SqsErrors.unknownAttribute("FifoQueue");
            }
            QueueAttributes attributes = queue.attributes().with(changes);
            checkDeadLetterTarget(queue.name(), attributes);
            queues.describe(
                    queue, queue.description().with(attributes, clock.instant().getEpochSecond()));
            return Boolean.TRUE;
        });
        return SetQueueAttributesResponse.builder().build();
    }

    private void checkDeadLetterTarget(String name, QueueAttributes attributes) {
        attributes.redrivePolicy().ifPresent(policy -> {
            String fault = queues.findByArn(policy.deadLetterTargetArn())
                    .map(target -> fault(name, target))
                    .orElse("Dead letter target does not exist.");
            if (!fault.isEmpty()) {
                throw SqsErrors.invalidValue(policy.text(), "RedrivePolicy", fault);
            }
        });
    }

    private String fault(String source, Queue target) {
        if (target.isFifo() != Queue.isFifo(source)) {
            return "Dead-letter queue must be same type of queue as the source.";
        }
        return target.attributes().redriveAllowPolicy().allows(queues.arn(source))
                ? ""
                : "The RedriveAllowPolicy of the dead-letter queue does not allow this queue as a source.";
    }

    GetQueueAttributesResponse attributes(GetQueueAttributesRequest request) {
        Set<QueueAttributeName> wanted = request.attributeNamesAsStrings().stream()
                .map(Administration::known)
                .collect(Collectors.toSet());
        Map<QueueAttributeName, String> all = attributesOf(queues.get(request.queueUrl()));
        if (!wanted.contains(QueueAttributeName.ALL)) {
            all.keySet().retainAll(wanted);
        }
        return GetQueueAttributesResponse.builder().attributes(all).build();
    }

    private static QueueAttributeName known(String text) {
        QueueAttributeName name = QueueAttributeName.fromValue(text);
        if (name == QueueAttributeName.UNKNOWN_TO_SDK_VERSION) {
            throw SqsErrors.unknownAttribute(text);
        }
        return name;
    }

    private Map<QueueAttributeName, String> attributesOf(Queue queue) {
        MessageIndex.Counts counts = queue.counts(clock.millis());
        Map<QueueAttributeName, String> all = new EnumMap<>(QueueAttributeName.class);
        all.putAll(queue.attributes().effective(queue.isFifo()));
        all.put(QueueAttributeName.QUEUE_ARN, queues.arn(queue));
        all.put(
                QueueAttributeName.CREATED_TIMESTAMP,
                Long.toString(queue.description().created()));
        all.put(
                QueueAttributeName.LAST_MODIFIED_TIMESTAMP,
                Long.toString(queue.description().modified()));
        all.put(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, Integer.toString(counts.visible()));
        all.put(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, Integer.toString(counts.notVisible()));
        all.put(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, Integer.toString(counts.delayed()));
        return all;
    }

    Map<String, String> tags(@Nullable String url) {
        return queues.get(url).description().tags();
    }

    void tag(@Nullable String url, Map<String, String> more) {
        changeTags(url, tags -> {
            tags.putAll(more);
            return tags;
        });
    }

    void untag(@Nullable String url, List<String> keys) {
        changeTags(url, tags -> {
            keys.forEach(tags::remove);
            return tags;
        });
    }

    private void changeTags(@Nullable String url, UnaryOperator<Map<String, String>> change) {
        queues.changeQueues(() -> {
            Queue queue = queues.get(url);
            Map<String, String> tags = new HashMap<>(queue.description().tags());
            queues.describe(queue, queue.description().with(change.apply(tags)));
            return Boolean.TRUE;
        });
    }
}
