package datapipeline.handlers.aws;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Puts many items, as many in one request as DynamoDB takes. It may leave some of them undone when it is busy; those are
 * sent again after a moment, longer each time.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
 */
record BatchWrites(DynamoDbClient dynamoDb) {
    private static final int MOST = 25;
    private static final int TRIES = 12;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final int DOUBLINGS = 8;

    /**
     * Puts items that have different keys; to put them once more changes nothing.
     *
     * @throws IllegalStateException when DynamoDB left some of them undone every time
     */
    void put(String table, List<Map<String, AttributeValue>> items) {
        List<WriteRequest> puts = items.stream()
                .map(item ->
                        WriteRequest.builder().putRequest(put -> put.item(item)).build())
                .toList();
        for (int from = 0; from < puts.size(); from += MOST) {
            write(table, puts.subList(from, Math.min(from + MOST, puts.size())));
        }
    }

    private void write(String table, List<WriteRequest> some) {
        List<WriteRequest> left = some;
        for (int tried = 1; !left.isEmpty(); tried++) {
            if (tried > TRIES) {
                throw new IllegalStateException("DynamoDB left %d of %d items of %s undone, %d times"
                        .formatted(left.size(), some.size(), table, TRIES));
            }
            if (tried > 1) {
                pause(tried);
            }
            Map<String, List<WriteRequest>> batch = Map.of(table, left);
            left = dynamoDb.batchWriteItem(request -> request.requestItems(batch))
                    .unprocessedItems()
                    .getOrDefault(table, List.of());
        }
    }

    private static void pause(int tried) {
        long longest =
                FIRST_PAUSE.multipliedBy(1L << Math.min(tried, DOUBLINGS)).toNanos();
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
    }
}
