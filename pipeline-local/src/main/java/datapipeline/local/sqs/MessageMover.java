package datapipeline.local.sqs;

import datapipeline.local.sqs.MoveTask.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Moves the messages of move tasks, each task with a thread of its own. A message and the progress of its task are one
 * change, so that a crash neither loses a message nor moves one twice.
 */
final class MessageMover implements AutoCloseable {
    private static final Logger LOG = System.getLogger(MessageMover.class.getName());
    private static final Duration ROUND = Duration.ofMillis(100);
    /** For tasks without a limit: so many messages in one change. */
    private static final int LARGEST_ROUND = 100;

    private final Queues queues;
    private final Map<String, String> tasks;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);

    MessageMover(Queues queues, MVMap<String, String> tasks, InstantSource clock) {
        this.queues = queues;
        this.tasks = tasks;
        this.clock = clock;
    }

    void start(MoveTask task) {
        Thread.ofVirtual().name("move-" + task.sourceArn()).start(() -> run(task));
    }

    /** Moves so many messages every tenth of a second, or one each time there is one due. */
    private void run(MoveTask task) {
        long began = System.nanoTime();
        long movedBefore = task.moved();
        long cursor = 0;
        try {
            while (closing.getCount() > 0) {
                MoveTask now = current(task);
                if (!now.isRunning()) {
                    return;
                }
                long due = due(now, System.nanoTime() - began) - (now.moved() - movedBefore);
                long from = cursor;
                cursor = due > 0 ? queues.change(() -> round(task, from, Math.min(due, LARGEST_ROUND))) : pause(cursor);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            end(task, e);
        }
    }

    private static long due(MoveTask task, long nanos) {
        return task.perSecond() == null
                ? Long.MAX_VALUE
                : 1 + nanos * task.perSecond() / Duration.ofSeconds(1).toNanos();
    }

    private long pause(long cursor) throws InterruptedException {
        boolean closed = closing.await(ROUND.toMillis(), TimeUnit.MILLISECONDS);
        if (closed) {
            LOG.log(Level.DEBUG, "closed while messages were being moved; it goes on at the next start");
        }
        return cursor;
    }

    /** @return the place up to which everything is moved or in flight */
    private long round(MoveTask task, long from, long count) {
        long cursor = from;
        for (long i = 0; i < count; i++) {
            MoveTask now = current(task);
            Optional<Queue> source = queues.findByArn(task.sourceArn());
            if (!now.isRunning() || source.isEmpty()) {
                keep(now.isRunning() ? now.failed("AWS.SimpleQueueService.NonExistentQueue") : now);
                return cursor;
            }
            Optional<Received> next = source.get().firstToMove(cursor, task.lastKey(), clock.millis());
            if (next.isEmpty()) {
                keep(now.ended(Status.COMPLETED));
                return cursor;
            }
            keep(move(next.get(), source.get(), now));
            cursor = next.get().place().key();
        }
        return cursor;
    }

    private MoveTask move(Received message, Queue source, MoveTask task) {
        @Nullable
        String arn = task.destinationArn() == null ? message.content().deadLetterSource() : task.destinationArn();
        if (arn == null) {
            return task.failed("CouldNotDetermineMessageSource");
        }
        Optional<Queue> destination = queues.findByArn(arn);
        if (destination.isEmpty()) {
            return task.failed("AWS.SimpleQueueService.NonExistentQueue");
        }
        boolean taken = source.takeForMove(message.place(), clock.millis());
        if (!taken) {
            return task;
        }
        StoredMessage again = message.content().sentAgain(UUID.randomUUID().toString());
        destination.get().arrivals().addMoved(again, clock.millis());
        return task.movedOneMore();
    }

    /** Closing makes writes fail: then the task is not over, it goes on at the next start. */
    private void end(MoveTask task, RuntimeException failure) {
        if (closing.getCount() > 0) {
            LOG.log(Level.ERROR, () -> "messages of %s could not be moved".formatted(task.sourceArn()), failure);
            queues.change(() -> keep(current(task).failed(String.valueOf(failure.getMessage()))));
        }
    }

    private MoveTask current(MoveTask task) {
        return MoveTask.read(tasks.getOrDefault(task.handle(), task.line()));
    }

    private MoveTask keep(MoveTask task) {
        tasks.put(task.handle(), task.line());
        return task;
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
