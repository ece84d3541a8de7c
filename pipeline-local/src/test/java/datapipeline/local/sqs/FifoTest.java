package datapipeline.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

class FifoTest {
    @AutoClose
    private final QueueBench bench;

    private final String url;

    FifoTest(@TempDir Path directory) {
        bench = new QueueBench(directory);
        url = bench.fifo("q.fifo");
    }

    @Test
    void aGroupIsDeliveredInOrderAndOnlyWhenItsEarlierMessagesAreDone() {
        bench.sendToGroup(url, "g", "1", "2", "3");
        Message first = bench.receive(url, 1).getFirst();
        assertThat(bench.bodies(url)).isEmpty();
        bench.delete(url, first);
        assertThat(bench.bodies(url)).containsExactly("2", "3");
    }

    @Test
    void aBusyGroupDoesNotKeepOthersWaiting() {
        bench.sendToGroup(url, "g", "g1", "g2");
        bench.sendToGroup(url, "h", "h1", "h2");
        bench.receive(url, 1);
        assertThat(bench.bodies(url)).containsExactly("h1", "h2");
        assertThat(bench.bodies(url)).isEmpty();
    }

    @Test
    void aMessageThatFailedComesAgainBeforeTheOthersOfItsGroup() {
        bench.sendToGroup(url, "g", "1", "2");
        bench.receive(url, 1);
        bench.pass(Duration.ofSeconds(30));
        assertThat(bench.bodies(url)).containsExactly("1", "2");
    }

    @Test
    void whatIsSentTwiceWithinFiveMinutesIsDeliveredOnce() {
        SendMessageResponse first = send("g", "a");
        SendMessageResponse again = send("g", "a");
        assertThat(again.messageId()).isEqualTo(first.messageId());
        assertThat(again.sequenceNumber()).isEqualTo(first.sequenceNumber()).hasSize(20);

        Message message = bench.receive(url, 10).getFirst();
        bench.delete(url, message);
        send("g", "a");
        assertThat(bench.bodies(url)).isEmpty();

        bench.pass(Duration.ofMinutes(5));
        assertThat(send("g", "a").sequenceNumber()).isGreaterThan(first.sequenceNumber());
        assertThat(bench.bodies(url)).containsExactly("a");
    }

    @Test
    void duplicatesAreToldByTheSendersIdIfThereIsOne() {
        bench.sqs.sendMessage(
                r -> r.queueUrl(url).messageBody("a").messageGroupId("g").messageDeduplicationId("one"));
        bench.sqs.sendMessage(
                r -> r.queueUrl(url).messageBody("b").messageGroupId("g").messageDeduplicationId("one"));
        assertThat(bench.bodies(url)).containsExactly("a");
    }

    @Test
    void duplicatesMayBeToldGroupByGroup() {
        bench.sqs.setQueueAttributes(
                r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.DEDUPLICATION_SCOPE, "messageGroup")));
        bench.sendToGroup(url, "g", "a", "a");
        bench.sendToGroup(url, "h", "a");
        assertThat(bench.bodies(url)).containsExactly("a", "a");
    }

    @Test
    void aHandleEndsWithItsTimeout() {
        bench.sendToGroup(url, "g", "a");
        Message message = bench.receive(url, 1).getFirst();
        bench.pass(Duration.ofSeconds(30));
        assertThatThrownBy(() -> bench.delete(url, message))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining("expired");
    }

    @Test
    void aQueueWithoutContentDeduplicationAsksForAnId() {
        String plain = bench.queue("plain.fifo", Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
        assertThatThrownBy(() -> bench.sendToGroup(plain, "g", "a"))
                .hasMessageContaining("ContentBasedDeduplication enabled or MessageDeduplicationId");
    }

    @Test
    void aDelayIsForTheQueueNotForAMessage() {
        assertThatThrownBy(() -> bench.sqs.sendMessage(r ->
                        r.queueUrl(url).messageBody("a").messageGroupId("g").delaySeconds(5)))
                .hasMessageContaining("not valid for this queue type");
        bench.sqs.setQueueAttributes(r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.DELAY_SECONDS, "60")));
        bench.sendToGroup(url, "g", "a", "b");
        assertThat(bench.bodies(url)).isEmpty();
        bench.pass(Duration.ofSeconds(60));
        assertThat(bench.bodies(url)).containsExactly("a", "b");
    }

    @Test
    void inADeadLetterQueueTwoMessagesWithTheSameContentAreBothKept() {
        bench.fifo("dlq.fifo");
        bench.sqs.setQueueAttributes(r -> r.queueUrl(url)
                .attributes(Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:dlq.fifo\","
                                + "\"maxReceiveCount\":\"1\"}")));
        for (int i = 0; i < 2; i++) {
            bench.sendToGroup(url, "g", "a");
            bench.receive(url, 10);
            bench.pass(Duration.ofSeconds(400));
            assertThat(bench.bodies(url)).isEmpty();
        }
        List<Message> failed = bench.receive("dlq.fifo", 10);
        assertThat(QueueBench.bodiesOf(failed)).containsExactly("a", "a");
        assertThat(failed)
                .allSatisfy(message -> assertThat(message.attributes())
                        .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, message.messageId())
                        .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "g"));
    }

    private SendMessageResponse send(String group, String body) {
        return bench.sqs.sendMessage(r -> r.queueUrl(url).messageBody(body).messageGroupId(group));
    }
}
