package datapipeline.local.sns;

import datapipeline.local.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Topics and their subscriptions, in memory and in the store. */
final class Topics {
    private final Store store;
    private final MVMap<String, String> keptTopics;
    private final MVMap<String, String> keptSubscriptions;
    private final ConcurrentSkipListMap<String, Topic> topics = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<String, Subscription> subscriptions = new ConcurrentSkipListMap<>();
    private final Map<String, FilterPolicy> filters = new ConcurrentHashMap<>();
    private final Map<String, TopicCounters> counters = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    Topics(Store store) {
        this.store = store;
        this.keptTopics = store.map("sns.topics");
        this.keptSubscriptions = store.map("sns.subscriptions");
        keptTopics.forEach((arn, line) -> topics.put(arn, Json.MAPPER.readValue(line, Topic.class)));
        keptSubscriptions.values().forEach(line -> remember(Json.MAPPER.readValue(line, Subscription.class)));
    }

    /** Makes a change that is kept when this returns. */
    <T> T change(Supplier<T> work) {
        return store.write(() -> {
            lock.lock();
            try {
                return work.get();
            } finally {
                lock.unlock();
            }
        });
    }

    /** @throws software.amazon.awssdk.services.sns.model.NotFoundException if there is none with this ARN */
    Topic get(@Nullable String arn) {
        return find(arn == null ? "" : arn).orElseThrow(SnsErrors::noTopic);
    }

    Optional<Topic> find(String arn) {
        return Optional.ofNullable(topics.get(arn));
    }

    Collection<Topic> all() {
        return topics.values();
    }

    void put(Topic topic) {
        topics.put(topic.arn(), topic);
        keptTopics.put(topic.arn(), Json.MAPPER.writeValueAsString(topic));
    }

    void remove(Topic topic) {
        of(topic.arn()).forEach(this::remove);
        topics.remove(topic.arn());
        keptTopics.remove(topic.arn());
    }

    /** @throws software.amazon.awssdk.services.sns.model.NotFoundException if there is none with this ARN */
    Subscription subscription(@Nullable String arn) {
        return findSubscription(arn == null ? "" : arn).orElseThrow(SnsErrors::noSubscription);
    }

    Optional<Subscription> findSubscription(String arn) {
        return Optional.ofNullable(subscriptions.get(arn));
    }

    List<Subscription> subscriptions() {
        return List.copyOf(subscriptions.values());
    }

    /** Those of one topic: their ARNs begin with the topic's. */
    List<Subscription> of(String topicArn) {
        return List.copyOf(subscriptions.subMap(topicArn + ":", topicArn + ";").values());
    }

    void put(Subscription subscription) {
        remember(subscription);
        keptSubscriptions.put(subscription.arn(), Json.MAPPER.writeValueAsString(subscription));
    }

    private void remember(Subscription subscription) {
        subscriptions.put(subscription.arn(), subscription);
        subscription
                .filterPolicy()
                .ifPresentOrElse(
                        policy -> filters.put(subscription.arn(), FilterPolicy.of(policy, subscription.filtersBody())),
                        () -> filters.remove(subscription.arn()));
    }

    void remove(Subscription subscription) {
        subscriptions.remove(subscription.arn());
        filters.remove(subscription.arn());
        keptSubscriptions.remove(subscription.arn());
    }

    /** Whether a subscription wants this message. */
    boolean wants(Subscription subscription, Notification notification) {
        FilterPolicy filter = filters.get(subscription.arn());
        return filter == null || filter.matches(notification);
    }

    TopicCounters counters(String topicArn) {
        return counters.computeIfAbsent(topicArn, arn -> new TopicCounters());
    }
}
