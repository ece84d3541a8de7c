package datapipeline.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.local.contract.ContractEndpoint;
import datapipeline.local.lambda.Await;
import datapipeline.local.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeValueException;
import software.amazon.awssdk.services.sqs.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.PurgeQueueInProgressException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

/** What a client of SQS may count on. The SDK itself checks each MD5 that comes back. */
class SqsContractTest {
    @TempDir
    static Path directory;

    /** What our own endpoint is made of, the last first. */
    private static final Deque<AutoCloseable> OURS = new ArrayDeque<>();

    private static ContractEndpoint endpoint;
    private static SqsClient sqs;

    private final List<String> urls = new ArrayList<>();
    private final String prefix = "contract-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void open() {
        endpoint = ContractEndpoint.of(cloud -> {
            Store store = Store.open(directory.resolve("cloud.mv"));
            LocalSqs ours = new LocalSqs(store, cloud.account(), InstantSource.system());
            OURS.push(store);
            OURS.push(ours);
            return cloud.service("sqs", SqsClient.class, ours);
        });
        sqs = endpoint.client(SqsClient.builder());
    }

    @AfterAll
    static void close() throws Exception {
        sqs.close();
        endpoint.close();
        while (!OURS.isEmpty()) {
            OURS.pop().close();
        }
    }

    @AfterEach
    void deleteQueues() {
        urls.forEach(url -> sqs.deleteQueue(r -> r.queueUrl(url)));
    }

    @Test
    void creatingAQueueAgainReturnsItUnlessItsAttributesDiffer() {
        String url = queue("q", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "45"));
        assertThat(sqs.createQueue(r -> r.queueName(prefix + "q")).queueUrl()).isEqualTo(url);
        assertThatThrownBy(() -> sqs.createQueue(
                        r -> r.queueName(prefix + "q").attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "46"))))
                .isInstanceOf(QueueNameExistsException.class);
        assertThat(sqs.getQueueUrl(r -> r.queueName(prefix + "q")).queueUrl()).isEqualTo(url);
    }

    @Test
    void aQueueThatIsMissingIsReportedUnderItsOldCode() {
        assertThatThrownBy(() -> sqs.getQueueUrl(r -> r.queueName(prefix + "none")))
                .isInstanceOfSatisfying(
                        QueueDoesNotExistException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode())
                                .isEqualTo("AWS.SimpleQueueService.NonExistentQueue"));
    }

    @Test
    void namesAndAttributesThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> queue("with blank ", Map.of())).isInstanceOf(SqsException.class);
        assertThatThrownBy(() -> queue("q", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "43201")))
                .isInstanceOf(InvalidAttributeValueException.class);
        assertThatThrownBy(() -> queue("q", Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .isInstanceOf(SqsException.class);
        String url = queue("q");
        assertThatThrownBy(() ->
                        sqs.setQueueAttributes(r -> r.queueUrl(url).attributesWithStrings(Map.of("Nonsense", "1"))))
                .isInstanceOf(InvalidAttributeNameException.class);
    }

    @Test
    void queuesAreListedPageByPage() {
        List<String> made =
                IntStream.range(0, 5).mapToObj(i -> queue("list" + i)).toList();
        assertThat(sqs
                        .listQueuesPaginator(
                                r -> r.queueNamePrefix(prefix + "list").maxResults(2))
                        .stream()
                        .flatMap(page -> page.queueUrls().stream()))
                .containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void attributesAreToldWithTheirDefaults() {
        Map<QueueAttributeName, String> attributes = attributes(queue("q"));
        assertThat(attributes)
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30")
                .containsEntry(QueueAttributeName.DELAY_SECONDS, "0")
                .containsEntry(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "345600")
                .containsEntry(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1048576")
                .containsEntry(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "0")
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0")
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "0")
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "0")
                .containsKeys(QueueAttributeName.CREATED_TIMESTAMP, QueueAttributeName.LAST_MODIFIED_TIMESTAMP);
        assertThat(attributes.get(QueueAttributeName.QUEUE_ARN)).endsWith(":" + prefix + "q");
    }

    @Test
    void aMessageArrivesWithAllItsAttributes() {
        String url = queue("q");
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
        String url = queue("q");
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("a").messageAttributes(Map.of("k", text("String", "v"))));
        Message message = sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(5))
                .messages()
                .getFirst();
        assertThat(message.messageAttributes()).isEmpty();
        assertThat(message.attributes()).isEmpty();
    }

    @Test
    void messagesThatSqsCannotCarryAreRefused() {
        String url = queue("q", Map.of(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1024"));
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
        String url = queue("q");
        String body = "x".repeat(1 << 20);
        sqs.sendMessage(r -> r.queueUrl(url).messageBody(body));
        assertThat(receive(url).getFirst().body()).isEqualTo(body);
        assertThatThrownBy(() -> sqs.sendMessage(r -> r.queueUrl(url).messageBody(body + "x")))
                .isInstanceOf(SqsException.class);
    }

    @Test
    void aBatchFailsEntryByEntry() {
        String url = queue("q", Map.of(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1024"));
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

        Message message = receive(url).getFirst();
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
        String url = queue("q");
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
        assertThat(attributes(url)).containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0");
    }

    @Test
    void whoWaitsGetsAMessageAsSoonAsItIsSent() {
        String url = queue("q");
        CompletableFuture<List<Message>> waiting = CompletableFuture.supplyAsync(() ->
                sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20)).messages());
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("late"));
        Await.until(waiting::isDone);
        assertThat(waiting.join()).extracting(Message::body).containsExactly("late");
    }

    @Test
    void aReceiverAsksForOneToTenMessages() {
        String url = queue("q");
        assertThatThrownBy(() -> sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(11)))
                .isInstanceOf(SqsException.class);
        assertThatThrownBy(() -> sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(21)))
                .isInstanceOf(SqsException.class);
    }

    @Test
    void aMessageGivenBackComesAgainAndItsReceivesAreCounted() {
        String url = queue("q");
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("a"));
        Message message = receive(url).getFirst();
        sqs.changeMessageVisibility(
                r -> r.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
        assertThat(receive(url).getFirst().attributes())
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
    }

    @Test
    void aHandleThatIsNoneIsRefusedAndDeletingTwiceIsNot() {
        String url = queue("q");
        assertThatThrownBy(() -> sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle("nonsense")))
                .isInstanceOf(ReceiptHandleIsInvalidException.class);
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("a"));
        Message message = receive(url).getFirst();
        sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
        sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
    }

    @Test
    void purgingEmptiesAQueueOnceAMinute() {
        String url = queue("q");
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("a"));
        sqs.purgeQueue(r -> r.queueUrl(url));
        Await.until(() -> "0".equals(attributes(url).get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)));
        assertThatThrownBy(() -> sqs.purgeQueue(r -> r.queueUrl(url)))
                .isInstanceOf(PurgeQueueInProgressException.class);
    }

    @Test
    void tagsAreAddedAndTakenAway() {
        String url = queue("q");
        sqs.tagQueue(r -> r.queueUrl(url).tags(Map.of("a", "1", "b", "2")));
        sqs.tagQueue(r -> r.queueUrl(url).tags(Map.of("b", "3")));
        sqs.untagQueue(r -> r.queueUrl(url).tagKeys("a"));
        assertThat(sqs.listQueueTags(r -> r.queueUrl(url)).tags()).isEqualTo(Map.of("b", "3"));
    }

    @Test
    void aDeadLetterQueueKnowsItsSources() {
        String dead = queue("dead");
        String arn = attributes(dead).get(QueueAttributeName.QUEUE_ARN);
        String policy = "{\"maxReceiveCount\":\"3\", \"deadLetterTargetArn\":\"%s\"}".formatted(arn);
        String url = queue("q", Map.of(QueueAttributeName.REDRIVE_POLICY, policy));
        assertThat(sqs.listDeadLetterSourceQueues(r -> r.queueUrl(dead)).queueUrls())
                .containsExactly(url);
        assertThat(attributes(url).get(QueueAttributeName.REDRIVE_POLICY))
                .isEqualTo("{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":3}".formatted(arn));
        sqs.setQueueAttributes(r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, "")));
        assertThat(attributes(url)).doesNotContainKey(QueueAttributeName.REDRIVE_POLICY);
        assertThatThrownBy(() ->
                        queue("broken", Map.of(QueueAttributeName.REDRIVE_POLICY, policy.replace("dead\"", "none\""))))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void groupsOfAStandardQueueTakeTurns() {
        String url = queue("q");
        for (String body : List.of("noisy1", "noisy2", "noisy3", "quiet1")) {
            sqs.sendMessage(r -> r.queueUrl(url).messageBody(body).messageGroupId(body.substring(0, 5)));
        }
        List<String> bodies = new ArrayList<>();
        Await.until(() -> {
            receive(url).forEach(message -> bodies.add(message.body()));
            return bodies.size() == 4;
        });
        assertThat(bodies).containsExactlyInAnyOrder("noisy1", "noisy2", "noisy3", "quiet1");
        if (endpoint.isOurs()) {
            assertThat(bodies).containsExactly("noisy1", "quiet1", "noisy2", "noisy3");
        }
    }

    private String queue(String name) {
        return queue(name, Map.of());
    }

    private String queue(String name, Map<QueueAttributeName, String> attributes) {
        String url = sqs.createQueue(r -> r.queueName(prefix + name).attributes(attributes))
                .queueUrl();
        urls.add(url);
        return url;
    }

    private static Map<QueueAttributeName, String> attributes(String url) {
        return sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    private static List<Message> receive(String url) {
        return sqs.receiveMessage(r -> r.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(5)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private static void batch(String url, SendMessageBatchRequestEntry... entries) {
        sqs.sendMessageBatch(r -> r.queueUrl(url).entries(entries));
    }

    private static void assertRefused(String url, Consumer<SendMessageBatchRequestEntry.Builder> message, String code) {
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
