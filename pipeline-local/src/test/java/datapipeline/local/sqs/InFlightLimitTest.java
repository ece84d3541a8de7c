package datapipeline.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.local.account.Account;
import datapipeline.local.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.OverLimitException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

class InFlightLimitTest {
    private static final int LIMIT = 120_000;
    private static final long NOW = 1_000_000;

    @TempDir
    Path directory;

    @Test
    void aStandardQueueGivesNothingMoreWhileTooManyMessagesAreInFlight() {
        try (Store store = Store.open(directory.resolve("cloud.mv"))) {
            Queues queues = new Queues(store, Account.on(4566), NOW);
            Queue queue = queues.changeQueues(
                    () -> queues.create("q", new QueueDescription(new QueueAttributes(Map.of()), Map.of(), NOW, NOW)));
            queues.change(() -> fill(queue, LIMIT + 1));

            assertThat(queues.change(() -> take(queue, LIMIT, NOW))).isEqualTo(LIMIT);
            assertThatThrownBy(() -> queues.change(() -> take(queue, 1, NOW))).isInstanceOf(OverLimitException.class);
            assertThat(queues.change(() -> take(queue, 1, NOW + 30_000))).isEqualTo(1);
        }
    }

    private static int fill(Queue queue, int count) {
        SendMessageBatchRequestEntry entry =
                SendMessageBatchRequestEntry.builder().messageBody("a").build();
        for (int i = 0; i < count; i++) {
            queue.arrivals().send(OutgoingMessage.of(entry, queue), NOW);
        }
        return count;
    }

    private static int take(Queue queue, int max, long now) {
        return queue.take(max, Duration.ofSeconds(30), Integer.MAX_VALUE, now)
                .messages()
                .size();
    }
}
