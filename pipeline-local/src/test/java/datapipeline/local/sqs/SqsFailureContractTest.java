package datapipeline.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Order, delay, dead letters and their way back, with real clients and real time; a long poll does the waiting. */
class SqsFailureContractTest {
    @AutoClose
    private final SqsContract contract;

    SqsFailureContractTest(@TempDir Path directory) {
        contract = new SqsContract(directory);
    }

    @Test
    void aGroupKeepsItsOrderAndAMessageSentTwiceComesOnce() {
        String url = contract.queue(
                "order.fifo",
                Map.of(QueueAttributeName.FIFO_QUEUE, "true", QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true"));
        for (String body : List.of("one", "two", "two", "three")) {
            contract.sqs.sendMessage(r -> r.queueUrl(url).messageGroupId("g").messageBody(body));
        }

        Message first = contract.sqs
                .receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(1).waitTimeSeconds(5))
                .messages()
                .getFirst();
        assertThat(first.body()).isEqualTo("one");
        assertThat(contract.sqs.receiveMessage(r -> r.queueUrl(url)).messages())
                .as("the rest of the group, while its first is being handled")
                .isEmpty();
        contract.sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(first.receiptHandle()));

        List<Message> rest = contract.receive(url);
        assertThat(rest).extracting(Message::body).containsExactly("two", "three");
        assertThat(rest)
                .allSatisfy(message -> assertThat(message.attributes())
                        .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "g")
                        .containsKey(MessageSystemAttributeName.SEQUENCE_NUMBER));
    }

    @Test
    void aDelayedMessageComesWhenItsTimeHasCome() {
        String url = contract.queue("delay");
        contract.sqs.sendMessage(r -> r.queueUrl(url).messageBody("later").delaySeconds(1));

        assertThat(contract.sqs.receiveMessage(r -> r.queueUrl(url)).messages()).isEmpty();
        assertThat(contract.receive(url)).extracting(Message::body).containsExactly("later");
    }

    @Test
    void aMessageThatIsNotAnsweredForComesAgainThenLiesInTheDeadLetterQueueAndCanBeMovedBack() {
        String dead = contract.queue("dead");
        String deadArn = contract.attributes(dead).get(QueueAttributeName.QUEUE_ARN);
        String work = contract.queue(
                "work",
                Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        "1",
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"2\"}".formatted(deadArn)));
        contract.sqs.sendMessage(r -> r.queueUrl(work).messageBody("difficult"));

        assertThat(contract.receive(work)).extracting(Message::body).containsExactly("difficult");
        assertThat(contract.receive(work))
                .singleElement()
                .satisfies(again -> assertThat(again.attributes())
                        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2"));
        assertThat(contract.sqs
                        .receiveMessage(r -> r.queueUrl(work).waitTimeSeconds(2))
                        .messages())
                .isEmpty();
        Message letter = contract.receive(dead).getFirst();
        assertThat(letter.body()).isEqualTo("difficult");
        contract.sqs.changeMessageVisibility(
                r -> r.queueUrl(dead).receiptHandle(letter.receiptHandle()).visibilityTimeout(0));

        contract.sqs.startMessageMoveTask(r -> r.sourceArn(deadArn));

        assertThat(contract.receive(work)).extracting(Message::body).containsExactly("difficult");
        assertThat(contract.sqs.listMessageMoveTasks(r -> r.sourceArn(deadArn)).results())
                .singleElement()
                .satisfies(task -> assertThat(task.status()).isIn("RUNNING", "COMPLETED"));
    }
}
