package datapipeline.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.local.contract.ContractEndpoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidSequenceTokenException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** What goes into a real client comes out of a service's method, and back, in each of AWS's protocols. */
class ProtocolsTest {
    private final Recorder services = new Recorder();

    @AutoClose
    private final ContractEndpoint endpoint = ContractEndpoint.of(services::addTo);

    @Test
    void queryCarriesScalarsAndMapsOfStructures() {
        try (var sns = endpoint.client(SnsClient.builder())) {
            var request = PublishRequest.builder()
                    .topicArn("arn:aws:sns:us-east-1:000000000000:sns-notif")
                    .message("<ä & \"ö\">\r\n")
                    .messageAttributes(Map.of(
                            "a.b",
                                    MessageAttributeValue.builder()
                                            .dataType("String")
                                            .stringValue("x y+z")
                                            .build(),
                            "c",
                                    MessageAttributeValue.builder()
                                            .dataType("Binary")
                                            .binaryValue(SdkBytes.fromUtf8String("bytes"))
                                            .build()))
                    .build();

            var response = sns.publish(request);

            assertThat(services.published).containsExactly(request);
            assertThat(response.messageId()).isEqualTo(request.message());
            assertThat(response.responseMetadata().requestId()).isNotBlank();
        }
    }

    @Test
    void queryCarriesListsAndMapsBack() {
        try (var sns = endpoint.client(SnsClient.builder())) {
            sns.tagResource(request ->
                    request.resourceArn("arn").tags(tag -> tag.key("k").value("v")));
            var tags = sns.listTagsForResource(request -> request.resourceArn("arn"))
                    .tags();
            var attributes =
                    sns.getTopicAttributes(request -> request.topicArn("arn")).attributes();

            assertThat(tags)
                    .singleElement()
                    .satisfies(tag -> assertThat(tag.key() + tag.value()).isEqualTo("kv"));
            assertThat(attributes).containsExactlyInAnyOrderEntriesOf(Map.of("TopicArn", "arn", "Empty", ""));
        }
    }

    @Test
    void queryErrorsAreTyped() {
        try (var sns = endpoint.client(SnsClient.builder())) {
            assertThatThrownBy(() -> sns.deleteTopic(request -> request.topicArn("arn")))
                    .isInstanceOfSatisfying(NotFoundException.class, e -> {
                        assertThat(e.statusCode()).isEqualTo(404);
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NotFound");
                        assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Topic does not exist");
                    });
        }
    }

