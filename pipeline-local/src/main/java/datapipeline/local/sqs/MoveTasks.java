package datapipeline.local.sqs;

import datapipeline.local.sqs.MoveTask.Status;
import datapipeline.local.store.Store;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.CancelMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.CancelMessageMoveTaskResponse;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksRequest;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResponse;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskResponse;

/**
 * Tasks that move messages out of dead-letter queues. They go on after a restart. Source:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
 */
final class MoveTasks implements AutoCloseable {
    private static final int MOST_PER_SECOND = 500;
    private static final int MOST_LISTED = 10;
    private static final Comparator<MoveTask> LATEST_FIRST =
            Comparator.comparingLong(MoveTask::startedAt).reversed();

    private final Queues queues;
    private final InstantSource clock;
    private final MVMap<String, String> kept;
    private final MessageMover mover;

    /** Goes on with what an earlier process had begun. */
    MoveTasks(Store store, Queues queues, InstantSource clock) {
        this.queues = queues;
        this.clock = clock;
        this.kept = store.map("sqs.moveTasks");
        this.mover = new MessageMover(queues, kept, clock);
        kept.values().stream().map(MoveTask::read).filter(MoveTask::isRunning).forEach(mover::start);
    }

    StartMessageMoveTaskResponse start(StartMessageMoveTaskRequest request) {
        Receiving.checkRange(
                "MaxNumberOfMessagesPerSecond", request.maxNumberOfMessagesPerSecond(), 1, MOST_PER_SECOND);
        MoveTask task = queues.changeQueues(() -> {
            Queue source = source(request.sourceArn());
            checkMayStart(source, request);
            MoveTask begun = begun(source, request);
            forgetAllButTheLatest(begun.sourceArn());
            kept.put(begun.handle(), begun.line());
            return begun;
        });
        mover.start(task);
        return StartMessageMoveTaskResponse.builder().taskHandle(task.handle()).build();
    }

    private MoveTask begun(Queue source, StartMessageMoveTaskRequest request) {
        long now = clock.millis();
        return new MoveTask(
                UUID.randomUUID().toString(),
                request.sourceArn(),
                request.destinationArn(),
                request.maxNumberOfMessagesPerSecond(),
                queues.newKey(),
                source.counts(now).visible(),
                now,
                0,
                Status.RUNNING,
                null);
    }

    private void checkMayStart(Queue source, StartMessageMoveTaskRequest request) {
        if (queues.all().stream().noneMatch(queue -> Listing.failsInto(queue, request.sourceArn()))) {
            throw SqsErrors.invalidValue("Source queue must be configured as a Dead Letter Queue.");
        }
        if (request.destinationArn() != null) {
            Queue destination = queues.findByArn(request.destinationArn())
                    .orElseThrow(() -> SqsErrors.notFound(
                            "The resource that you specified for the DestinationArn parameter doesn't exist."));
            if (destination == source || destination.isFifo() != source.isFifo()) {
                throw SqsErrors.invalidValue(
                        "The destination must be another queue than the source, and of the same type.");
            }
        }
        if (of(request.sourceArn()).anyMatch(MoveTask::isRunning)) {
            throw SqsErrors.unsupported("There is already a task running. Only one active task is allowed for a source"
                    + " queue arn at a given time.");
        }
    }

    private void forgetAllButTheLatest(String sourceArn) {
        of(sourceArn).sorted(LATEST_FIRST).skip(MOST_LISTED - 1L).toList().forEach(task -> kept.remove(task.handle()));
    }

    CancelMessageMoveTaskResponse cancel(CancelMessageMoveTaskRequest request) {
        if (request.taskHandle() == null) {
            throw SqsErrors.missing("TaskHandle");
        }
        MoveTask cancelled = queues.changeQueues(() -> {
            @Nullable String line = kept.get(request.taskHandle());
            if (line == null) {
                throw SqsErrors.notFound("Task does not exist.");
            }
            MoveTask task = MoveTask.read(line);
            if (!task.isRunning()) {
                throw SqsErrors.unsupported("Only active tasks can be cancelled.");
            }
            MoveTask ended = task.ended(Status.CANCELLED);
            kept.put(ended.handle(), ended.line());
            return ended;
        });
        return CancelMessageMoveTaskResponse.builder()
                .approximateNumberOfMessagesMoved(cancelled.moved())
                .build();
    }

    ListMessageMoveTasksResponse list(ListMessageMoveTasksRequest request) {
        Receiving.checkRange("MaxResults", request.maxResults(), 1, MOST_LISTED);
        String arn = queues.arn(source(request.sourceArn()));
        int max = request.maxResults() == null ? 1 : request.maxResults();
        List<MoveTask> tasks = of(arn).sorted(LATEST_FIRST).limit(max).toList();
        return ListMessageMoveTasksResponse.builder()
                .results(tasks.stream().map(MoveTask::entry).toList())
                .build();
    }

    private Queue source(@Nullable String arn) {
        if (arn == null) {
            throw SqsErrors.missing("SourceArn");
        }
        return queues.findByArn(arn)
                .orElseThrow(() -> SqsErrors.notFound(
                        "The resource that you specified for the SourceArn parameter doesn't exist."));
    }

    private Stream<MoveTask> of(String sourceArn) {
        return kept.values().stream()
                .map(MoveTask::read)
                .filter(task -> task.sourceArn().equals(sourceArn));
    }

    @Override
    public void close() {
        mover.close();
    }
}
