package datapipeline.local.events;

import datapipeline.local.account.Account;
import datapipeline.local.events.Deliveries.Delivery;
import datapipeline.local.events.EventMetrics.Metric;
import datapipeline.local.events.TargetSender.Answer;
import datapipeline.local.events.TargetSender.Delivered;
import datapipeline.local.events.TargetSender.Refused;
import datapipeline.local.store.Store;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Finds the targets of an event and promises each of them a delivery. */
final class EventRouter {
    private static final int MOST_HOPS = 5;

    private final Store store;
    private final Account account;
    private final InstantSource clock;
    private final EventRules rules;
    private final Deliveries deliveries;
    private final EventMetrics metrics;

    EventRouter(
            Store store,
            Account account,
            InstantSource clock,
            EventRules rules,
            Deliveries deliveries,
            EventMetrics metrics) {
        this.store = store;
        this.account = account;
        this.clock = clock;
        this.rules = rules;
        this.deliveries = deliveries;
        this.metrics = metrics;
    }

    /** To all rules of a bus that match. Once this returns, every delivery is kept. */
    void route(String bus, AwsEvent event) {
        route(bus, event.json(account.id(), account.region()), 0);
    }

    private void route(String bus, String event, int hops) {
        List<EventRule> matched = rules.matching(bus, event);
        if (!matched.isEmpty()) {
            matched.forEach(rule -> metrics.count(rule.name(), Metric.MATCHED_EVENTS));
            store.write(() -> matched.forEach(rule -> deliver(rule, event, hops)));
        }
    }

    /** To another bus, that was the target of a rule. Two buses that feed each other must come to an end. */
    Answer forward(Delivery delivery) {
        String bus = Account.nameIn(delivery.target().arn());
        if (!rules.hasBus(bus)) {
            return new Refused("RESOURCE_NOT_FOUND", "Event bus %s does not exist.".formatted(bus));
        }
        if (delivery.hops() >= MOST_HOPS) {
            return new Refused("TOO_MANY_HOPS", "the event came over %d buses".formatted(MOST_HOPS));
        }
        route(bus, delivery.event(), delivery.hops() + 1);
        return new Delivered();
    }

    /** To the targets of one rule, because its time has come. */
    void trigger(EventRule rule) {
        AwsEvent event =
                AwsEvent.of(clock.instant(), "aws.events", "Scheduled Event", List.of(rule.arn(account)), "{}");
        metrics.count(rule.name(), Metric.TRIGGERED_RULES);
        store.write(() -> deliver(rule, event.json(account.id(), account.region()), 0));
    }

    private void deliver(EventRule rule, String event, int hops) {
        for (RuleTarget target : rules.targets(rule)) {
            String input = TargetInput.of(target, rule, account, event, clock.instant());
            deliveries.add(new Delivery(
                    UUID.randomUUID().toString(), rule.name(), rule.arn(account), target, input, event, hops));
        }
    }
}