    @Test
    void jsonCarriesNestedMapsListsAndBytes() {
        try (var dynamo = endpoint.client(DynamoDbClient.builder())) {
            Map<String, AttributeValue> item = Map.of(
                    "id", AttributeValue.fromS("1"),
                    "binary", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1})),
                    "list", AttributeValue.fromL(List.of(AttributeValue.fromN("1.50"), AttributeValue.fromBool(true))),
                    "map", AttributeValue.fromM(Map.of("none", AttributeValue.fromNul(true))));

            dynamo.putItem(request -> request.tableName("t").item(item));

            assertThat(dynamo.getItem(request -> request.tableName("t").key(Map.of()))
                            .item())
                    .isEqualTo(item);
        }
    }

    @Test
    void jsonErrorsCarryTheirOwnMembers() {
        try (var dynamo = endpoint.client(DynamoDbClient.builder())) {
            assertThatThrownBy(() -> dynamo.transactWriteItems(request -> {}))
                    .isInstanceOfSatisfying(TransactionCanceledException.class, e -> {
                        assertThat(e.cancellationReasons()).extracting("code").containsExactly("None", "Conflict");
                        assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("cancelled");
                    });
        }
    }

    @Test
    void jsonErrorsOfWhatOnceSpokeQueryKeepTheirOldCode() {
        try (var sqs = endpoint.client(SqsClient.builder())) {
            assertThatThrownBy(() -> sqs.getQueueUrl(request -> request.queueName("gone")))
                    .isInstanceOfSatisfying(
                            QueueDoesNotExistException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode())
                                    .isEqualTo("AWS.SimpleQueueService.NonExistentQueue"));
        }
    }

    @Test
    void jsonCarriesTimesInTheFormatOfEachMember() {
        try (var events = endpoint.client(EventBridgeClient.builder());
                var logs = endpoint.client(CloudWatchLogsClient.builder())) {
            Instant time = Instant.parse("2026-11-24T10:00:00.123Z");
            events.putEvents(
                    request -> request.entries(entry -> entry.time(time).detail("{}")));
            var event = InputLogEvent.builder()
                    .timestamp(time.toEpochMilli())
                    .message("m")
                    .build();
            logs.putLogEvents(request -> request.logEvents(event));

            assertThat(services.eventTimes).containsExactly(time);
            assertThat(services.logEvents).containsExactly(event);
        }
    }

    @Test
    void anErrorThatNobodyDescribedIsStillTyped() {
        try (var logs = endpoint.client(CloudWatchLogsClient.builder())) {
            assertThatThrownBy(() -> logs.deleteLogGroup(request -> request.logGroupName("g")))
                    .isInstanceOfSatisfying(
                            InvalidSequenceTokenException.class,
                            e -> assertThat(e.expectedSequenceToken()).isEqualTo("7"));
        }
    }

    @Test
    void restCarriesPathQueryHeadersStatusAndARawBody() {
        try (var lambda = endpoint.client(LambdaClient.builder())) {
            var response = lambda.invoke(request -> request.functionName("arn:aws:lambda:us-east-1:0:function:a+b")
                    .qualifier("live 1")
                    .invocationType("Event")
                    .payload(SdkBytes.fromUtf8String("{}")));

            assertThat(services.invocations).singleElement().satisfies(invocation -> {
                assertThat(invocation.functionName()).isEqualTo("arn:aws:lambda:us-east-1:0:function:a+b");
                assertThat(invocation.qualifier()).isEqualTo("live 1");
                assertThat(invocation.invocationTypeAsString()).isEqualTo("Event");
                assertThat(invocation.payload().asUtf8String()).isEqualTo("{}");
            });
            assertThat(response.statusCode()).isEqualTo(202);
            assertThat(response.functionError()).isEqualTo("Unhandled");
            assertThat(response.payload().asUtf8String()).isEqualTo("\"done\"");
        }
    }

    @Test
    void restTellsPathsApartThatBeginAlike() {
        try (var lambda = endpoint.client(LambdaClient.builder())) {
            lambda.untagResource(request -> request.resource("arn:aws:lambda:us-east-1:0:event-source-mapping/x")
                    .tagKeys("a", "b"));

            assertThat(lambda.listFunctions().functions())
                    .extracting("functionName")
                    .containsExactly("one", "two");
            assertThat(services.untagged).singleElement().satisfies(request -> {
                assertThat(request.resource()).isEqualTo("arn:aws:lambda:us-east-1:0:event-source-mapping/x");
                assertThat(request.tagKeys()).containsExactly("a", "b");
            });
        }
    }

    @Test
    void restErrorsAreTyped() {
        try (var lambda = endpoint.client(LambdaClient.builder())) {
            assertThatThrownBy(() -> lambda.getFunction(request -> request.functionName("f")))
                    .isInstanceOfSatisfying(ResourceNotFoundException.class, e -> {
                        assertThat(e.type()).isEqualTo("User");
                        assertThat(e.statusCode()).isEqualTo(404);
                    });
        }
    }

    @Test
    void anOperationThatNobodyImplementedSaysSo() {
        try (var events = endpoint.client(EventBridgeClient.builder())) {
            assertThatThrownBy(() -> events.listEventBuses(request -> {}))
                    .isInstanceOfSatisfying(EventBridgeException.class, e -> {
                        assertThat(e.statusCode()).isEqualTo(501);
                        assertThat(e).hasMessageContaining("does not implement events:ListEventBuses");
                    });
        }
    }

    @Test
    void aMistakeInsideAServiceIsAnInternalFailureAndNotAMissingOperation() {
        try (var events = endpoint.client(EventBridgeClient.builder()
                .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1))))) {
            assertThatThrownBy(() -> events.deleteRule(request -> request.name("r")))
                    .isInstanceOfSatisfying(EventBridgeException.class, e -> {
                        assertThat(e.statusCode()).isEqualTo(500);
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InternalFailure");
                    });
        }
    }

    @Test
    void aServiceThatIsNotThereSaysSo() {
        try (var nobody = ContractEndpoint.of(cloud -> cloud);
                var sns = nobody.client(SnsClient.builder())) {
            assertThatThrownBy(sns::listTopics).hasMessageContaining("no service \"sns\"");
        }
    }
}
