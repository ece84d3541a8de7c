package datapipeline.console.queues;

import java.time.Instant;
import java.util.Optional;

/**
 * The moving of all messages of a dead-letter queue back to where they came from.
 *
 * @param moved how many are through; SQS counts approximately
 * @param toMove how many there were at its start
 * @param failure why it failed, as SQS calls it
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html">
 *     StartMessageMoveTask</a>
 */
public record Move(Status status, long moved, long toMove, Instant startedAt, Optional<String> failure) {
    /** As SQS calls them. */
    public enum Status {
        RUNNING,
        CANCELLING,
        COMPLETED,
        CANCELLED,
        FAILED;

        /** Whether messages may still be moved. */
        public boolean active() {
            return this == RUNNING || this == CANCELLING;
        }
    }
}
