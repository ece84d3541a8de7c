package datapipeline.local.events;

import datapipeline.local.account.Account;
import datapipeline.local.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** EventBridge on a directory of its own, with everything around it within reach of a test. */
final class Events implements AutoCloseable {
    static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:classify";
    static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    final SenderOnPaper sender = new SenderOnPaper();
    final DeadLetterQueueOnPaper queue = new DeadLetterQueueOnPaper();
    final EventCounters counters = new EventCounters();
    final Store store;
    final LocalEventBridge bridge;
    private volatile Instant now;

    Events(Path directory) {
        this(directory, START);
    }

    Events(Path directory, Instant now) {
        this(directory, now, true);
    }

    private Events(Path directory, Instant now, boolean started) {
        this.now = now;
        this.store = Store.open(directory.resolve("cloud.mv"));
        InstantSource clock = () -> this.now;
        this.bridge = new LocalEventBridge(store, Account.on(4566), clock, sender, queue, counters);
        if (started) {
            bridge.start();
        }
    }

    /** As it is while the program around it is still being built. */
    static Events notStarted(Path directory) {
        return new Events(directory, START, false);
    }

    void moveClock(Duration by) {
        now = now.plus(by);
    }

    /** A rule for every event of the source {@code media.pipeline}, with one target. */
    void rule(String name, Consumer<Target.Builder> target) {
        bridge.putRule(r -> r.name(name).eventPattern("{\"source\":[\"media.pipeline\"]}"));
        bridge.putTargets(r -> r.rule(name).targets(t -> {
            t.id("one").arn(FUNCTION);
            target.accept(t);
        }));
    }

    PutEventsResponse put(String detail) {
        return bridge.putEvents(r -> r.entries(
                e -> e.source("media.pipeline").detailType("RunCompleted").detail(detail)));
    }

    @Override
    public void close() {
        bridge.close();
        store.close();
    }
}
