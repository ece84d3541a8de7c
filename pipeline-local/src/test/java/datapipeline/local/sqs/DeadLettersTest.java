package datapipeline.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.local.lambda.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.UnsupportedOperationException;

class DeadLettersTest {
    private static final String ARN = "arn:aws:sqs:us-east-1:000000000000:";

    @AutoClose
    private QueueBench bench;

    private final String url;

    DeadLettersTest(@TempDir Path directory) {
        bench = new QueueBench(directory);
        url = bench.queueThatFailsAfter(2, "q");
    }

    @Test
    void aMessageReceivedTooOftenIsFoundInTheDeadLetterQueueAndIsStillTheSame() {
        bench.send(url, "a");
        Message before = bench.receive(url, 1).getFirst();
        bench.pass(Duration.ofSeconds(30));
        bench.receive(url, 1);
        bench.pass(Duration.ofSeconds(30));
        assertThat(bench.bodies(url)).isEmpty();

        Message failed = bench.receive("q-dlq", 1).getFirst();
        assertThat(failed.messageId()).isEqualTo(before.messageId());
        assertThat(failed.attributes())
                .containsEntry(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN, ARN + "q")
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "3")
                .containsEntry(
                        MessageSystemAttributeName.SENT_TIMESTAMP,
                        before.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP));
        assertThat(bench.sqs.statistics("q-dlq").sent()).isZero();
    }

    @Test
    void inTheDeadLetterQueueAgeCountsFromTheArrivalThere() {
        fail("a");
        bench.pass(Duration.ofSeconds(10));
        assertThat(bench.sqs.statistics("q-dlq").ageOfOldestMessage())
                .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(25));
    }

    @Test
    void whileTheDeadLetterQueueIsMissingAMessageComesAgainAndAgain() {
        bench.send(url, "a");
        bench.sqs.deleteQueue(r -> r.queueUrl("q-dlq"));
        for (int i = 0; i < 5; i++) {
            assertThat(bench.bodies(url)).containsExactly("a");
            bench.pass(Duration.ofSeconds(30));
        }
    }

    @Test
    void aDeadLetterQueueMayRefuseASource() {
        bench.sqs.setQueueAttributes(r -> r.queueUrl("q-dlq")
                .attributes(Map.of(
                        QueueAttributeName.REDRIVE_ALLOW_POLICY,
                        "{\"redrivePermission\":\"byQueue\",\"sourceQueueArns\":[\"%sq\"]}".formatted(ARN))));
        String policy = "{\"deadLetterTargetArn\":\"%sq-dlq\",\"maxReceiveCount\":3}".formatted(ARN);
        bench.queue("other");
        assertThatThrownBy(() -> redrive("other", policy)).hasMessageContaining("does not allow");
        redrive("q", policy);
    }

    @Test
    void aMoveTaskSendsMessagesBackToWhereTheyFailed() {
        fail("a", "b", "c");
        String other = bench.queueThatFailsAfter(1, "other");
        redrive("other", "{\"deadLetterTargetArn\":\"%sq-dlq\",\"maxReceiveCount\":1}".formatted(ARN));
        bench.send(other, "d");
        bench.receive(other, 1);
        bench.pass(Duration.ofSeconds(30));
        assertThat(bench.bodies(other)).isEmpty();

        bench.sqs.startMessageMoveTask(r -> r.sourceArn(ARN + "q-dlq"));

        Await.until(() -> task().status().equals("COMPLETED"));
        assertThat(task().approximateNumberOfMessagesMoved()).isEqualTo(4);
        assertThat(task().approximateNumberOfMessagesToMove()).isEqualTo(4);
        assertThat(task().taskHandle()).isNull();
        assertThat(bench.bodies(other)).containsExactly("d");
        List<Message> back = bench.receive(url, 10);
        assertThat(QueueBench.bodiesOf(back)).containsExactly("a", "b", "c");
        assertThat(back.getFirst().attributes())
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
                .doesNotContainKey(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN);
    }

    @Test
    void aMoveTaskKeepsToItsRateShowsHowFarItIsAndCanBeCancelled() {
        fail("a", "b", "c", "d", "e");
        String handle = bench.sqs
                .startMessageMoveTask(r -> r.sourceArn(ARN + "q-dlq").maxNumberOfMessagesPerSecond(1))
                .taskHandle();
        Await.until(() -> task().approximateNumberOfMessagesMoved() == 1);
        assertThat(task().status()).isEqualTo("RUNNING");
        assertThat(task().taskHandle()).isEqualTo(handle);
        assertThatThrownBy(() -> bench.sqs.startMessageMoveTask(r -> r.sourceArn(ARN + "q-dlq")))
                .isInstanceOf(UnsupportedOperationException.class);

        long moved = bench.sqs.cancelMessageMoveTask(r -> r.taskHandle(handle)).approximateNumberOfMessagesMoved();

        assertThat(moved).isLessThan(5);
        assertThat(task().status()).isEqualTo("CANCELLED");
        assertThat(bench.sqs.statistics("q-dlq").visible()).isEqualTo((int) (5 - moved));
        assertThatThrownBy(() -> bench.sqs.cancelMessageMoveTask(r -> r.taskHandle(handle)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aMoveTaskGoesOnAfterARestart() {
        fail(IntStream.range(0, 4).mapToObj(i -> "m" + i).toArray(String[]::new));
        bench.sqs.startMessageMoveTask(r -> r.sourceArn(ARN + "q-dlq").maxNumberOfMessagesPerSecond(2));
        bench = bench.restart();
        Await.until(() -> task().status().equals("COMPLETED"));
        assertThat(task().approximateNumberOfMessagesMoved()).isEqualTo(4);
        assertThat(bench.bodies(url)).containsExactly("m0", "m1", "m2", "m3");
    }

    @Test
    void aMoveTaskFailsWhenNobodyKnowsWhereAMessageCameFrom() {
        bench.send("q-dlq", "stray");
        bench.sqs.startMessageMoveTask(r -> r.sourceArn(ARN + "q-dlq"));
        Await.until(() -> task().status().equals("FAILED"));
        assertThat(task().failureReason()).isEqualTo("CouldNotDetermineMessageSource");
        assertThat(bench.bodies("q-dlq")).containsExactly("stray");
    }

    @Test
    void onlyDeadLetterQueuesCanBeMovedFrom() {
        assertThatThrownBy(() -> bench.sqs.startMessageMoveTask(r -> r.sourceArn(ARN + "q")))
                .hasMessageContaining("must be configured as a Dead Letter Queue");
    }

    private void fail(String... bodies) {
        bench.send(url, bodies);
        for (int i = 0; i < 2; i++) {
            bench.receive(url, 10);
            bench.pass(Duration.ofSeconds(30));
        }
        assertThat(bench.bodies(url)).isEmpty();
    }

    private void redrive(String queue, String policy) {
        bench.sqs.setQueueAttributes(
                r -> r.queueUrl(queue).attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy)));
    }

    private ListMessageMoveTasksResultEntry task() {
        return bench.sqs
                .listMessageMoveTasks(r -> r.sourceArn(ARN + "q-dlq"))
                .results()
                .getFirst();
    }
}
