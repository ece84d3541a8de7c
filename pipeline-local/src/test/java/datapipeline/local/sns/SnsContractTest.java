package datapipeline.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.local.contract.ContractEndpoint;
import datapipeline.local.sqs.LocalSqs;
import datapipeline.local.store.Store;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What a client of SNS may count on, with queues as subscribers. */
class SnsContractTest {
    @TempDir
    static Path directory;

    /** What our own endpoint is made of, the last first. */
    private static final Deque<AutoCloseable> OURS = new ArrayDeque<>();

    private static ContractEndpoint endpoint;
    private static SqsClient sqs;
    private static SnsClient sns;

    private final String prefix = "contract-" + UUID.randomUUID().toString().substring(0, 8);
    private final List<String> queues = new ArrayList<>();
    private final List<String> topics = new ArrayList<>();

    @BeforeAll
    static void open() {
        endpoint = ContractEndpoint.of(cloud -> {
            InstantSource clock = InstantSource.system();
            Store store = Store.open(directory.resolve("cloud.mv"));
            LocalSqs localSqs = new LocalSqs(store, cloud.account(), clock);
            LocalSns localSns = new LocalSns(
                    store,
                    cloud.account(),
                    clock,
                    localSqs,
                    () -> {
                        throw new IllegalStateException("nobody subscribes functions here");
                    },
                    HttpClient.newHttpClient());
            OURS.push(store);
            OURS.push(localSqs);
            OURS.push(localSns);
            return cloud.service("sqs", SqsClient.class, localSqs).service("sns", SnsClient.class, localSns);
        });
        sqs = endpoint.client(SqsClient.builder());
        sns = endpoint.client(SnsClient.builder());
    }

    @AfterAll
    static void close() throws Exception {
        sqs.close();
        sns.close();
        endpoint.close();
        while (!OURS.isEmpty()) {
            OURS.pop().close();
        }
    }

    @AfterEach
    void deleteAll() {
        topics.forEach(arn -> sns.deleteTopic(r -> r.topicArn(arn)));
        queues.forEach(url -> sqs.deleteQueue(r -> r.queueUrl(url)));
    }

