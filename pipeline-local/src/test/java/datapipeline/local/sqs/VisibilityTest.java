package datapipeline.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.local.lambda.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

class VisibilityTest {
    @AutoClose
    private final QueueBench bench;

    private final String url;

    VisibilityTest(@TempDir Path directory) {
        bench = new QueueBench(directory);
        url = bench.queue("sqs-picture");
    }

    @Test
    void aMessageInFlightIsSeenByNobodyElseUntilItsTimeoutIsOver() {
        bench.send(url, "a");
        assertThat(bench.bodies(url)).containsExactly("a");
        assertThat(bench.bodies(url)).isEmpty();
        bench.pass(Duration.ofSeconds(29));
        assertThat(bench.bodies(url)).isEmpty();
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.bodies(url)).containsExactly("a");
    }

    @Test
    void aMessageThatCameBackIsBeforeThoseThatWereSentLater() {
        bench.send(url, "a", "b");
        bench.receive(url, 1);
        bench.pass(Duration.ofSeconds(30));
        assertThat(bench.bodies(url)).containsExactly("a", "b");
    }

    @Test
    void theHandleOfAnEarlierReceiverNoLongerDeletes() {
        bench.send(url, "a");
        Message early = bench.receive(url, 1).getFirst();
        bench.pass(Duration.ofSeconds(30));
        Message late = bench.receive(url, 1).getFirst();

        bench.delete(url, early);
        assertThat(bench.sqs.statistics("sqs-picture").notVisible()).isEqualTo(1);
        assertThatThrownBy(() -> extend(early, 60)).isInstanceOf(SqsException.class);

        bench.delete(url, late);
        assertThat(bench.sqs.statistics("sqs-picture").notVisible()).isZero();
    }

    @Test
    void aReceiverWhoIsLateMayDeleteAsLongAsNobodyElseHasTheMessage() {
        bench.send(url, "a");
        Message message = bench.receive(url, 1).getFirst();
        bench.pass(Duration.ofSeconds(31));
        bench.delete(url, message);
        assertThat(bench.bodies(url)).isEmpty();
    }

    @Test
    void aReceiverMayAskForMoreTimeOrGiveTheMessageBack() {
        bench.send(url, "a");
        Message message = bench.receive(url, 1).getFirst();
        extend(message, 100);
        bench.pass(Duration.ofSeconds(99));
        assertThat(bench.bodies(url)).isEmpty();
        extend(message, 0);
        assertThat(bench.bodies(url)).containsExactly("a");
    }

    @Test
    void nobodyMayKeepAMessageForMoreThanTwelveHours() {
        bench.send(url, "a");
        Message message = bench.receive(url, 1).getFirst();
        bench.pass(Duration.ofSeconds(20));
        extend(message, 43_000);
        assertThatThrownBy(() -> extend(message, 43_200)).hasMessageContaining("beyond the limit");
        assertThatThrownBy(() -> extend(message, 43_201)).hasMessageContaining("Must be between 0 and 43200");
    }

    @Test
    void theTimeoutOfAVisibleMessageCannotBeChanged() {
        bench.send(url, "a");
        Message message = bench.receive(url, 1).getFirst();
        bench.pass(Duration.ofSeconds(30));
        assertThatThrownBy(() -> extend(message, 10)).isInstanceOf(MessageNotInflightException.class);
    }

    @Test
    void aDelayedMessageComesWhenItsDelayIsOver() {
        bench.sqs.sendMessage(r -> r.queueUrl(url).messageBody("a").delaySeconds(900));
        assertThat(bench.bodies(url)).isEmpty();
        assertThat(bench.sqs.statistics("sqs-picture").delayed()).isEqualTo(1);
        bench.pass(Duration.ofSeconds(900));
        assertThat(bench.bodies(url)).containsExactly("a");
    }

    @Test
    void whoWaitsNoticesThatTheClockWasMoved() {
        bench.send(url, "a");
        bench.receive(url, 1);
        CompletableFuture<List<Message>> waiting = CompletableFuture.supplyAsync(() -> bench.sqs
                .receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20))
                .messages());
        bench.pass(Duration.ofSeconds(30));
        Await.until(waiting::isDone);
        assertThat(QueueBench.bodiesOf(waiting.join())).containsExactly("a");
    }

    @Test
    void whoWaitsForAQueueThatIsDeletedIsTold() {
        CompletableFuture<List<Message>> waiting = CompletableFuture.supplyAsync(() -> bench.sqs
                .receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20))
                .messages());
        bench.sqs.deleteQueue(r -> r.queueUrl(url));
        Await.until(waiting::isDone);
        assertThat(waiting).isCompletedExceptionally();
    }

    @Test
    void whoWaitsIsLetGoWhenTheServiceCloses() {
        CompletableFuture<List<Message>> waiting = CompletableFuture.supplyAsync(() -> bench.sqs
                .receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20))
                .messages());
        bench.sqs.close();
        Await.until(waiting::isDone);
        assertThat(waiting.join()).isEmpty();
    }

    @Test
    void aMessageExpiresWithItsRetentionPeriod() {
        String brief = bench.queue("brief", Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "60"));
        bench.send(brief, "a");
        bench.pass(Duration.ofSeconds(59));
        assertThat(bench.sqs.statistics("brief").visible()).isEqualTo(1);
        assertThat(bench.sqs.statistics("brief").ageOfOldestMessage()).isGreaterThanOrEqualTo(Duration.ofSeconds(59));
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.bodies(brief)).isEmpty();
        Await.until(() -> bench.sqs.statistics("brief").visible() == 0);
        assertThat(bench.sqs.statistics("brief").ageOfOldestMessage()).isZero();
    }

    @Test
    void theFirstReceiveIsRememberedAndReceivesAreCounted() {
        bench.send(url, "a");
        String first = bench.receive(url, 1)
                .getFirst()
                .attributes()
                .get(MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP);
        bench.pass(Duration.ofSeconds(30));
        assertThat(bench.receive(url, 1).getFirst().attributes())
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP, first)
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
    }

    private void extend(Message message, int seconds) {
        bench.sqs.changeMessageVisibility(
                r -> r.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(seconds));
    }
}
