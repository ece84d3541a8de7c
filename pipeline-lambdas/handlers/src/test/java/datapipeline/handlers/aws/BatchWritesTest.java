package datapipeline.handlers.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What DynamoDB leaves undone is sent again until it is done. */
class BatchWritesTest {
    @Test
    void sendsAgainWhatWasLeftUndone() {
        var busy = new Busy(1);

        new BatchWrites(busy).put("table", items(60));

        assertThat(busy.sizes).containsExactly(25, 24, 25, 24, 10, 9);
        assertThat(busy.put).hasSize(60);
    }

    @Test
    void saysHowManyWereLeftUndoneEveryTime() {
        var busy = new Busy(Integer.MAX_VALUE);

        assertThatThrownBy(() -> new BatchWrites(busy).put("table", items(1)))
                .hasMessage("DynamoDB left 1 of 1 items of table undone, 12 times");
    }

    @Test
    void asksForNothingWhenThereIsNothing() {
        var busy = new Busy(1);

        new BatchWrites(busy).put("table", List.of());

        assertThat(busy.sizes).isEmpty();
    }

    private static List<Map<String, AttributeValue>> items(int number) {
        return IntStream.range(0, number)
                .mapToObj(each -> Map.of("pk", AttributeValue.fromN(Integer.toString(each))))
                .toList();
    }

    /** Does the first of each batch, and the others when it was asked often enough. */
    private static final class Busy implements DynamoDbClient {
        private final int times;
        private final List<Integer> sizes = new ArrayList<>();
        private final Map<String, Integer> asked = new HashMap<>();
        private final List<String> put = new ArrayList<>();

        private Busy(int times) {
            this.times = times;
        }

        @Override
        public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
            List<WriteRequest> batch = request.requestItems().get("table");
            sizes.add(batch.size());
            List<WriteRequest> undone = new ArrayList<>();
            for (WriteRequest write : batch) {
                String key = write.putRequest().item().get("pk").n();
                boolean first = times == 1 && write == batch.getFirst();
                if (first || asked.merge(key, 1, Integer::sum) > times) {
                    put.add(key);
                } else {
                    undone.add(write);
                }
            }
            return BatchWriteItemResponse.builder()
                    .unprocessedItems(undone.isEmpty() ? Map.of() : Map.of("table", undone))
                    .build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    }
}
