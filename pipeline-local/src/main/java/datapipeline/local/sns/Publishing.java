package datapipeline.local.sns;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SnsException;

/** Publish and PublishBatch: a message is accepted together with all its deliveries, or not at all. */
final class Publishing {
    private static final int MOST_ENTRIES = 10;

    private final Topics topics;
    private final Deliveries deliveries;
    private final InstantSource clock;

    Publishing(Topics topics, Deliveries deliveries, InstantSource clock) {
        this.topics = topics;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    PublishResponse publish(PublishRequest request) {
        if (request.phoneNumber() != null) {
            throw SnsErrors.invalid("PhoneNumber", "Messages to phones are not available here");
        }
        Topic topic = topics.get(request.topicArn() == null ? request.targetArn() : request.topicArn());
        Notification notification = notification(
                topic,
                PublishBatchRequestEntry.builder()
                        .message(request.message())
                        .messageStructure(request.messageStructure())
                        .subject(request.subject())
                        .messageAttributes(request.messageAttributes())
                        .messageGroupId(request.messageGroupId())
                        .build());
        accept(topic, List.of(notification));
        return PublishResponse.builder().messageId(notification.messageId()).build();
    }

    PublishBatchResponse publish(PublishBatchRequest request) {
        Topic topic = topics.get(request.topicArn());
        check(request.publishBatchRequestEntries());
        List<Notification> accepted = new ArrayList<>();
        List<PublishBatchResultEntry> successful = new ArrayList<>();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        for (PublishBatchRequestEntry entry : request.publishBatchRequestEntries()) {
            try {
                Notification notification = notification(topic, entry);
                accepted.add(notification);
                successful.add(PublishBatchResultEntry.builder()
                        .id(entry.id())
                        .messageId(notification.messageId())
                        .build());
            } catch (SnsException e) {
                failed.add(BatchResultErrorEntry.builder()
                        .id(entry.id())
                        .code(e.awsErrorDetails().errorCode())
                        .message(e.awsErrorDetails().errorMessage())
                        .senderFault(true)
                        .build());
            }
        }
        accept(topic, accepted);
        return PublishBatchResponse.builder()
                .successful(successful)
                .failed(failed)
                .build();
    }

    private static void check(List<PublishBatchRequestEntry> entries) {
        if (entries.isEmpty()) {
            throw SnsErrors.emptyBatch();
        }
        if (entries.size() > MOST_ENTRIES) {
            throw SnsErrors.tooManyEntries();
        }
        Set<String> ids = new HashSet<>();
        int bytes = 0;
        for (PublishBatchRequestEntry entry : entries) {
            if (entry.id() == null || !entry.id().matches("[A-Za-z0-9_-]{1,80}")) {
                throw SnsErrors.invalidEntryId();
            }
            if (!ids.add(entry.id())) {
                throw SnsErrors.entryIdTwice();
            }
            bytes += entry.message() == null ? 0 : entry.message().getBytes(StandardCharsets.UTF_8).length;
        }
        if (bytes > MessageRules.MOST_BYTES) {
            throw SnsErrors.batchTooLong();
        }
    }

    private Notification notification(Topic topic, PublishBatchRequestEntry entry) {
        Map<String, String> messages = MessageRules.messages(entry.message(), entry.messageStructure());
        Map<String, Notification.Attribute> attributes = MessageRules.attributes(entry.messageAttributes());
        MessageRules.checkSubject(entry.subject());
        MessageRules.checkGroup(entry.messageGroupId());
        int bytes = entry.message().getBytes(StandardCharsets.UTF_8).length + Notification.size(attributes);
        if (bytes > MessageRules.MOST_BYTES) {
            throw SnsErrors.invalid("Message too long");
        }
        topics.counters(topic.arn()).publishedBytes.add(bytes);
        return new Notification(
                topic.arn(),
                UUID.randomUUID().toString(),
                entry.subject(),
                messages,
                attributes,
                clock.millis(),
                entry.messageGroupId());
    }

    private void accept(Topic topic, List<Notification> notifications) {
        TopicCounters counters = topics.counters(topic.arn());
        List<Delivery> wanted = new ArrayList<>();
        for (Notification notification : notifications) {
            for (Subscription subscription : topics.of(topic.arn())) {
                if (subscription.confirmed()) {
                    if (topics.wants(subscription, notification)) {
                        wanted.add(new Delivery(subscription.arn(), false, notification));
                    } else {
                        counters.filteredOut.increment();
                    }
                }
            }
        }
        deliveries.add(wanted);
        counters.published.add(notifications.size());
    }
}
