package datapipeline.local.lambda.poller;

import java.time.Duration;
import java.util.List;

/**
 * A queue that feeds a function. Limits: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html
 *
 * @param batchSize how many messages an event may hold: 10 at most for a FIFO queue or without a window
 * @param windowSeconds how long to gather messages for a batch
 * @param partialFailures whether the function's answer says which messages failed
 * @param maximumConcurrency how many batches may be in work at a time; 0 when the mapping sets no limit
 * @param filters event patterns, one of which a message must match; none means every message
 * @param lastModified in milliseconds
 */
record EventSourceMapping(
        String uuid,
        String queueArn,
        String function,
        int batchSize,
        int windowSeconds,
        boolean partialFailures,
        int maximumConcurrency,
        List<String> filters,
        boolean enabled,
        long lastModified) {
    static final int MESSAGES_PER_RECEIVE = 10;
    private static final int MAX_FILTERS = 5;

    EventSourceMapping {
        boolean fifo = queueArn.endsWith(".fifo");
        require(
                batchSize >= 1 && batchSize <= (fifo ? MESSAGES_PER_RECEIVE : 10_000),
                "Invalid batch size " + batchSize);
        require(windowSeconds >= 0 && windowSeconds <= 300, "Invalid batching window " + windowSeconds);
        require(!fifo || windowSeconds == 0, "Batching window is not supported for FIFO queues");
        require(
                batchSize <= MESSAGES_PER_RECEIVE || windowSeconds > 0,
                "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10");
        require(
                maximumConcurrency == 0 || maximumConcurrency >= 2 && maximumConcurrency <= 1000,
                "Maximum concurrency must be from 2 to 1000, not " + maximumConcurrency);
        require(filters.size() <= MAX_FILTERS, "Only %d filters are allowed".formatted(MAX_FILTERS));
        filters = List.copyOf(filters);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    Duration window() {
        return Duration.ofSeconds(windowSeconds);
    }

    boolean fifo() {
        return queueArn.endsWith(".fifo");
    }
}
