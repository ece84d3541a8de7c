package datapipeline.local.lambda.poller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.local.account.Account;
import datapipeline.local.lambda.Await;
import datapipeline.local.lambda.poller.EventSourceMappings.Wishes;
import datapipeline.local.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FilterCriteria;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.ScalingConfig;
import tools.jackson.databind.JsonNode;

class EventSourceMappingsTest {
    private static final Wishes NONE = wishes(null, null);
    private static final List<FunctionResponseType> PARTIAL = List.of(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);

    @TempDir
    Path directory;

    private final QueueOnPaper queue = new QueueOnPaper();
    private final FunctionsOnPaper functions = new FunctionsOnPaper();
    private Store store;
    private EventSourceMappings mappings;

    @BeforeEach
    void open() {
        store = Store.open(directory.resolve("cloud.mv"));
        mappings = new EventSourceMappings(store, Account.on(4566), InstantSource.system(), queue, functions);
    }

    @AfterEach
    void close() {
        mappings.close();
        store.close();
    }

    private static Wishes wishes(@Nullable Integer batchSize, @Nullable Integer window) {
        return new Wishes(batchSize, window, null, null, null, null);
    }

    private String map(Wishes wishes) {
        return mappings.create(QueueOnPaper.ARN, "picture", wishes).uuid();
    }

    private static String failing(String id) {
        return "{\"batchItemFailures\":[{\"itemIdentifier\":\"%s\"}]}".formatted(id);
    }

    @Test
    void handsMessagesToTheFunctionInTheShapeOfAws() {
        String id = queue.send("{\"file\":1}");
        map(NONE);
        queue.awaitEmpty();

        JsonNode record = functions.event(0).at("/Records/0");
        assertThat(record).isEqualTo(SqsEvent.JSON.readTree("""
                        {"messageId": "%s", "receiptHandle": "handle-%s", "body": "{\\"file\\":1}",
                         "attributes": {"ApproximateReceiveCount": "1", "SentTimestamp": "1700000000000"},
                         "messageAttributes": {"tenant": {"stringValue": "acme", "stringListValues": [],
                            "binaryListValues": [], "dataType": "String"}},
                         "md5OfBody": "md5-%s", "eventSource": "aws:sqs",
                         "eventSourceARN": "arn:aws:sqs:us-east-1:000000000000:sqs-picture",
                         "awsRegion": "us-east-1"}
                        """.formatted(id, id, id)));
    }

    @Test
    void aFailedBatchStaysInTheQueueAndComesAgain() {
        String id = queue.send("x");
        functions.answer = event -> {
            throw new IllegalStateException("told to fail");
        };
        map(NONE);
        Await.until(() -> functions.events.size() == 1 && functions.running.get() == 0);
        assertThat(queue.left()).containsExactly(id);

        functions.answer = event -> "";
        queue.reveal();
        queue.awaitEmpty();
        assertThat(functions.events).hasSize(2);
    }

    @Test
    void keepsOnlyWhatThePartialAnswerNames() {
        queue.send("1");
        String bad = queue.send("2");
        queue.send("3");
        functions.answer = event -> failing(bad);
        map(new Wishes(null, null, PARTIAL, null, null, null));

        Await.until(() -> queue.left().equals(List.of(bad)));
    }

    @Test
    void doesNotReadTheAnswerUnlessAskedTo() {
        String bad = queue.send("1");
        functions.answer = event -> failing(bad);
        map(NONE);

        queue.awaitEmpty();
    }

    @Test
    void gathersABatchForAsLongAsTheWindowIsOpen() {
        IntStream.range(0, 25).forEach(i -> queue.send("m" + i));
        map(wishes(25, 5));
        queue.awaitEmpty();

        assertThat(functions.batches()).containsExactly(25);
    }

    @Test
    void asksOnceMoreInTheLastSecondOfAWindowAndNotWithoutEnd() {
        queue.send("alone");
        map(wishes(25, 1));
        queue.awaitEmpty();

        assertThat(functions.batches()).containsExactly(1);
        assertThat(queue.waits).filteredOn(Duration::isZero).hasSize(1);
        assertThat(queue.waits).allMatch(wait -> wait.toMillis() % 1_000 == 0);
    }

    @Test
    void splitsWhatWouldBeTooLargeForOneEvent() {
        IntStream.range(0, 8).forEach(i -> queue.send("x".repeat(1_000_000)));
        map(NONE);
        queue.awaitEmpty();

        assertThat(functions.batches()).containsExactly(5, 3);
    }

    @Test
    void aFifoQueueGoesNoFurtherThanItsFirstFailure() {
        IntStream.range(0, 8).forEach(i -> queue.send("x".repeat(1_000_000)));
        functions.answer = event -> {
            throw new IllegalStateException("told to fail");
        };
        mappings.create(QueueOnPaper.ARN + ".fifo", "picture", NONE);
        Await.until(() -> functions.events.size() == 1 && functions.running.get() == 0);
        mappings.close();

        assertThat(functions.batches()).containsExactly(5);
        assertThat(queue.left()).hasSize(8);
    }

