package datapipeline.local.sns;

import datapipeline.local.sns.Sender.Answer;
import datapipeline.local.sns.Sender.Delivered;
import datapipeline.local.sns.Sender.Refused;
import datapipeline.local.sns.Sender.TryAgain;
import datapipeline.local.store.Outbox;
import datapipeline.local.store.Outbox.Again;
import datapipeline.local.store.Outbox.Done;
import datapipeline.local.store.Outbox.Outcome;
import datapipeline.local.store.Store;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Messages on their way to subscribers. Each lies in the store until the endpoint has it; what is refused, or was tried
 * as often as the endpoint's policy says, goes to the subscription's dead-letter queue, or is dropped, counted and
 * logged.
 */
final class Deliveries implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Deliveries.class.getName());
    private static final int HANDS = 16;
    /** Web servers are other people's: those that are slow hold up web servers only. */
    private static final int WEB_HANDS = 64;

    private static final Duration UNTIL_THE_DEAD_LETTER_QUEUE_IS_BACK = Duration.ofSeconds(20);

    private final Store store;
    private final Topics topics;
    private final QueueSender queues;
    private final FunctionSender functions;
    private final WebSender web;
    private final InstantSource clock;
    private final Outbox toCloud;
    private final Outbox toWeb;

    /** Takes promises from now on, and keeps them from {@link #begin} on. */
    Deliveries(
            Store store,
            Topics topics,
            InstantSource clock,
            QueueSender queues,
            FunctionSender functions,
            WebSender web) {
        this.store = store;
        this.topics = topics;
        this.clock = clock;
        this.queues = queues;
        this.functions = functions;
        this.web = web;
        this.toCloud = new Outbox(store, "sns.deliveries", clock, HANDS, this::handle);
        this.toWeb = new Outbox(store, "sns.web-deliveries", clock, WEB_HANDS, this::handle);
    }

    /** Begins to deliver, with what an earlier process left. */
    void begin() {
        toCloud.begin();
        toWeb.begin();
    }

    /** Promises all of them, with one write. */
    void add(List<Delivery> deliveries) {
        store.write(
                () -> deliveries.forEach(delivery -> outboxOf(delivery).add(Json.MAPPER.writeValueAsString(delivery))));
    }

    private Outbox outboxOf(Delivery delivery) {
        boolean web = topics.findSubscription(delivery.subscriptionArn())
                .filter(subscription -> subscription.protocol().isWeb())
                .isPresent();
        return web ? toWeb : toCloud;
    }

    /** Asks a web server whether it wants what it was subscribed to. */
    void askForConfirmation(Subscription subscription) {
        String text =
                "You have chosen to subscribe to the topic %s.\nTo confirm the subscription, visit the SubscribeURL"
                                .formatted(subscription.topicArn())
                        + " included in this message.";
        add(List.of(new Delivery(
                subscription.arn(),
                true,
                new Notification(
                        subscription.topicArn(),
                        UUID.randomUUID().toString(),
                        null,
                        Map.of("default", text),
                        Map.of(),
                        clock.millis(),
                        null))));
    }

    private Outcome handle(Outbox.Entry entry) throws InterruptedException {
        Delivery delivery = Json.MAPPER.readValue(entry.payload(), Delivery.class);
        Optional<Subscription> subscription = topics.findSubscription(delivery.subscriptionArn());
        return subscription.isPresent() ? deliver(subscription.get(), delivery, entry.tries()) : new Done();
    }

    private Outcome deliver(Subscription subscription, Delivery delivery, int failures) throws InterruptedException {
        return switch (send(subscription, delivery)) {
            case Delivered() -> {
                if (!delivery.confirmation()) {
                    count(delivery).delivered.increment();
                }
                yield new Done();
            }
            case Refused(String why) -> giveUp(subscription, delivery, why);
            case TryAgain(String why) -> {
                Optional<Duration> pause =
                        RetryPolicy.of(subscription.protocol()).pauseAfter(failures + 1);
                yield pause.isPresent() ? new Again(pause.get(), why) : giveUp(subscription, delivery, why);
            }
        };
    }

    private Answer send(Subscription subscription, Delivery delivery) throws InterruptedException {
        return switch (subscription.protocol()) {
            case sqs -> queues.send(subscription, delivery);
            case lambda -> functions.send(subscription, delivery);
            case http, https -> web.send(subscription, delivery);
        };
    }

    private Outcome giveUp(Subscription subscription, Delivery delivery, String why) {
        Optional<String> queue = delivery.confirmation() ? Optional.empty() : subscription.deadLetterArn();
        return queue.isPresent()
                ? toDeadLetterQueue(queue.get(), subscription, delivery, why)
                : drop(subscription, delivery, why);
    }

    private Outcome toDeadLetterQueue(String queueArn, Subscription subscription, Delivery delivery, String why) {
        return switch (queues.send(queueArn, subscription, delivery)) {
            case Delivered() -> {
                LOG.log(
                        Level.WARNING,
                        () -> "%s refused message %s of %s, which is in %s now: %s"
                                .formatted(
                                        subscription.endpoint(),
                                        delivery.notification().messageId(),
                                        subscription.topicArn(),
                                        queueArn,
                                        why));
                count(delivery).failed.increment();
                count(delivery).redrivenToDlq.increment();
                yield new Done();
            }
            case TryAgain(String queueWhy) -> new Again(UNTIL_THE_DEAD_LETTER_QUEUE_IS_BACK, queueWhy);
            case Refused(String queueWhy) -> {
                count(delivery).failedToRedriveToDlq.increment();
                yield drop(subscription, delivery, why + "; and " + queueArn + ": " + queueWhy);
            }
        };
    }

    private Outcome drop(Subscription subscription, Delivery delivery, String why) {
        LOG.log(
                Level.ERROR,
                () -> "message %s of %s could not be brought to %s and is dropped: %s: %s"
                        .formatted(
                                delivery.notification().messageId(),
                                subscription.topicArn(),
                                subscription.endpoint(),
                                why,
                                delivery.notification().message(subscription.protocol())));
        if (!delivery.confirmation()) {
            count(delivery).failed.increment();
        }
        return new Done();
    }

    private TopicCounters count(Delivery delivery) {
        return topics.counters(delivery.notification().topicArn());
    }

    @Override
    public void close() {
        toWeb.close();
        toCloud.close();
    }
}
