package datapipeline.local.lambda.poller;

import datapipeline.local.lambda.runtime.FunctionPool.Throttled;
import datapipeline.local.lambda.runtime.Result;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Takes messages from a queue, hands them to the function in batches, and deletes those that the function handled. What
 * it did not handle stays in the queue and comes again when its visibility timeout is over.
 */
final class QueuePoller implements AutoCloseable {
    private static final Logger LOG = System.getLogger(QueuePoller.class.getName());
    private static final Duration LONG_POLL = Duration.ofSeconds(20);
    /** What a mapping without a limit of its own begins with on AWS. */
    private static final int DEFAULT_CONCURRENCY = 5;
    /** An event may have 6 MB; the envelope of each message is counted generously. */
    private static final long MAX_EVENT_BYTES = 6_000_000;

    private static final int ENVELOPE_BYTES = 2_000;
    private static final Duration AFTER_AN_ERROR = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final EventSourceMapping mapping;
    private final Queue.Directory queues;
    private final BatchFunctions functions;
    private final SqsEvent event;
    private final MessageFilter filter;
    private final int concurrency;
    private final Semaphore executions;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable Queue queue;

    QueuePoller(EventSourceMapping mapping, Queue.Directory queues, BatchFunctions functions) {
        this.mapping = mapping;
        this.queues = queues;
        this.functions = functions;
        this.event = new SqsEvent(mapping.queueArn());
        this.filter = new MessageFilter(mapping.filters());
        this.concurrency = mapping.maximumConcurrency() == 0 ? DEFAULT_CONCURRENCY : mapping.maximumConcurrency();
        this.executions = new Semaphore(concurrency);
        this.thread = Thread.ofVirtual().name("poll-" + mapping.queueArn()).start(this::pollUntilClosed);
    }

    private void pollUntilClosed() {
        try {
            while (closing.getCount() > 0) {
                executions.acquire();
                pollOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives the execution back when there was nothing to do; otherwise whoever handles the batch does. */
    private void pollOnce() throws InterruptedException {
        boolean handedOver = false;
        try {
            Queue source = queue == null ? queues.open(mapping.queueArn()) : queue;
            queue = source;
            List<Message> batch = gather(source);
            if (closing.getCount() == 0) {
                source.release(batch);
            } else if (!batch.isEmpty()) {
                Thread.ofVirtual().name("batch-" + mapping.queueArn()).start(() -> handleAndRelease(source, batch));
                handedOver = true;
            }
        } catch (RuntimeException e) {
            if (closing.getCount() > 0) {
                LOG.log(Level.WARNING, () -> "cannot poll " + mapping.queueArn() + "; trying again", e);
                pause(AFTER_AN_ERROR);
            }
        } finally {
            if (!handedOver) {
                executions.release();
            }
        }
    }

    /**
     * Waits for a first message, then for more as long as the window is open and the batch not full. A queue waits for
     * whole seconds only, so what is left of the last one is waited for here.
     */
    private List<Message> gather(Queue source) throws InterruptedException {
        List<Message> batch = new ArrayList<>(receive(source, mapping.batchSize(), LONG_POLL));
        long end = System.nanoTime() + mapping.window().toNanos();
        while (!batch.isEmpty() && batch.size() < mapping.batchSize() && bytes(batch) < MAX_EVENT_BYTES) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (!left.isPositive() || closing.getCount() == 0) {
                break;
            }
            Duration wait = Duration.ofSeconds(Math.min(left.toSeconds(), LONG_POLL.toSeconds()));
            if (wait.isZero()) {
                pause(left);
            }
            batch.addAll(receive(source, mapping.batchSize() - batch.size(), wait));
        }
        return batch;
    }

    private List<Message> receive(Queue source, int max, Duration wait) {
        List<Message> received = source.receive(Math.min(EventSourceMapping.MESSAGES_PER_RECEIVE, max), wait);
        List<Message> unwanted = received.stream()
                .filter(message -> !filter.matches(event, message))
                .toList();
        if (unwanted.isEmpty()) {
            return received;
        }
        source.delete(unwanted);
        return received.stream().filter(message -> !unwanted.contains(message)).toList();
    }

    private void handleAndRelease(Queue source, List<Message> batch) {
        try {
            for (List<Message> part : parts(batch)) {
                boolean clean = handle(source, part);
                if (!clean && mapping.fifo()) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> "a batch of " + mapping.queueArn() + " comes again", e);
        } finally {
            executions.release();
        }
    }

    /** @return whether every message was handled */
    private boolean handle(Queue source, List<Message> part) throws InterruptedException {
        Set<String> ids = part.stream().map(Message::messageId).collect(Collectors.toSet());
        Set<String> failed =
                invoke(source, part).map(result -> failed(result, ids)).orElse(ids);
        source.delete(part.stream()
                .filter(message -> !failed.contains(message.messageId()))
                .toList());
        return failed.isEmpty();
    }

    private Set<String> failed(Result result, Set<String> batch) {
        return switch (result) {
            case Result.Failed failure -> batch;
            case Result.Returned(String payload) ->
                mapping.partialFailures() ? BatchResponse.failed(payload, batch) : Set.of();
        };
    }

    /**
     * While the function has no execution free, the batch is offered again until its messages are visible to others;
     * then nothing came of it.
     */
    private Optional<Result> invoke(Queue source, List<Message> part) throws InterruptedException {
        String payload = event.of(part);
        long since = System.nanoTime();
        for (Duration pause = Duration.ofMillis(100); ; pause = pause.multipliedBy(2)) {
            try {
                return Optional.of(functions.invoke(mapping.function(), payload));
            } catch (Throttled e) {
                Duration waited = Duration.ofNanos(System.nanoTime() - since).plus(pause);
                if (closing.getCount() == 0 || waited.compareTo(source.visibilityTimeout()) >= 0) {
                    LOG.log(
                            Level.INFO,
                            () -> "a batch of %s comes again: %s".formatted(mapping.queueArn(), e.getMessage()));
                    return Optional.empty();
                }
                pause(pause);
            }
        }
    }

    private static List<List<Message>> parts(List<Message> batch) {
        List<List<Message>> parts = new ArrayList<>();
        List<Message> open = new ArrayList<>();
        for (Message message : batch) {
            if (!open.isEmpty() && bytes(open) + bytes(List.of(message)) > MAX_EVENT_BYTES) {
                parts.add(open);
                open = new ArrayList<>();
            }
            open.add(message);
        }
        parts.add(open);
        return parts;
    }

    private static long bytes(List<Message> messages) {
        return messages.stream()
                .mapToLong(message -> ENVELOPE_BYTES + message.body().length())
                .sum();
    }

    private void pause(Duration duration) throws InterruptedException {
        boolean closed = closing.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        if (closed) {
            LOG.log(Level.DEBUG, () -> mapping.queueArn() + ": closed while it waited");
        }
    }

    /** Takes no more messages, and does not wait: what a poll that is under way still brings is put back. */
    void stop() {
        closing.countDown();
        thread.interrupt();
    }

    /** Stops, and waits a little for what is being handled; what is not done by then comes again. */
    @Override
    public void close() {
        stop();
        try {
            boolean quiet =
                    thread.join(PATIENCE) && executions.tryAcquire(concurrency, PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (!quiet) {
                LOG.log(Level.INFO, () -> mapping.queueArn() + ": closed while the function was still at work");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
