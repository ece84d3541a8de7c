package datapipeline.local.lambda;

import datapipeline.local.account.Account;
import datapipeline.local.lambda.runtime.FunctionMetrics;
import datapipeline.local.lambda.runtime.FunctionMetrics.Metric;
import datapipeline.local.store.Outbox;
import datapipeline.local.store.Outbox.Again;
import datapipeline.local.store.Outbox.Done;
import datapipeline.local.store.Outbox.Outcome;
import datapipeline.local.store.Store;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import tools.jackson.databind.json.JsonMapper;

/** Records on their way to destinations. A destination that cannot be reached for six hours is given up. */
final class DestinationQueue implements AutoCloseable {
    private static final Logger LOG = System.getLogger(DestinationQueue.class.getName());
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofHours(6);
    private static final int HANDS = 4;

    private record Delivery(String arn, InvocationRecord record) {}

    private final Destination destination;
    private final FunctionMetrics metrics;
    private final InstantSource clock;
    private final Outbox queue;

    DestinationQueue(Store store, Destination destination, FunctionMetrics metrics, InstantSource clock) {
        this.destination = destination;
        this.metrics = metrics;
        this.clock = clock;
        this.queue = new Outbox(store, "lambda.destinations", clock, HANDS, this::handle).begin();
    }

    /** Promises the delivery, as part of the change to the store that goes on. */
    void add(String arn, InvocationRecord record) {
        queue.add(JSON.writeValueAsString(new Delivery(arn, record)));
    }

    private Outcome handle(Outbox.Entry entry) {
        Delivery delivery = JSON.readValue(entry.payload(), Delivery.class);
        try {
            destination.send(delivery.arn, delivery.record);
            return new Done();
        } catch (RuntimeException e) {
            if (Duration.between(entry.since(), clock.instant()).compareTo(PATIENCE) < 0) {
                return new Again(Duration.ofSeconds(1L << Math.min(entry.tries(), 8)), String.valueOf(e));
            }
            String function = Account.nameIn(delivery.record.functionArn());
            metrics.record(function, Metric.DESTINATION_DELIVERY_FAILURES, 1);
            LOG.log(
                    Level.ERROR,
                    () -> "the record of %s could not be sent to %s and is lost: %s"
                            .formatted(function, delivery.arn, delivery.record.json()),
                    e);
            return new Done();
        }
    }

    @Override
    public void close() {
        queue.close();
    }
}
