package datapipeline.local.lambda;

import datapipeline.local.lambda.InvocationRecord.Condition;
import datapipeline.local.lambda.runtime.FunctionMetrics;
import datapipeline.local.lambda.runtime.FunctionMetrics.Metric;
import datapipeline.local.lambda.runtime.FunctionPool.Throttled;
import datapipeline.local.lambda.runtime.Invocation;
import datapipeline.local.lambda.runtime.Result;
import datapipeline.local.store.Outbox;
import datapipeline.local.store.Outbox.Again;
import datapipeline.local.store.Outbox.Done;
import datapipeline.local.store.Outbox.Outcome;
import datapipeline.local.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The queue in front of functions that nobody waits for. An event lies in the store until its function has handled it
 * or it is given up; so it survives the process, and may reach the function more than once.
 */
final class AsyncInvocations implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration FIRST_THROTTLE_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_THROTTLE_PAUSE = Duration.ofMinutes(5);

    private record Event(String requestId, String function, String payload) {}

    /** How often the function failed, and what it said the last time; throttles do not count. */
    private record Failures(int count, @Nullable String response) {
        static final Failures NONE = new Failures(0, null);
    }

    private final Store store;
    private final Functions functions;
    private final InvokeConfigs configs;
    private final LambdaSettings settings;
    private final FunctionMetrics metrics;
    private final InstantSource clock;
    private final DestinationQueue destinations;
    private final MVMap<String, String> failures;
    private final Map<String, Outbox> queues = new ConcurrentHashMap<>();

    AsyncInvocations(
            Store store,
            Functions functions,
            InvokeConfigs configs,
            LambdaSettings settings,
            FunctionMetrics metrics,
            InstantSource clock,
            DestinationQueue destinations) {
        this.store = store;
        this.functions = functions;
        this.configs = configs;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
        this.destinations = destinations;
        this.failures = store.map("lambda.async-failures");
    }

    /** Opens the queue of a function, with what an earlier process left in it. Each has its own: none waits for another. */
    void functionAppeared(String function) {
        queues.computeIfAbsent(
                function,
                name -> new Outbox(store, "lambda.async." + name, clock, settings.asyncHands(), this::handle).begin());
    }

    /** Takes an event; once this returns, it is kept. */
    String add(String function, String payload) {
        Event event = new Event(UUID.randomUUID().toString(), function, payload);
        Objects.requireNonNull(queues.get(function), function).add(JSON.writeValueAsString(event));
        metrics.record(function, Metric.ASYNC_EVENTS_RECEIVED, 1);
        return event.requestId;
    }

    private Outcome handle(Outbox.Entry entry) throws InterruptedException {
        Event event = JSON.readValue(entry.payload(), Event.class);
        InvokeConfig config = configs.find(event.function).orElse(InvokeConfig.DEFAULT);
        Failures before = before(event);
        Duration age = Duration.between(entry.since(), clock.instant());
        if (age.compareTo(config.maxAge()) > 0) {
            return giveUp(event, config, Condition.EVENT_AGE_EXCEEDED, before);
        }
        if (functions.limit(event.function) == 0) {
            return giveUp(event, config, Condition.ZERO_RESERVED_CONCURRENCY, before);
        }
        metrics.record(event.function, Metric.ASYNC_EVENT_AGE, age.toMillis());
        try {
            return invoke(event, config, before);
        } catch (Throttled e) {
            return new Again(throttlePause(entry.tries() - before.count), event.function + " was throttled");
        }
    }

    private Outcome invoke(Event event, InvokeConfig config, Failures before) throws Throttled, InterruptedException {
        String arn = functions.arn(event.function);
        Result result = functions
                .invoke(event.function, new Invocation(event.requestId, arn, event.payload))
                .result();
        Failures after = new Failures(before.count + 1, result.payload());
        return switch (result) {
            case Result.Returned returned -> finish(event, config.onSuccess(), Condition.SUCCESS, after);
            case Result.Failed failed -> again(event, config, after);
        };
    }

    private Outcome again(Event event, InvokeConfig config, Failures after) {
        if (after.count > config.retries()) {
            return giveUp(event, config, Condition.RETRIES_EXHAUSTED, after);
        }
        store.write(() -> failures.put(event.requestId, JSON.writeValueAsString(after)));
        return new Again(settings.retryDelays().get(after.count - 1), event.function + " failed");
    }

    private Outcome giveUp(Event event, InvokeConfig config, Condition why, Failures after) {
        metrics.record(event.function, Metric.ASYNC_EVENTS_DROPPED, 1);
        return finish(event, config.onFailure(), why, after);
    }

    private Outcome finish(Event event, @Nullable String destination, Condition condition, Failures after) {
        store.write(() -> {
            failures.remove(event.requestId);
            if (destination != null) {
                destinations.add(
                        destination,
                        InvocationRecord.of(
                                clock.instant(),
                                event.requestId,
                                functions.arn(event.function),
                                condition,
                                after.count,
                                event.payload,
                                after.response));
            }
        });
        return new Done();
    }

    private Failures before(Event event) {
        String line = failures.get(event.requestId);
        return line == null ? Failures.NONE : JSON.readValue(line, Failures.class);
    }

    private static Duration throttlePause(int throttles) {
        Duration pause = FIRST_THROTTLE_PAUSE.multipliedBy(1L << Math.clamp(throttles, 0, 10));
        return pause.compareTo(LONGEST_THROTTLE_PAUSE) < 0 ? pause : LONGEST_THROTTLE_PAUSE;
    }

    @Override
    public void close() {
        queues.values().forEach(Outbox::close);
    }
}
