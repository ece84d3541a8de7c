package datapipeline.local.events;

import datapipeline.local.account.Account;
import datapipeline.local.store.Store;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.TestEventPatternRequest;
import software.amazon.awssdk.services.eventbridge.model.TestEventPatternResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.event.ruler.Ruler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * EventBridge on one machine: events come in from callers and from the services of the embedded cloud, rules match them
 * or are due by the clock, and each target gets what it was promised at least once, also over a restart.
 */
public final class LocalEventBridge implements BusOperations, RuleOperations, TargetOperations, TagOperations {
    private final Store store;
    private final Account account;
    private final EventRules rules;
    private final Deliveries deliveries;
    private final EventRouter router;
    private final EventIntake intake;
    private final ScheduleTicker ticker;
    private final Tags tags;

    /**
     * Takes events from the first moment, and delivers none before {@link #start}.
     *
     * @param sqs for dead letters
     */
    public LocalEventBridge(
            Store store,
            Account account,
            InstantSource clock,
            TargetSender sender,
            SqsClient sqs,
            EventMetrics metrics) {
        this.store = store;
        this.account = account;
        this.rules = new EventRules(store);
        this.deliveries = new Deliveries(sender, new DeadLetters(sqs, metrics), metrics, clock);
        this.router = new EventRouter(store, account, clock, rules, deliveries, metrics);
        this.intake = new EventIntake(rules, router, clock);
        this.tags = new Tags(store);
        deliveries.open(store, router);
        this.ticker = new ScheduleTicker(store, rules, router, clock);
    }

    /**
     * Begins to deliver, with what an earlier process left, and to watch the clock for rules that are due. Call it when
     * the functions are registered: an event for a function that is not there is not tried again.
     */
    public void start() {
        deliveries.begin();
        ticker.begin();
    }

    /**
     * Takes an event of a service of the embedded cloud, for the default bus. Inside a {@link Store#write} its
     * deliveries are part of that change: an object and the event that it was created are kept together or not at all.
     */
    public void publish(AwsEvent event) {
        router.route(EventRule.DEFAULT_BUS, event);
    }

    /** All that are accepted are kept when this returns, with one write. */
    @Override
    public PutEventsResponse putEvents(PutEventsRequest request) {
        return store.write(() -> intake.put(request.entries()));
    }

    @Override
    public TestEventPatternResponse testEventPattern(TestEventPatternRequest request) {
        EventRules.check(request.eventPattern());
        try {
            JsonNode event = AwsEvent.JSON.readTree(request.event());
            for (String field : List.of("id", "account", "source", "time", "region", "resources", "detail-type")) {
                if (!event.has(field)) {
                    throw EventErrors.invalid("Parameter Event is not valid. Reason: %s is missing.".formatted(field));
                }
            }
            return TestEventPatternResponse.builder()
                    .result(Ruler.matchesRule(request.event(), request.eventPattern()))
                    .build();
        } catch (JacksonException e) {
            throw EventErrors.invalid("Parameter Event is not valid. Reason: " + e.getOriginalMessage());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw EventErrors.invalidPattern("Event pattern is not valid. Reason: " + e.getMessage());
        }
    }

    @Override
    public EventRules rules() {
        return rules;
    }

    @Override
    public ScheduleTicker ticker() {
        return ticker;
    }

    @Override
    public Tags tags() {
        return tags;
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** Delivers no more; what was promised stays in the store. */
    @Override
    public void close() {
        ticker.close();
        deliveries.close();
    }
}
