package datapipeline.local.sqs;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;

/**
 * The moving of messages out of a dead-letter queue, as it lies in the store.
 *
 * @param destinationArn where to; null for each message's own source queue
 * @param perSecond how many messages to move in a second; null for as many as possible
 * @param lastKey the place of the last message to move: what fails again meanwhile is not moved again
 * @param toMove how many messages there were at the start
 * @param startedAt milliseconds since the epoch
 */
record MoveTask(
        String handle,
        String sourceArn,
        @Nullable String destinationArn,
        @Nullable Integer perSecond,
        long lastKey,
        long toMove,
        long startedAt,
        long moved,
        Status status,
        @Nullable String failureReason) {

    enum Status {
        RUNNING,
        COMPLETED,
        CANCELLED,
        FAILED
    }

    boolean isRunning() {
        return status == Status.RUNNING;
    }

    MoveTask movedOneMore() {
        return with(moved + 1, status, null);
    }

    MoveTask ended(Status how) {
        return with(moved, how, null);
    }

    MoveTask failed(String reason) {
        return with(moved, Status.FAILED, reason);
    }

    private MoveTask with(long nowMoved, Status now, @Nullable String reason) {
        return new MoveTask(
                handle, sourceArn, destinationArn, perSecond, lastKey, toMove, startedAt, nowMoved, now, reason);
    }

    /** The handle is told only as long as it is good for something. */
    ListMessageMoveTasksResultEntry entry() {
        return ListMessageMoveTasksResultEntry.builder()
                .taskHandle(isRunning() ? handle : null)
                .status(status.name())
                .sourceArn(sourceArn)
                .destinationArn(destinationArn)
                .maxNumberOfMessagesPerSecond(perSecond)
                .approximateNumberOfMessagesMoved(moved)
                .approximateNumberOfMessagesToMove(toMove)
                .failureReason(failureReason)
                .startedTimestamp(startedAt)
                .build();
    }

    String line() {
        return StoredMessage.JSON.writeValueAsString(this);
    }

    static MoveTask read(String line) {
        return StoredMessage.JSON.readValue(line, MoveTask.class);
    }
}
