package datapipeline.local.sns;

import datapipeline.local.account.Account;
import datapipeline.local.sns.Subscription.Protocol;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.ConfirmSubscriptionRequest;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;

/** Subscribing to topics, and ending it. */
final class SubscriptionOperations {
    private static final Duration TOKEN_LIFE = Duration.ofDays(2);
    private static final int TOKEN_BYTES = 64;

    private final Topics topics;
    private final Account account;
    private final Deliveries deliveries;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    SubscriptionOperations(Topics topics, Account account, Deliveries deliveries, InstantSource clock) {
        this.topics = topics;
        this.account = account;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** @return the ARN, or {@code pending confirmation} unless the caller wants the ARN in any case */
    String subscribe(SubscribeRequest request) {
        Topic topic = topics.get(request.topicArn());
        Protocol protocol = SubscriptionRules.protocol(request.protocol());
        String endpoint = SubscriptionRules.endpoint(protocol, request.endpoint());
        SubscriptionRules.check(protocol, request.attributes());
        Subscription subscription = topics.change(() -> {
            topics.get(topic.arn());
            Subscription kept = topics.of(topic.arn()).stream()
                    .filter(known ->
                            known.protocol() == protocol && known.endpoint().equals(endpoint))
                    .findFirst()
                    .map(known -> same(known, request.attributes()))
                    .orElseGet(() -> create(topic, protocol, endpoint, request.attributes()));
            if (!kept.confirmed()) {
                deliveries.askForConfirmation(kept);
            }
            return kept;
        });
        boolean tell = subscription.confirmed() || Boolean.TRUE.equals(request.returnSubscriptionArn());
        return tell ? subscription.arn() : "pending confirmation";
    }

    private static Subscription same(Subscription known, Map<String, String> wanted) {
        if (!known.attributes().entrySet().containsAll(wanted.entrySet())) {
            throw SnsErrors.invalid("Attributes", "Subscription already exists with different attributes");
        }
        return known;
    }

    private Subscription create(Topic topic, Protocol protocol, String endpoint, Map<String, String> attributes) {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        Subscription subscription = new Subscription(
                topic.arn() + ":" + UUID.randomUUID(),
                topic.arn(),
                protocol,
                endpoint,
                attributes,
                HexFormat.of().formatHex(token),
                clock.millis(),
                !protocol.isWeb());
        topics.put(subscription);
        return subscription;
    }

    /** @return the subscription's ARN */
    String confirm(ConfirmSubscriptionRequest request) {
        topics.get(request.topicArn());
        return topics.change(() -> {
            Subscription subscription = topics.of(request.topicArn()).stream()
                    .filter(known -> known.token().equals(request.token()))
                    .filter(known ->
                            known.confirmed() || clock.millis() - known.subscribedAt() <= TOKEN_LIFE.toMillis())
                    .findFirst()
                    .orElseThrow(() -> SnsErrors.invalid("Token"));
            topics.put(subscription.confirm());
            return subscription.arn();
        });
    }

    void unsubscribe(@Nullable String arn) {
        topics.change(() -> {
            Subscription subscription = topics.subscription(arn);
            topics.remove(subscription);
            topics.find(subscription.topicArn()).ifPresent(topic -> topics.put(topic.withOneSubscriptionLess()));
            return Boolean.TRUE;
        });
    }

    Page<Subscription> list(@Nullable String nextToken) {
        return Page.of(topics.subscriptions(), Subscription::arn, nextToken);
    }

    Page<Subscription> list(@Nullable String topicArn, @Nullable String nextToken) {
        List<Subscription> all = topics.of(topics.get(topicArn).arn());
        return Page.of(all, Subscription::arn, nextToken);
    }

    List<software.amazon.awssdk.services.sns.model.Subscription> describe(Page<Subscription> page) {
        return page.items().stream().map(this::describe).toList();
    }

    private software.amazon.awssdk.services.sns.model.Subscription describe(Subscription subscription) {
        return software.amazon.awssdk.services.sns.model.Subscription.builder()
                .subscriptionArn(subscription.confirmed() ? subscription.arn() : "PendingConfirmation")
                .topicArn(subscription.topicArn())
                .protocol(subscription.protocol().name())
                .endpoint(subscription.endpoint())
                .owner(account.id())
                .build();
    }

    Map<String, String> attributes(@Nullable String arn) {
        Subscription subscription = topics.subscription(arn);
        Map<String, String> all = new TreeMap<>(subscription.attributes());
        all.put("SubscriptionArn", subscription.arn());
        all.put("TopicArn", subscription.topicArn());
        all.put("Owner", account.id());
        all.put("Protocol", subscription.protocol().name());
        all.put("Endpoint", subscription.endpoint());
        all.put("PendingConfirmation", Boolean.toString(!subscription.confirmed()));
        all.put("ConfirmationWasAuthenticated", Boolean.toString(subscription.confirmed()));
        all.put("RawMessageDelivery", Boolean.toString(subscription.raw()));
        if (subscription.protocol().isWeb()) {
            all.put("EffectiveDeliveryPolicy", RetryPolicy.WEB_AS_JSON);
        }
        subscription.filterPolicy().ifPresent(policy -> all.putIfAbsent("FilterPolicyScope", "MessageAttributes"));
        return all;
    }

    void setAttribute(SetSubscriptionAttributesRequest request) {
        String name = request.attributeName() == null ? "" : request.attributeName();
        String value = request.attributeValue() == null ? "" : request.attributeValue();
        topics.change(() -> {
            Subscription subscription = topics.subscription(request.subscriptionArn());
            Map<String, String> wanted = new TreeMap<>(subscription.attributes());
            wanted.put(name, value);
            SubscriptionRules.check(subscription.protocol(), wanted);
            topics.put(subscription.withAttribute(name, value));
            return Boolean.TRUE;
        });
    }
}
