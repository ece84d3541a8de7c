package datapipeline.local.events;

import datapipeline.local.events.EventMetrics.Metric;
import datapipeline.local.events.TargetSender.Answer;
import datapipeline.local.events.TargetSender.Delivered;
import datapipeline.local.events.TargetSender.Message;
import datapipeline.local.events.TargetSender.Refused;
import datapipeline.local.events.TargetSender.TryAgain;
import datapipeline.local.store.Outbox;
import datapipeline.local.store.Outbox.Again;
import datapipeline.local.store.Outbox.Done;
import datapipeline.local.store.Outbox.Outcome;
import datapipeline.local.store.Store;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Events on their way to targets. Each lies in the store until its target has it, or until it was tried as often or as
 * long as the target's policy allows; then it goes to the dead-letter queue, or is dropped, counted and logged.
 */
final class Deliveries implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Deliveries.class.getName());
    private static final int HANDS = 16;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    /** With it, the default of 185 tries takes about the default of 24 hours. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(8);

    /**
     * @param id its own, the same for every try
     * @param input what the target is to get
     * @param event what was matched, for the dead-letter queue
     * @param hops over how many buses the event came here
     */
    record Delivery(String id, String rule, String ruleArn, RuleTarget target, String input, String event, int hops) {
        Message message() {
            return new Message(target.arn(), target.messageGroupId(), id, input);
        }
    }

    private final TargetSender sender;
    private final DeadLetters deadLetters;
    private final EventMetrics metrics;
    private final InstantSource clock;
    /** Opened later than this is made: it needs the router, which needs this. */
    private final CompletableFuture<Outbox> queue = new CompletableFuture<>();

    Deliveries(TargetSender sender, DeadLetters deadLetters, EventMetrics metrics, InstantSource clock) {
        this.sender = sender;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Takes promises from now on, but keeps none before {@link #begin}. Events for other buses go to the router. */
    void open(Store store, EventRouter router) {
        queue.complete(new Outbox(store, "events.deliveries", clock, HANDS, entry -> handle(entry, router)));
    }

    /** Promises a delivery, as part of the change to the store that goes on. */
    void add(Delivery delivery) {
        queue.join().add(AwsEvent.JSON.writeValueAsString(delivery));
    }

    /** Begins to deliver, with what an earlier process left. */
    void begin() {
        queue.join().begin();
    }

    private Outcome handle(Outbox.Entry entry, EventRouter router) {
        Delivery delivery = AwsEvent.JSON.readValue(entry.payload(), Delivery.class);
        metrics.count(delivery.rule, entry.tries() == 0 ? Metric.INVOCATIONS : Metric.RETRY_INVOCATION_ATTEMPTS);
        Answer answer =
                delivery.target.service().equals("events") ? router.forward(delivery) : sender.send(delivery.message());
        return switch (answer) {
            case Delivered() -> new Done();
            case TryAgain again -> again(entry, delivery, again);
            case Refused refused -> giveUp(delivery, entry.tries(), refused.code(), refused.message(), null);
        };
    }

    private Outcome again(Outbox.Entry entry, Delivery delivery, TryAgain answer) {
        Duration age = Duration.between(entry.since(), clock.instant());
        if (entry.tries() >= delivery.target.retries()) {
            return giveUp(delivery, entry.tries(), answer.code(), answer.message(), "MaximumRetryAttempts");
        }
        if (age.toSeconds() >= delivery.target.maxAgeSeconds()) {
            return giveUp(delivery, entry.tries(), answer.code(), answer.message(), "MaximumEventAgeInSeconds");
        }
        return new Again(pause(entry.tries()), answer.message());
    }

    private Outcome giveUp(Delivery delivery, int retries, String code, String message, @Nullable String exhausted) {
        metrics.count(delivery.rule, Metric.FAILED_INVOCATIONS);
        String queueArn = delivery.target.deadLetterArn();
        if (queueArn == null) {
            LOG.log(
                    Level.ERROR,
                    () -> "rule %s could not reach %s, which has no dead-letter queue; the event is dropped: %s: %s: %s"
                            .formatted(delivery.rule, delivery.target.arn(), code, message, delivery.event));
            return new Done();
        }
        return deadLetters.send(queueArn, delivery, retries, code, message, exhausted);
    }

    /** Doubles each time, less up to a half at random, so that a thousand failed deliveries do not return as one. */
    private static Duration pause(int tries) {
        Duration full = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 10));
        Duration capped = full.compareTo(LONGEST_PAUSE) < 0 ? full : LONGEST_PAUSE;
        return capped.minusMillis(ThreadLocalRandom.current().nextLong(capped.toMillis() / 2));
    }

    @Override
    public void close() {
        queue.join().close();
    }
}
