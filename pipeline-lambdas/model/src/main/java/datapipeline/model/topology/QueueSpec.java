package datapipeline.model.topology;

import java.time.Duration;
import java.util.Optional;

/**
 * A queue.
 *
 * @param visibility how long a received message stays hidden: six times the function's timeout, as AWS advises
 *     (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html)
 * @param retention how long a message lives: the longest SQS has, since a message that expires is a lost file
 * @param deadLetterQueue where a message goes that was received too often
 */
public record QueueSpec(String name, Duration visibility, Duration retention, Optional<String> deadLetterQueue) {
    private static final Duration LONGEST_RETENTION = Duration.ofDays(14);
    private static final int VISIBILITY_PER_TIMEOUT = 6;

    static QueueSpec work(String name, Duration functionTimeout) {
        return new QueueSpec(
                name,
                functionTimeout.multipliedBy(VISIBILITY_PER_TIMEOUT),
                LONGEST_RETENTION,
                Optional.of(Topology.deadLetterQueueOf(name)));
    }

    static QueueSpec deadLetter(String name) {
        return new QueueSpec(name, Duration.ofSeconds(30), LONGEST_RETENTION, Optional.empty());
    }
}
