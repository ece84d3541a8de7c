package datapipeline.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.model.Message;

/** What a client may count on about messages, with queues as subscribers. */
class SnsContractTest {
    @AutoClose
    private final SnsContract contract;

    private final SnsClient sns;

    SnsContractTest(@TempDir Path directory) {
        contract = new SnsContract(directory);
        sns = contract.sns;
    }

    @Test
    void aMessageArrivesOnceInEachSubscribedQueue() {
        String arn = contract.topic("t");
        String first = contract.queue("q1");
        String second = contract.queue("q2");
        contract.subscribe(arn, first, Map.of());
        contract.subscribe(arn, second, Map.of("RawMessageDelivery", "true"));
        String id =
                sns.publish(r -> r.topicArn(arn).subject("s").message("hello")).messageId();
        assertThat(Json.MAPPER.readTree(next(first)).path("MessageId").asString())
                .isEqualTo(id);
        assertThat(next(second)).isEqualTo("hello");
    }

    @Test
    void aFilterOfAttributesLetsThroughWhatItNames() {
        String arn = contract.topic("t");
        String queue = contract.queue("q");
        contract.subscribe(
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
        String arn = contract.topic("t");
        String queue = contract.queue("q");
        contract.subscribe(
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
        String arn = contract.topic("t");
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
        String arn = contract.topic("t");
        String queue = contract.queue("q");
        contract.subscribe(arn, queue, Map.of("RawMessageDelivery", "true"));
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

    private void publish(String topic, String message, Map<String, MessageAttributeValue> attributes) {
        sns.publish(r -> r.topicArn(topic).message(message).messageAttributes(attributes));
    }

    /** The body of what comes first into a queue. */
    private String next(String queue) {
        List<Message> messages = contract.sqs
                .receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(20).maxNumberOfMessages(10))
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
}
