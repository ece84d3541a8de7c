package datapipeline.local.lambda.poller;

import datapipeline.local.account.Account;
import datapipeline.local.lambda.runtime.LambdaErrors;
import datapipeline.local.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FilterCriteria;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ScalingConfig;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** All mappings: kept in the store, and each enabled one polled as long as its function is there. */
public final class EventSourceMappings implements AutoCloseable {
    private final Store store;
    private final Account account;
    private final InstantSource clock;
    private final Queue.Directory queues;
    private final BatchFunctions functions;
    private final MVMap<String, String> kept;
    private final Map<String, QueuePoller> pollers = new ConcurrentHashMap<>();

    /** Nothing is polled before {@link #functionAppeared} names a function. */
    public EventSourceMappings(
            Store store, Account account, InstantSource clock, SqsClient sqs, BatchFunctions functions) {
        this(store, account, clock, SqsQueue.directory(sqs), functions);
    }

    EventSourceMappings(
            Store store, Account account, InstantSource clock, Queue.Directory queues, BatchFunctions functions) {
        this.store = store;
        this.account = account;
        this.clock = clock;
        this.queues = queues;
        this.functions = functions;
        this.kept = store.map("lambda.mappings");
    }

    /** Begins to poll for a function that was registered: the mappings of an earlier process go on. */
    public synchronized void functionAppeared(String function) {
        all().stream().filter(mapping -> mapping.function().equals(function)).forEach(this::poll);
    }

    /** What a caller of Create- or UpdateEventSourceMapping asks for; null where nothing was said. */
    public record Wishes(
            @Nullable Integer batchSize,
            @Nullable Integer windowSeconds,
            @Nullable List<FunctionResponseType> responseTypes,
            @Nullable ScalingConfig scaling,
            @Nullable FilterCriteria filters,
            @Nullable Boolean enabled) {}

    /** Maps a queue to a function. */
    public synchronized EventSourceMappingConfiguration create(String queueArn, String function, Wishes wishes) {
        all().stream()
                .filter(one -> one.queueArn().equals(queueArn) && one.function().equals(function))
                .findFirst()
                .ifPresent(one -> {
                    throw conflict(one);
                });
        EventSourceMapping blank = valid(() -> new EventSourceMapping(
                UUID.randomUUID().toString(), queueArn, function, 10, 0, false, 0, List.of(), true, clock.millis()));
        return keep(with(blank, function, wishes));
    }

    /** Changes what was asked for and leaves the rest. */
    public synchronized EventSourceMappingConfiguration update(String uuid, @Nullable String function, Wishes wishes) {
        EventSourceMapping old = find(uuid);
        return keep(with(old, function == null ? old.function() : function, wishes));
    }

    /** Ends a mapping; its messages stay in the queue. */
    public synchronized EventSourceMappingConfiguration delete(String uuid) {
        EventSourceMapping mapping = find(uuid);
        store.write(() -> kept.remove(uuid));
        stop(uuid);
        return MappingDescription.of(mapping, account, "Deleting");
    }

    /** One mapping. */
    public EventSourceMappingConfiguration get(String uuid) {
        EventSourceMapping mapping = find(uuid);
        return describe(mapping);
    }

    /** The mappings of a queue, of a function, or all. */
    public List<EventSourceMappingConfiguration> list(@Nullable String queueArn, @Nullable String function) {
        return all().stream()
                .filter(mapping -> queueArn == null || mapping.queueArn().equals(queueArn))
                .filter(mapping -> function == null || mapping.function().equals(function))
                .map(this::describe)
                .toList();
    }

    private EventSourceMapping with(EventSourceMapping old, String function, Wishes wishes) {
        return valid(() -> new EventSourceMapping(
                old.uuid(),
                old.queueArn(),
                function,
                wishes.batchSize == null ? old.batchSize() : wishes.batchSize,
                wishes.windowSeconds == null ? old.windowSeconds() : wishes.windowSeconds,
                wishes.responseTypes == null
                        ? old.partialFailures()
                        : wishes.responseTypes.contains(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES),
                concurrency(old, wishes.scaling),
                wishes.filters == null
                        ? old.filters()
                        : wishes.filters.filters().stream().map(Filter::pattern).toList(),
                wishes.enabled == null ? old.enabled() : wishes.enabled,
                clock.millis()));
    }

    private static int concurrency(EventSourceMapping old, @Nullable ScalingConfig scaling) {
        if (scaling == null) {
            return old.maximumConcurrency();
        }
        return scaling.maximumConcurrency() == null ? 0 : scaling.maximumConcurrency();
    }

    private EventSourceMappingConfiguration keep(EventSourceMapping mapping) {
        valid(() -> new MessageFilter(mapping.filters()));
        checkTimeouts(mapping);
        store.write(() -> kept.put(mapping.uuid(), SqsEvent.JSON.writeValueAsString(mapping)));
        stop(mapping.uuid());
        poll(mapping);
        return describe(mapping);
    }

    private void checkTimeouts(EventSourceMapping mapping) {
        Duration timeout = functions
                .timeout(mapping.function())
                .orElseThrow(() -> LambdaErrors.invalid("Function not found: " + mapping.function()));
        try {
            Duration visibility = queues.open(mapping.queueArn()).visibilityTimeout();
            if (visibility.compareTo(timeout) < 0) {
                throw LambdaErrors.invalid(
                        "Queue visibility timeout: %d seconds is less than Function timeout: %d seconds"
                                .formatted(visibility.toSeconds(), timeout.toSeconds()));
            }
        } catch (QueueDoesNotExistException e) {
            throw LambdaErrors.invalid(
                    "Error occurred while ReceiveMessage. SQS Error Code: "
                            + "AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.");
        }
    }

    private void poll(EventSourceMapping mapping) {
        if (mapping.enabled() && functions.timeout(mapping.function()).isPresent()) {
            pollers.computeIfAbsent(mapping.uuid(), uuid -> new QueuePoller(mapping, queues, functions));
        }
    }

    private void stop(String uuid) {
        QueuePoller poller = pollers.remove(uuid);
        if (poller != null) {
            poller.stop();
        }
    }

    private List<EventSourceMapping> all() {
        return kept.values().stream().map(EventSourceMappings::read).toList();
    }

    private EventSourceMapping find(String uuid) {
        String line = kept.get(uuid);
        if (line == null) {
            throw LambdaErrors.notFound("The resource you requested does not exist.");
        }
        return read(line);
    }

    private static EventSourceMapping read(String line) {
        return SqsEvent.JSON.readValue(line, EventSourceMapping.class);
    }

    private EventSourceMappingConfiguration describe(EventSourceMapping mapping) {
        return MappingDescription.of(mapping, account, mapping.enabled() ? "Enabled" : "Disabled");
    }

    private static <T> T valid(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw LambdaErrors.invalid(String.valueOf(e.getMessage()));
        }
    }

    private static LambdaException conflict(EventSourceMapping existing) {
        return LambdaErrors.conflict(
                ("The event source arn (\" %s \") and function (\" %s \") provided mapping already "
                                + "exists. Please update or delete the existing mapping with UUID %s")
                        .formatted(existing.queueArn(), existing.function(), existing.uuid()));
    }

    /** Takes no more messages from any queue, and waits a little for what is being handled. */
    @Override
    public synchronized void close() {
        pollers.values().forEach(QueuePoller::stop);
        pollers.values().forEach(QueuePoller::close);
        pollers.clear();
    }
}
