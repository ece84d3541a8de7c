package datapipeline.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsRequest;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsRequest;
import software.amazon.awssdk.services.sqs.model.TagQueueRequest;
import software.amazon.awssdk.services.sqs.model.TagQueueResponse;
import software.amazon.awssdk.services.sqs.model.UntagQueueRequest;
import software.amazon.awssdk.services.sqs.model.UntagQueueResponse;

/** No client of this SDK version speaks query to SQS, so its forms are written here; Debian's {@code aws} sends them. */
class OldSqsNamesTest {
    private final Queues queues = new Queues();
    private final SdkService sqs = new SdkService("sqs", SqsClient.class, queues);

    @Test
    void readsAttributesAndTagsOfAQueue() {
        ask(
                "CreateQueue",
                Map.of(
                        "QueueName", "q",
                        "Attribute.1.Name", "VisibilityTimeout",
                        "Attribute.1.Value", "40",
                        "Attribute.2.Name", "DelaySeconds",
                        "Attribute.2.Value", "5",
                        "Tag.1.Key", "team",
                        "Tag.1.Value", "media"));

        assertThat(queues.asked)
                .isEqualTo(CreateQueueRequest.builder()
                        .queueName("q")
                        .attributesWithStrings(Map.of("VisibilityTimeout", "40", "DelaySeconds", "5"))
                        .tags(Map.of("team", "media"))
                        .build());
    }

    @Test
    void readsTagsByEitherName() {
        ask("TagQueue", Map.of("Tag.1.Key", "a", "Tag.1.Value", "1"));
        assertThat(queues.asked)
                .isEqualTo(TagQueueRequest.builder().tags(Map.of("a", "1")).build());

        ask("TagQueue", Map.of("Tags.1.Key", "b", "Tags.1.Value", "2"));
        assertThat(queues.asked)
                .isEqualTo(TagQueueRequest.builder().tags(Map.of("b", "2")).build());

        ask("UntagQueue", Map.of("TagKey.1", "a", "TagKey.2", "b"));
        assertThat(queues.asked)
                .isEqualTo(UntagQueueRequest.builder().tagKeys("a", "b").build());
    }

    @Test
    void readsABatchAndSaysEntryByEntryWhatBecameOfIt() {
        String answer = ask(
                "SendMessageBatch",
                Map.of(
                        "SendMessageBatchRequestEntry.1.Id", "one",
                        "SendMessageBatchRequestEntry.1.MessageBody", "first",
                        "SendMessageBatchRequestEntry.2.Id", "two",
                        "SendMessageBatchRequestEntry.2.MessageBody", "second",
                        "SendMessageBatchRequestEntry.2.MessageAttribute.1.Name", "colour",
                        "SendMessageBatchRequestEntry.2.MessageAttribute.1.Value.DataType", "String",
                        "SendMessageBatchRequestEntry.2.MessageAttribute.1.Value.StringValue", "red",
                        "SendMessageBatchRequestEntry.2.MessageAttribute.1.Value.StringListValue.1", "x"));

        assertThat(queues.asked)
                .isEqualTo(SendMessageBatchRequest.builder()
                        .entries(
                                entry -> entry.id("one").messageBody("first"),
                                entry -> entry.id("two")
                                        .messageBody("second")
                                        .messageAttributes(Map.of(
                                                "colour",
                                                MessageAttributeValue.builder()
                                                        .dataType("String")
                                                        .stringValue("red")
                                                        .stringListValues("x")
                                                        .build())))
                        .build());
        assertThat(answer)
                .contains(
                        "<SendMessageBatchResultEntry><Id>one</Id><MessageId>m</MessageId></SendMessageBatchResultEntry>")
                .contains("<BatchResultErrorEntry><Id>two</Id><SenderFault>true</SenderFault></BatchResultErrorEntry>");
    }

    @Test
    void writesMessagesWithTheirAttributes() {
        String answer = ask("ReceiveMessage", Map.of("AttributeName.1", "All", "MessageAttributeName.1", "colour"));

        assertThat(queues.asked)
                .isEqualTo(ReceiveMessageRequest.builder()
                        .attributeNamesWithStrings("All")
                        .messageAttributeNames("colour")
                        .build());
        assertThat(answer)
                .contains("<ReceiveMessageResult><Message><Body>first</Body>"
                        + "<Attribute><Name>SenderId</Name><Value>me</Value></Attribute>"
                        + "<MessageAttribute><Name>colour</Name><Value><StringValue>red</StringValue>"
                        + "<DataType>String</DataType></Value></MessageAttribute></Message>"
                        + "<Message><Body>second</Body></Message></ReceiveMessageResult>");
    }

    @Test
    void writesAddressesAndTags() {
        assertThat(ask("ListQueues", Map.of())).contains("<QueueUrl>one</QueueUrl><QueueUrl>two</QueueUrl>");
        assertThat(ask("ListQueueTags", Map.of())).contains("<Tag><Key>team</Key><Value>media</Value></Tag>");
    }

    private String ask(String action, Map<String, String> members) {
        String form = members.entrySet().stream()
                .map(member -> "&%s=%s"
                        .formatted(member.getKey(), URLEncoder.encode(member.getValue(), StandardCharsets.UTF_8)))
                .collect(Collectors.joining("", "Action=" + action, ""));
        var request = new Request(
                "POST",
                "/",
                "",
                Headers.of("content-type", "application/x-www-form-urlencoded; charset=utf-8"),
                new ByteArrayInputStream(form.getBytes(StandardCharsets.UTF_8)));
        return new String(sqs.answer(request, "id").bytes(), StandardCharsets.UTF_8);
    }

    private static final class Queues implements SqsClient {
        private @Nullable SqsRequest asked;

        @Override
        public CreateQueueResponse createQueue(CreateQueueRequest request) {
            asked = request;
            return CreateQueueResponse.builder().queueUrl("url").build();
        }

        @Override
        public TagQueueResponse tagQueue(TagQueueRequest request) {
            asked = request;
            return TagQueueResponse.builder().build();
        }

        @Override
        public UntagQueueResponse untagQueue(UntagQueueRequest request) {
            asked = request;
            return UntagQueueResponse.builder().build();
        }

        @Override
        public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
            asked = request;
            return SendMessageBatchResponse.builder()
                    .successful(entry -> entry.id("one").messageId("m"))
                    .failed(entry -> entry.id("two").senderFault(true))
                    .build();
        }

        @Override
        public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
            asked = request;
            var first = Message.builder()
                    .body("first")
                    .attributes(Map.of(MessageSystemAttributeName.SENDER_ID, "me"))
                    .messageAttributes(Map.of(
                            "colour",
                            MessageAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue("red")
                                    .build()))
                    .build();
            return ReceiveMessageResponse.builder()
                    .messages(List.of(first, Message.builder().body("second").build()))
                    .build();
        }

        @Override
        public ListQueuesResponse listQueues(ListQueuesRequest request) {
            return ListQueuesResponse.builder().queueUrls("one", "two").build();
        }

        @Override
        public ListQueueTagsResponse listQueueTags(ListQueueTagsRequest request) {
            return ListQueueTagsResponse.builder().tags(Map.of("team", "media")).build();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }
}