    @Test
    void offersABatchAgainWhileTheFunctionIsThrottled() {
        functions.throttles.set(2);
        queue.send("x");
        map(NONE);

        queue.awaitEmpty();
        assertThat(functions.batches()).containsExactly(1);
    }

    @Test
    void leavesABatchInTheQueueWhenThrottledForAsLongAsItsMessagesAreHidden() {
        functions.throttles.set(Integer.MAX_VALUE);
        functions.timeout = Duration.ofSeconds(1);
        queue.visibility = Duration.ofSeconds(1);
        String id = queue.send("x");
        map(NONE);
        Await.until(() -> functions.throttles.get() < Integer.MAX_VALUE - 2);
        mappings.close();

        assertThat(queue.left()).containsExactly(id);
        assertThat(functions.events).isEmpty();
    }

    @Test
    void runsNoMoreBatchesAtATimeThanTheMappingAllows() {
        CountDownLatch go = new CountDownLatch(1);
        functions.answer = event -> {
            awaitQuietly(go);
            return "";
        };
        IntStream.range(0, 6).forEach(i -> queue.send("m" + i));
        map(new Wishes(
                1, null, null, ScalingConfig.builder().maximumConcurrency(2).build(), null, null));
        Await.until(() -> functions.running.get() == 2);
        go.countDown();
        queue.awaitEmpty();

        assertThat(functions.mostRunning.get()).isEqualTo(2);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void deletesUnseenWhatNoFilterMatches() {
        queue.send("{\"type\":\"video\"}");
        queue.send("plain words");
        queue.send("{\"type\":\"picture\"}");
        map(new Wishes(
                null,
                null,
                null,
                null,
                FilterCriteria.builder()
                        .filters(Filter.builder()
                                .pattern("{\"body\":{\"type\":[\"picture\"]}}")
                                .build())
                        .build(),
                null));
        queue.awaitEmpty();

        assertThat(functions.batches()).containsExactly(1);
        assertThat(functions.event(0).at("/Records/0/body").asString()).isEqualTo("{\"type\":\"picture\"}");
    }

    @Test
    void aDisabledMappingTakesNothing() {
        String uuid = map(NONE);
        assertThat(mappings.update(uuid, null, new Wishes(null, null, null, null, null, false))
                        .state())
                .isEqualTo("Disabled");
        Await.until(() -> functions.running.get() == 0);
        String id = queue.send("x");

        mappings.update(uuid, null, new Wishes(5, null, null, null, null, null));
        Await.until(() -> queue.visibleCount() == 1);
        assertThat(queue.left()).containsExactly(id);
        assertThat(mappings.get(uuid).batchSize()).isEqualTo(5);

        mappings.update(uuid, null, new Wishes(null, null, null, null, null, true));
        queue.awaitEmpty();
    }

    @Test
    void goesOnAfterARestartOnceTheFunctionIsThere() {
        String uuid = map(NONE);
        mappings.close();
        store.close();
        queue.send("x");
        open();
        assertThat(mappings.get(uuid).state()).isEqualTo("Enabled");
        assertThat(functions.events).isEmpty();

        mappings.functionAppeared("picture");

        queue.awaitEmpty();
    }

    @Test
    void refusesWhatAwsRefuses() {
        functions.timeout = Duration.ofSeconds(60);
        assertThatThrownBy(() -> map(NONE))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("Queue visibility timeout: 30 seconds is less than Function timeout: 60 seconds");
        functions.timeout = Duration.ofSeconds(3);
        assertThatThrownBy(() -> map(wishes(11, null))).isInstanceOf(InvalidParameterValueException.class);
        assertThatThrownBy(() -> map(wishes(10_001, 1))).isInstanceOf(InvalidParameterValueException.class);
        assertThatThrownBy(() -> map(wishes(null, 301))).isInstanceOf(InvalidParameterValueException.class);
        assertThatThrownBy(() -> mappings.create(QueueOnPaper.ARN + ".fifo", "picture", wishes(null, 1)))
                .isInstanceOf(InvalidParameterValueException.class);
        assertThatThrownBy(() -> mappings.create(QueueOnPaper.ARN, "nobody", NONE))
                .isInstanceOf(InvalidParameterValueException.class);
        assertThatThrownBy(() -> mappings.create("arn:aws:sqs:us-east-1:000000000000:none", "picture", NONE))
                .isInstanceOf(InvalidParameterValueException.class);
        map(NONE);
        assertThatThrownBy(() -> map(NONE)).isInstanceOf(ResourceConflictException.class);
        assertThatThrownBy(() -> mappings.get("unknown")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void listsMappingsByQueueAndByFunction() {
        String uuid = map(NONE);

        assertThat(mappings.list(QueueOnPaper.ARN, null)).hasSize(1);
        assertThat(mappings.list(null, "picture")).hasSize(1);
        assertThat(mappings.list(null, "video")).isEmpty();
        assertThat(mappings.delete(uuid).state()).isEqualTo("Deleting");
        assertThat(mappings.list(null, null)).isEmpty();
    }
}
