package datapipeline.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.local.lambda.Await;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

/** What a client may count on about messages. The SDK itself checks each MD5 that comes back. */
class SqsContractTest {
    @AutoClose
    private final SqsContract contract;

    private final SqsClient sqs;

    SqsContractTest(@TempDir Path directory) {
        contract = new SqsContract(directory);
        sqs = contract.sqs;
    }

    @Test
    void aMessageArrivesWithAllItsAttributes() {
        String url = contract.queue("q");
        Map<String, MessageAttributeValue> attributes = Map.of(
                "trace.id", text("String", "ü-1"),
                "trace.hop", text("Number.int", "7"),
                "raw", binary(new byte[] {0, 1, -1}));
        String id = sqs.sendMessage(r -> r.queueUrl(url).messageBody("<é&>\n").messageAttributes(attributes))
                .messageId();

        Message message = sqs.receiveMessage(r -> r.queueUrl(url)
                        .waitTimeSeconds(5)
                        .messageAttributeNames("trace.*", "raw")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages()
                .getFirst();

        assertThat(message.messageId()).isEqualTo(id);
        assertThat(message.body()).isEqualTo("<é&>\n");
        assertThat(message.messageAttributes()).isEqualTo(attributes);
        assertThat(message.attributes())
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
                .containsKeys(
                        MessageSystemAttributeName.SENT_TIMESTAMP,
                        MessageSystemAttributeName.SENDER_ID,
                        MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP);
    }

    @Test
    void whoAsksForNoAttributesGetsNone() {
        String url = contract.queue("q");
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("a").messageAttributes(Map.of("k", text("String", "v"))));
        Message message = sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(5))
                .messages()
                .getFirst();
        assertThat(message.messageAttributes()).isEmpty();
        assertThat(message.attributes()).isEmpty();
    }

    @Test
    void messagesThatSqsCannotCarryAreRefused() {
        String url = contract.queue("q", Map.of(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1024"));
        assertRefused(url, entry -> entry.messageBody("x".repeat(1025)), "InvalidParameterValue");
        assertRefused(
                url,
                entry -> entry.messageBody("x".repeat(1000))
                        .messageAttributes(Map.of("key", text("String", "v".repeat(30)))),
                "InvalidParameterValue");
        assertRefused(url, entry -> entry.messageBody("a").delaySeconds(901), "InvalidParameterValue");
        assertRefused(
                url,
                entry -> entry.messageBody("a").messageAttributes(Map.of("k", text("Date", "now"))),
                "InvalidParameterValue");
        assertThatThrownBy(() -> sqs.sendMessage(r -> r.queueUrl(url).messageBody("\u0002")))
                .isInstanceOf(InvalidMessageContentsException.class);
    }

    @Test
    void aMessageMayHaveAMegabyte() {
        String url = contract.queue("q");
        String body = "x".repeat(1 << 20);
        sqs.sendMessage(r -> r.queueUrl(url).messageBody(body));
        assertThat(contract.receive(url).getFirst().body()).isEqualTo(body);
        assertThatThrownBy(() -> sqs.sendMessage(r -> r.queueUrl(url).messageBody(body + "x")))
                .isInstanceOf(SqsException.class);
    }

    @Test
    void aBatchFailsEntryByEntry() {
        String url = contract.queue("q", Map.of(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1024"));
        var sent =
                sqs.sendMessageBatch(r -> r.queueUrl(url).entries(entry("good", "a"), entry("bad", "x".repeat(2000))));
        assertThat(sent.successful())
                .singleElement()
                .satisfies(each -> assertThat(each.id()).isEqualTo("good"));
        assertThat(sent.failed()).singleElement().satisfies(each -> {
            assertThat(each.id()).isEqualTo("bad");
            assertThat(each.senderFault()).isTrue();
            assertThat(each.code()).isEqualTo("InvalidParameterValue");
        });

        Message message = contract.receive(url).getFirst();
        var deleted = sqs.deleteMessageBatch(r -> r.queueUrl(url)
                .entries(
                        DeleteMessageBatchRequestEntry.builder()
                                .id("good")
                                .receiptHandle(message.receiptHandle())
                                .build(),
                        DeleteMessageBatchRequestEntry.builder()
                                .id("bad")
                                .receiptHandle("nonsense")
                                .build()));
        assertThat(deleted.successful()).hasSize(1);
        assertThat(deleted.failed())
                .singleElement()
                .satisfies(each -> assertThat(each.code()).isEqualTo("ReceiptHandleIsInvalid"));
    }

    @Test
    void aBatchThatMakesNoSenseIsRefusedAsAWhole() {
        String url = contract.queue("q");
        assertThatThrownBy(() -> sqs.sendMessageBatch(r -> r.queueUrl(url).entries(List.of())))
                .isInstanceOf(EmptyBatchRequestException.class);
        assertThatThrownBy(() -> batch(url, entry("a", "1"), entry("a", "2")))
                .isInstanceOf(BatchEntryIdsNotDistinctException.class);
        assertThatThrownBy(() -> batch(url, entry("a b", "1"))).isInstanceOf(InvalidBatchEntryIdException.class);
        assertThatThrownBy(() -> batch(
                        url,
                        IntStream.range(0, 11)
                                .mapToObj(i -> entry("m" + i, "x"))
                                .toArray(SendMessageBatchRequestEntry[]::new)))
                .isInstanceOf(TooManyEntriesInBatchRequestException.class);
        assertThatThrownBy(() -> batch(url, entry("a", "x".repeat(600_000)), entry("b", "x".repeat(600_000))))
                .isInstanceOf(BatchRequestTooLongException.class);
        assertThat(contract.attributes(url)).containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0");
    }

    @Test
    void whoWaitsGetsAMessageAsSoonAsItIsSent() {
        String url = contract.queue("q");
        CompletableFuture<List<Message>> waiting = CompletableFuture.supplyAsync(() ->
                sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20)).messages());
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("late"));
        Await.until(waiting::isDone);
        assertThat(waiting.join()).extracting(Message::body).containsExactly("late");
    }

    @Test
    void aReceiverAsksForOneToTenMessages() {
        String url = contract.queue("q");
        assertThatThrownBy(() -> sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(11)))
                .isInstanceOf(SqsException.class);
        assertThatThrownBy(() -> sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(21)))
                .isInstanceOf(SqsException.class);
    }

    @Test
    void aMessageGivenBackComesAgainAndItsReceivesAreCounted() {
        String url = contract.queue("q");
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("a"));
        Message message = contract.receive(url).getFirst();
        sqs.changeMessageVisibility(
                r -> r.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
        assertThat(contract.receive(url).getFirst().attributes())
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
    }

    @Test
    void aHandleThatIsNoneIsRefusedAndDeletingTwiceIsNot() {
        String url = contract.queue("q");
        assertThatThrownBy(() -> sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle("nonsense")))
                .isInstanceOf(ReceiptHandleIsInvalidException.class);
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("a"));
        Message message = contract.receive(url).getFirst();
        sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
        sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
    }

    @Test
    void groupsOfAStandardQueueTakeTurns() {
        String url = contract.queue("q");
        for (String body : List.of("noisy1", "noisy2", "noisy3", "quiet1")) {
            sqs.sendMessage(r -> r.queueUrl(url).messageBody(body).messageGroupId(body.substring(0, 5)));
        }
        List<String> bodies = new ArrayList<>();
        Await.until(() -> {
            contract.receive(url).forEach(message -> bodies.add(message.body()));
            return bodies.size() == 4;
        });
        assertThat(bodies).containsExactlyInAnyOrder("noisy1", "noisy2", "noisy3", "quiet1");
        if (contract.isOurs()) {
            assertThat(bodies).containsExactly("noisy1", "quiet1", "noisy2", "noisy3");
        }
    }

    private void batch(String url, SendMessageBatchRequestEntry... entries) {
        sqs.sendMessageBatch(r -> r.queueUrl(url).entries(entries));
    }

    private void assertRefused(String url, Consumer<SendMessageBatchRequestEntry.Builder> message, String code) {
        var result = sqs.sendMessageBatch(r -> r.queueUrl(url).entries(message.andThen(entry -> entry.id("it"))));
        assertThat(result.failed())
                .singleElement()
                .satisfies(failed -> assertThat(failed.code()).isEqualTo(code));
    }

    private static SendMessageBatchRequestEntry entry(String id, String body) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
    }

    private static MessageAttributeValue text(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    private static MessageAttributeValue binary(byte[] value) {
        return MessageAttributeValue.builder()
                .dataType("Binary")
                .binaryValue(SdkBytes.fromByteArray(value))
                .build();
    }
}
