package datapipeline.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class QueueRestartTest {
    @AutoClose
    private QueueBench bench;

    QueueRestartTest(@TempDir Path directory) {
        bench = new QueueBench(directory);
    }

    @Test
    void aQueueComesBackWithItsAttributesAndTags() {
        String url = bench.queueThatFailsAfter(3, "sqs-video");
        bench.sqs.setQueueAttributes(
                r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "77")));
        bench.sqs.tagQueue(r -> r.queueUrl(url).tags(Map.of("stage", "video")));
        Map<QueueAttributeName, String> before = attributes(url);

        bench = bench.restart();

        assertThat(attributes(url)).isEqualTo(before).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "77");
        assertThat(bench.sqs.listQueueTags(r -> r.queueUrl(url)).tags()).containsEntry("stage", "video");
    }

    @Test
    void messagesComeBackInOrderAndWithAllTheyHad() {
        String url = bench.queue("q");
        MessageAttributeValue bytes = MessageAttributeValue.builder()
                .dataType("Binary")
                .binaryValue(SdkBytes.fromByteArray(new byte[] {0, -1, 7}))
                .build();
        bench.sqs.sendMessage(r -> r.queueUrl(url).messageBody("a\nü").messageAttributes(Map.of("bytes", bytes)));
        bench.send(url, "b");

        bench = bench.restart();

        List<Message> messages = bench.receive(url, 10);
        assertThat(QueueBench.bodiesOf(messages)).containsExactly("a\nü", "b");
        assertThat(messages.getFirst().messageAttributes()).containsEntry("bytes", bytes);
    }

    @Test
    void whatDiedWithItsReceiversIsTakenBackAtOnceAndADelayedMessageIsNot() {
        String url = bench.queue("q");
        bench.send(url, "held", "ready");
        bench.sqs.sendMessage(r -> r.queueUrl(url).messageBody("delayed").delaySeconds(600));
        bench.receive(url, 1);

        bench = bench.restart();
        bench.sqs.takeBackInFlight("q");

        assertThat(QueueBench.bodiesOf(bench.receive(url, 10))).containsExactlyInAnyOrder("held", "ready");
    }

    @Test
    void aMessageInFlightStaysHiddenUntilItsTimeoutIsOverAndItsHandleStaysGood() {
        String url = bench.queue("q");
        bench.send(url, "a", "b");
        List<Message> before = bench.receive(url, 10);

        bench = bench.restart();

        assertThat(bench.bodies(url)).isEmpty();
        assertThat(bench.sqs.statistics("q").notVisible()).isEqualTo(2);
        bench.delete(url, before.getFirst());
        bench.pass(Duration.ofSeconds(30));
        List<Message> after = bench.receive(url, 10);
        assertThat(QueueBench.bodiesOf(after)).containsExactly("b");
        assertThat(after.getFirst().attributes())
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
    }

    @Test
    void receivesBeforeTheRestartCountTowardsTheDeadLetterQueue() {
        String url = bench.queueThatFailsAfter(1, "q");
        bench.send(url, "a");
        bench.receive(url, 1);
        bench = bench.restart();
        bench.pass(Duration.ofSeconds(30));
        assertThat(bench.bodies(url)).isEmpty();
        assertThat(bench.bodies("q-dlq")).containsExactly("a");
    }

    @Test
    void whatWasDeletedDoesNotComeBack() {
        String url = bench.queue("q");
        bench.send(url, "a", "b", "c");
        bench.delete(url, bench.receive(url, 1).getFirst());
        String purged = bench.queue("purged");
        bench.send(purged, "d");
        bench.sqs.purgeQueue(r -> r.queueUrl(purged));
        String gone = bench.queue("gone");
        bench.send(gone, "e");
        bench.sqs.deleteQueue(r -> r.queueUrl(gone));

        bench = bench.restart();

        assertThat(bench.sqs.listQueues().queueUrls()).containsExactly(purged, url);
        assertThat(bench.bodies(url)).containsExactly("b", "c");
        assertThat(bench.bodies(purged)).isEmpty();
        assertThat(bench.bodies(bench.queue("gone"))).isEmpty();
    }

    @Test
    void aFifoQueueStillKnowsWhatItHadAndWhichGroupIsBusy() {
        String url = bench.fifo("q.fifo");
        bench.sendToGroup(url, "g", "a", "b");
        bench.receive(url, 1);

        bench = bench.restart();

        bench.sendToGroup(url, "g", "a", "c");
        assertThat(bench.bodies(url)).isEmpty();
        bench.pass(Duration.ofSeconds(30));
        assertThat(bench.bodies(url)).containsExactly("a", "b", "c");
    }

    private Map<QueueAttributeName, String> attributes(String url) {
        return bench.sqs
                .getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }
}
