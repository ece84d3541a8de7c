package datapipeline.console.aws;

import static datapipeline.console.aws.Asking.ask;

import datapipeline.console.layout.UnansweredException;
import datapipeline.console.queues.DeadLetter;
import datapipeline.console.queues.DeadLetters;
import datapipeline.console.queues.Move;
import datapipeline.model.topology.Topology;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Dead letters in SQS. */
@Component
final class SqsDeadLetters implements DeadLetters {
    /** A message that is to be deleted is looked for among as many as this. */
    private static final int MOST_SEARCHED = 1000;

    private final Cloud cloud;
    private final QueueAddresses addresses;
    /** Whoever looks hides messages, and a move that began meanwhile would pass them over and call itself complete. */
    private final Map<String, Lock> oneAtATime = new ConcurrentHashMap<>();

    SqsDeadLetters(Cloud cloud, QueueAddresses addresses) {
        this.cloud = cloud;
        this.addresses = addresses;
    }

    @Override
    public List<DeadLetter> look(String queue, int most) {
        return alone(queue, () -> {
            if (isBeingMoved(queue)) {
                return List.of();
            }
            try (var held = held(queue)) {
                held.take(most, message -> false);
                return held.messages().stream().map(SqsDeadLetters::letter).toList();
            }
        });
    }

    @Override
    public boolean delete(String queue, String messageId) {
        return alone(queue, () -> {
            try (var held = held(queue)) {
                Optional<Message> found =
                        held.take(MOST_SEARCHED, message -> message.messageId().equals(messageId));
                found.ifPresent(held::delete);
                return found.isPresent();
            }
        });
    }

    /** The classifier's failures came from no queue, and SQS knows of no moves there. */
    private boolean isBeingMoved(String queue) {
        return !queue.equals(Topology.SQS_CLASSIFY_DLQ)
                && lastMove(queue).filter(move -> move.status().active()).isPresent();
    }

    private <T> T alone(String queue, Supplier<T> action) {
        Lock lock = oneAtATime.computeIfAbsent(queue, name -> new ReentrantLock());
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private HeldMessages held(String queue) {
        return new HeldMessages(cloud.sqs, addresses.of(queue));
    }

    private static DeadLetter letter(Message message) {
        Map<String, String> attributes = new TreeMap<>();
        message.messageAttributes().forEach((name, value) -> {
            if (value.stringValue() != null) {
                attributes.put(name, value.stringValue());
            }
        });
        return new DeadLetter(
                message.messageId(),
                message.body(),
                Instant.ofEpochMilli(number(message, MessageSystemAttributeName.SENT_TIMESTAMP)),
                (int) number(message, MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT),
                attributes);
    }

    private static long number(Message message, MessageSystemAttributeName name) {
        return Long.parseLong(message.attributes().getOrDefault(name, "0"));
    }

    @Override
    public Optional<Move> lastMove(String queue) {
        return tasks(queue).findFirst().map(SqsDeadLetters::move);
    }

    private Stream<ListMessageMoveTasksResultEntry> tasks(String queue) {
        String arn = arn(queue);
        return ask(
                "SQS",
                () -> cloud.sqs.listMessageMoveTasks(list -> list.sourceArn(arn).maxResults(1)))
                .results()
                .stream();
    }

    private static Move move(ListMessageMoveTasksResultEntry task) {
        return new Move(
                Move.Status.valueOf(task.status()),
                task.approximateNumberOfMessagesMoved() == null ? 0 : task.approximateNumberOfMessagesMoved(),
                task.approximateNumberOfMessagesToMove() == null ? 0 : task.approximateNumberOfMessagesToMove(),
                Instant.ofEpochMilli(task.startedTimestamp()),
                Optional.ofNullable(task.failureReason()));
    }

    @Override
    public void startMove(String queue) {
        String arn = arn(queue);
        alone(queue, () -> {
            refusedOrDone(() -> cloud.sqs.startMessageMoveTask(start -> start.sourceArn(arn)));
            return queue;
        });
    }

    @Override
    public void cancelMove(String queue) {
        String handle = tasks(queue)
                .filter(task -> task.taskHandle() != null)
                .map(ListMessageMoveTasksResultEntry::taskHandle)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing is being moved out of %s.".formatted(queue)));
        refusedOrDone(() -> cloud.sqs.cancelMessageMoveTask(cancel -> cancel.taskHandle(handle)));
    }

    /** What SQS refuses is an answer; what it cannot do now is none. */
    private static void refusedOrDone(Runnable request) {
        try {
            ask("SQS", () -> {
                request.run();
                return true;
            });
        } catch (UnansweredException e) {
            if (e.getCause() instanceof SqsException refusal && refusal.statusCode() / 100 == 4) {
                throw new IllegalStateException(refusal.awsErrorDetails().errorMessage(), e);
            }
            throw e;
        }
    }

    private String arn(String queue) {
        String url = addresses.of(queue);
        return ask(
                "SQS",
                () -> cloud.sqs
                        .getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN));
    }
}
