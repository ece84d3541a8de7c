package datapipeline.handlers.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

class ConditionalWritesTest {
    /** A table that refuses as DynamoDB does while others write; the embedded one makes them wait instead. */
    private static final class BusyTable implements DynamoDbClient {
        final Deque<DynamoDbException> refusals = new ArrayDeque<>();
        int written;

        @Override
        public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
            answer();
            return TransactWriteItemsResponse.builder().build();
        }

        @Override
        public PutItemResponse putItem(PutItemRequest request) {
            answer();
            return PutItemResponse.builder().build();
        }

        private void answer() {
            if (!refusals.isEmpty()) {
                throw refusals.removeFirst();
            }
            written++;
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private final BusyTable table = new BusyTable();
    private final ConditionalWrites writes = new ConditionalWrites(table);

    @Test
    void triesATransactionAgainWhileOthersAreAtItsItems() {
        table.refusals.addAll(Collections.nCopies(3, cancelled("None", "TransactionConflict")));

        assertThat(writes.together(List.of())).isTrue();

        assertThat(table.refusals).isEmpty();
        assertThat(table.written).isOne();
    }

    @Test
    void triesASingleWriteAgainWhileATransactionIsAtItsItem() {
        table.refusals.add(TransactionConflictException.builder().build());

        assertThat(writes.alone(Put.builder().build())).isTrue();

        assertThat(table.written).isOne();
    }

    @Test
    void takesAConditionThatDidNotHoldForAnAnswerThoughOthersWereAtAnotherItem() {
        table.refusals.add(cancelled("ConditionalCheckFailed", "TransactionConflict"));

        assertThat(writes.together(List.of())).isFalse();

        assertThat(table.written).isZero();
    }

    @Test
    void doesNotTryAgainWhatTryingCannotHelp() {
        table.refusals.add(cancelled("None", "ItemCollectionSizeLimitExceeded"));

        assertThatThrownBy(() -> writes.together(List.of())).isInstanceOf(TransactionCanceledException.class);

        assertThat(table.written).isZero();
    }

    @Test
    void givesUpInTheEnd() {
        table.refusals.addAll(Collections.nCopies(50, cancelled("TransactionConflict")));

        assertThatThrownBy(() -> writes.together(List.of())).isInstanceOf(TransactionCanceledException.class);

        assertThat(table.refusals).as("refusals it did not wait for").hasSizeGreaterThan(30);
    }

    private static DynamoDbException cancelled(String... codes) {
        return TransactionCanceledException.builder()
                .cancellationReasons(Arrays.stream(codes)
                        .map(code -> CancellationReason.builder().code(code).build())
                        .toList())
                .build();
    }
}
