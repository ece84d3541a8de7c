package datapipeline.handlers.aws;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Writes that say whether their condition held. DynamoDB refuses a write while a transaction is at one of its items, which
 * says nothing about any condition: that is tried again after a moment, as many runs are counted in one item.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling
 */
record ConditionalWrites(DynamoDbClient dynamoDb) {
    private static final int TRIES = 12;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final int DOUBLINGS = 6;

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";
    private static final Set<String> OTHERS_AT_WORK = Set.of("TransactionConflict", "None");

    /**
     * All or nothing.
     *
     * @return false when a condition did not hold
     * @throws TransactionCanceledException when others were at the items all the time, or for what trying cannot help
     */
    boolean together(List<TransactWriteItem> items) {
        return write(() -> dynamoDb.transactWriteItems(request -> request.transactItems(items)));
    }

    /**
     * One item.
     *
     * @return false when the condition did not hold
     * @throws TransactionConflictException when others were at the item all the time
     */
    boolean alone(Put put) {
        return write(() -> dynamoDb.putItem(request -> request.tableName(put.tableName())
                .item(put.item())
                .conditionExpression(put.conditionExpression())
                .expressionAttributeNames(put.expressionAttributeNames())
                .expressionAttributeValues(put.expressionAttributeValues())));
    }

    private static boolean write(Runnable write) {
        for (int tried = 1; ; tried++) {
            try {
                write.run();
                return true;
            } catch (ConditionalCheckFailedException e) {
                return false;
            } catch (TransactionCanceledException e) {
                Set<String> reasons = e.cancellationReasons().stream()
                        .map(CancellationReason::code)
                        .collect(Collectors.toSet());
                if (reasons.remove(CONDITION_FAILED) && OTHERS_AT_WORK.containsAll(reasons)) {
                    return false;
                }
                pauseOrThrow(tried, OTHERS_AT_WORK.containsAll(reasons), e);
            } catch (TransactionConflictException e) {
                pauseOrThrow(tried, true, e);
            }
        }
    }

    /** Not all at the same moment, and longer each time. */
    private static void pauseOrThrow(int tried, boolean mayHelp, DynamoDbException e) {
        if (!mayHelp || tried == TRIES) {
            throw e;
        }
        long longest =
                FIRST_PAUSE.multipliedBy(1L << Math.min(tried, DOUBLINGS)).toNanos();
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
    }
}