    @Test
    void creatingATopicAgainReturnsItUnlessItDiffers() {
        String arn = topic("t");
        assertThat(topic("t")).isEqualTo(arn);
        assertThatThrownBy(() -> sns.createTopic(r -> r.name(prefix + "t").attributes(Map.of("DisplayName", "other"))))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> sns.createTopic(r -> r.name("with blank")))
                .isInstanceOf(InvalidParameterException.class);
        assertThat(sns.listTopicsPaginator().topics())
                .anyMatch(each -> each.topicArn().equals(arn));
    }

    @Test
    void aTopicTellsItsAttributesAndTags() {
        String arn = topic("t");
        sns.setTopicAttributes(r -> r.topicArn(arn).attributeName("DisplayName").attributeValue("Notes"));
        subscribe(arn, queue("q"), Map.of());
        assertThat(sns.getTopicAttributes(r -> r.topicArn(arn)).attributes())
                .containsEntry("TopicArn", arn)
                .containsEntry("DisplayName", "Notes")
                .containsEntry("SubscriptionsConfirmed", "1")
                .containsEntry("SubscriptionsPending", "0")
                .containsKeys("Owner", "Policy", "EffectiveDeliveryPolicy");
        sns.tagResource(r -> r.resourceArn(arn).tags(tag("a", "1"), tag("b", "2")));
        sns.untagResource(r -> r.resourceArn(arn).tagKeys("a"));
        assertThat(sns.listTagsForResource(r -> r.resourceArn(arn)).tags()).containsExactly(tag("b", "2"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String arn = topic("t");
        assertThatThrownBy(() -> sns.publish(r -> r.topicArn(arn + "x").message("a")))
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NotFound"));
        sns.deleteTopic(r -> r.topicArn(arn + "x"));
        assertThatThrownBy(() -> sns.getSubscriptionAttributes(r -> r.subscriptionArn(arn + ":x")))
                .isInstanceOf(SnsException.class);
    }

    @Test
    void subscribingAgainReturnsTheSameSubscription() {
        String arn = topic("t");
        String queue = queue("q");
        String subscription = subscribe(arn, queue, Map.of());
        assertThat(subscribe(arn, queue, Map.of())).isEqualTo(subscription);
        assertThatThrownBy(() -> subscribe(arn, queue, Map.of("RawMessageDelivery", "true")))
                .isInstanceOf(InvalidParameterException.class);
        assertThat(sns.listSubscriptionsByTopicPaginator(r -> r.topicArn(arn)).subscriptions())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.subscriptionArn()).isEqualTo(subscription);
                    assertThat(each.protocol()).isEqualTo("sqs");
                });
        sns.unsubscribe(r -> r.subscriptionArn(subscription));
        assertThat(sns.listSubscriptionsByTopic(r -> r.topicArn(arn)).subscriptions())
                .isEmpty();
    }

    @Test
    void aSubscriptionTellsItsAttributesAndRefusesNonsense() {
        String arn = topic("t");
        String subscription = subscribe(arn, queue("q"), Map.of("FilterPolicy", "{\"kind\":[\"run\"]}"));
        assertThat(sns.getSubscriptionAttributes(r -> r.subscriptionArn(subscription))
                        .attributes())
                .containsEntry("FilterPolicy", "{\"kind\":[\"run\"]}")
                .containsEntry("FilterPolicyScope", "MessageAttributes")
                .containsEntry("RawMessageDelivery", "false")
                .containsEntry("PendingConfirmation", "false")
                .containsEntry("TopicArn", arn);
        assertThatThrownBy(() -> set(subscription, "FilterPolicy", "{\"kind\":\"run\"}"))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> set(subscription, "RawMessageDelivery", "perhaps"))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> set(subscription, "Nonsense", "1")).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(
                        () -> sns.subscribe(r -> r.topicArn(arn).protocol("sqs").endpoint("no arn")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void aMessageArrivesOnceInEachSubscribedQueue() {
        String arn = topic("t");
        String first = queue("q1");
        String second = queue("q2");
        subscribe(arn, first, Map.of());
        subscribe(arn, second, Map.of("RawMessageDelivery", "true"));
        String id =
                sns.publish(r -> r.topicArn(arn).subject("s").message("hello")).messageId();
        assertThat(Json.MAPPER.readTree(next(first)).path("MessageId").asString())
                .isEqualTo(id);
        assertThat(next(second)).isEqualTo("hello");
    }

    @Test
    void aFilterOfAttributesLetsThroughWhatItNames() {
        String arn = topic("t");
        String queue = queue("q");
        subscribe(
                arn,
                queue,
                Map.of(
                        "RawMessageDelivery",
                        "true",
                        "FilterPolicy",
                        "{\"kind\":[{\"prefix\":\"run\"}],\"size\":[{\"numeric\":[\">\",10]}],"
                                + "\"tags\":[\"red\"],\"secret\":[{\"exists\":false}]}"));
        publish(arn, "wrong kind", Map.of("kind", text("String", "x"), "size", number("11"), "tags", array("red")));
        publish(arn, "too small", Map.of("kind", text("String", "runs"), "size", number("9"), "tags", array("red")));
        publish(arn, "no tag", Map.of("kind", text("String", "runs"), "size", number("11"), "tags", array("blue")));
        publish(arn, "nothing", Map.of());
        publish(arn, "right", Map.of("kind", text("String", "runs"), "size", number("11"), "tags", array("red")));
        assertThat(next(queue)).isEqualTo("right");
    }

    @Test
    void aFilterOfBodiesLooksIntoTheJson() {
        String arn = topic("t");
        String queue = queue("q");
        subscribe(
                arn,
                queue,
                Map.of(
                        "RawMessageDelivery", "true",
                        "FilterPolicyScope", "MessageBody",
                        "FilterPolicy", "{\"run\":{\"state\":[\"FAILED\"]}}"));
        publish(arn, "no json", Map.of());
        publish(arn, "{\"run\":{\"state\":\"DONE\"}}", Map.of());
        publish(arn, "{\"run\":{\"state\":\"FAILED\"}}", Map.of());
        assertThat(next(queue)).isEqualTo("{\"run\":{\"state\":\"FAILED\"}}");
    }

    @Test
    void messagesThatSnsCannotCarryAreRefused() {
        String arn = topic("t");
        assertThatThrownBy(() -> publish(arn, "", Map.of())).isInstanceOf(SnsException.class);
        assertThatThrownBy(() -> publish(arn, "x".repeat(262_145), Map.of())).hasMessageContaining("too long");
        assertThatThrownBy(() -> sns.publish(r -> r.topicArn(arn).message("a").subject("two\nlines")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> sns.publish(
                        r -> r.topicArn(arn).message("{\"sqs\":\"x\"}").messageStructure("json")))
                .hasMessageContaining("No default entry");
        assertThatThrownBy(() -> publish(arn, "a", Map.of("k", text("Date", "today"))))
                .isInstanceOf(SnsException.class);
    }

    @Test
    void aBatchFailsEntryByEntry() {
        String arn = topic("t");
        String queue = queue("q");
        subscribe(arn, queue, Map.of("RawMessageDelivery", "true"));
        var result = sns.publishBatch(r -> r.topicArn(arn)
                .publishBatchRequestEntries(
                        PublishBatchRequestEntry.builder()
                                .id("good")
                                .message("hello")
                                .build(),
                        PublishBatchRequestEntry.builder()
                                .id("bad")
                                .message("hello")
                                .subject("two\nlines")
                                .build()));
        assertThat(result.successful())
                .singleElement()
                .satisfies(each -> assertThat(each.id()).isEqualTo("good"));
        assertThat(result.failed())
                .singleElement()
                .satisfies(each -> assertThat(each.code()).isEqualTo("InvalidParameter"));
        assertThat(next(queue)).isEqualTo("hello");
        assertThatThrownBy(() -> sns.publishBatch(r -> r.topicArn(arn)
                        .publishBatchRequestEntries(IntStream.range(0, 11)
                                .mapToObj(i -> PublishBatchRequestEntry.builder()
                                        .id("m" + i)
                                        .message("x")
                                        .build())
                                .toList())))
                .isInstanceOf(TooManyEntriesInBatchRequestException.class);
    }

    private String topic(String name) {
        String arn = sns.createTopic(r -> r.name(prefix + name)).topicArn();
        topics.add(arn);
        return arn;
    }

    /** A queue into which every topic may send. */
    private String queue(String name) {
        String url = sqs.createQueue(r -> r.queueName(prefix + name)).queueUrl();
        queues.add(url);
        String policy = ("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                        + "\"sns.amazonaws.com\"},\"Action\":\"sqs:SendMessage\",\"Resource\":\"%s\"}]}")
                .formatted(arn(url));
        sqs.setQueueAttributes(r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, policy)));
        return url;
    }

    private static String arn(String url) {
        return sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
    }

    private static String subscribe(String topic, String queue, Map<String, String> attributes) {
        return sns.subscribe(r ->
                        r.topicArn(topic).protocol("sqs").endpoint(arn(queue)).attributes(attributes))
                .subscriptionArn();
    }

    private static void set(String subscription, String name, String value) {
        sns.setSubscriptionAttributes(
                r -> r.subscriptionArn(subscription).attributeName(name).attributeValue(value));
    }

    private static void publish(String topic, String message, Map<String, MessageAttributeValue> attributes) {
        sns.publish(r -> r.topicArn(topic).message(message).messageAttributes(attributes));
    }

    /** The body of what comes first into a queue. */
    private static String next(String queue) {
        List<Message> messages = sqs.receiveMessage(
                        r -> r.queueUrl(queue).waitTimeSeconds(20).maxNumberOfMessages(10))
                .messages();
        assertThat(messages).hasSize(1);
        return messages.getFirst().body();
    }

    private static MessageAttributeValue text(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    private static MessageAttributeValue number(String value) {
        return text("Number", value);
    }

    private static MessageAttributeValue array(String value) {
        return text("String.Array", "[\"" + value + "\"]");
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
