package datapipeline.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole way over the wire: real clients, real queues and topics, a real function. */
class EventsAndFunctionsContractTest {
    private static final JsonMapper JSON = new JsonMapper();

    @AutoClose
    private final CloudOverHttp cloud;

    EventsAndFunctionsContractTest(@TempDir Path directory) {
        cloud = new CloudOverHttp(directory);
    }

    private void rule(Target target) {
        cloud.rule("{\"source\":[\"%s\"]}".formatted(cloud.source()), target);
    }

    private static Target.Builder target(String arn) {
        return Target.builder().id("one").arn(arn);
    }

    private void put(String detail) {
        assertThat(cloud.events
                        .putEvents(r -> r.entries(e -> e.source(cloud.source())
                                .detailType("RunCompleted")
                                .detail(detail)))
                        .failedEntryCount())
                .isZero();
    }

    @Test
    void invokesAFunction() {
        cloud.needsTheFunction();
        var response = cloud.lambda.invoke(r ->
                r.functionName("scripted").logType(LogType.TAIL).payload(SdkBytes.fromUtf8String("{\"a\":\"ä\"}")));

        assertThat(response.payload().asUtf8String()).isEqualTo("{\"a\":\"ä\"}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.executedVersion()).isEqualTo("$LATEST");
        assertThat(new String(Base64.getDecoder().decode(response.logResult()), UTF_8))
                .contains("START", "END", "REPORT");
        var failed = cloud.lambda.invoke(
                r -> r.functionName("scripted").payload(SdkBytes.fromUtf8String("{\"do\":\"fail\"}")));
        assertThat(failed.functionError()).isEqualTo("Unhandled");
        assertThatThrownBy(() -> cloud.lambda.invoke(r -> r.functionName("nobody")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(cloud.lambda.listFunctions().functions())
                .extracting(f -> f.functionName())
                .containsExactly("scripted");
    }

    @Test
    void tellsAQueueOfAnEventThatWasGivenUp() {
        cloud.needsTheFunction();
        String queue = cloud.queue("failures");
        cloud.lambda.putFunctionEventInvokeConfig(r -> r.functionName("scripted")
                .maximumRetryAttempts(1)
                .destinationConfig(d -> d.onFailure(f -> f.destination(queue))));
        assertThat(cloud.lambda
                        .invoke(r -> r.functionName("scripted")
                                .invocationType(InvocationType.EVENT)
                                .payload(SdkBytes.fromUtf8String("{\"do\":\"fail\"}")))
                        .statusCode())
                .isEqualTo(202);

        JsonNode record = JSON.readTree(cloud.receive("failures").body());
        assertThat(record.at("/requestContext/condition").asString()).isEqualTo("RetriesExhausted");
        assertThat(record.at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(2);
    }

    @Test
    void tellsABusOfAnEventThatSucceeded() {
        cloud.needsTheFunction();
        String told = cloud.queue("told");
        cloud.rule(
                "{\"detail-type\":[\"Lambda Function Invocation Result - Success\"]}",
                target(told).build());
        String bus = cloud.arn("events", "event-bus/default");
        cloud.lambda.putFunctionEventInvokeConfig(
                r -> r.functionName("scripted").destinationConfig(d -> d.onSuccess(s -> s.destination(bus))));
        cloud.lambda.invoke(r -> r.functionName("scripted")
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String("{\"x\":1}")));

        JsonNode event = JSON.readTree(cloud.receive("told").body());
        assertThat(event.at("/detail/responsePayload/x").asInt()).isEqualTo(1);
        assertThat(event.path("source").asString()).isEqualTo("lambda");
    }

    @Test
    void feedsAFunctionFromAQueue() {
        cloud.needsTheFunction();
        String queue = cloud.queue("sqs-picture");
        var mapping = cloud.lambda.createEventSourceMapping(r -> r.functionName("scripted")
                .eventSourceArn(queue)
                .batchSize(10)
                .functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)
                .scalingConfig(s -> s.maximumConcurrency(2)));
        cloud.send("sqs-picture", "hello");

        Await.until(() -> cloud.journal().size() == 1);
        String event = cloud.journal().getFirst().split(" ", 2)[1];
        JsonNode record = JSON.readTree(event).at("/Records/0");
        assertThat(record.path("body").asString()).isEqualTo("hello");
        assertThat(record.path("eventSourceARN").asString()).isEqualTo(queue);
        assertThat(record.at("/attributes/ApproximateReceiveCount").asString()).isEqualTo("1");
        assertThat(record.path("md5OfBody").asString()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        var described = cloud.lambda.getEventSourceMapping(r -> r.uuid(mapping.uuid()));
        assertThat(described.state()).isEqualTo("Enabled");
        assertThat(described.functionResponseTypes()).containsExactly(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
        assertThat(described.scalingConfig().maximumConcurrency()).isEqualTo(2);
        assertThat(cloud.lambda
                        .listEventSourceMappings(r -> r.functionName("scripted"))
                        .eventSourceMappings())
                .hasSize(1);
        assertThatThrownBy(() -> cloud.lambda.createEventSourceMapping(
                        r -> r.functionName("scripted").eventSourceArn(cloud.arn("sqs", "none"))))
                .isInstanceOf(InvalidParameterValueException.class);
    }

    @Test
    void bringsAnEventToAFunction() {
        cloud.needsTheFunction();
        rule(target(cloud.arn("lambda", "function:scripted")).build());
        put("{\"runId\":\"42\"}");

        Await.until(() -> cloud.journal().size() == 1);
        assertThat(cloud.journal().getFirst()).contains("\"detail\":{\"runId\":\"42\"}");
    }

    @Test
    void bringsAnEventToAFifoQueueOnceForEachEventAlsoWhenTheInputIsTheSame() {
        String queue = cloud.queue("q.fifo", Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
        rule(target(queue)
                .sqsParameters(s -> s.messageGroupId("g"))
                .input("{\"wake\":\"up\"}")
                .build());
        put("{}");
        put("{}");

        assertThat(cloud.receive("q.fifo").body()).isEqualTo("{\"wake\":\"up\"}");
        assertThat(cloud.receive("q.fifo").body()).isEqualTo("{\"wake\":\"up\"}");
    }

    @Test
    void bringsAnEventToATopicAndFromThereToAQueue() {
        assumeTrue(cloud.isOurs(), "elsewhere a topic needs a policy before a rule may publish to it");
        String topic = cloud.sns.createTopic(r -> r.name("sns-notif")).topicArn();
        String queue = cloud.queue("sqs-output");
        cloud.sns.subscribe(r ->
                r.topicArn(topic).protocol("sqs").endpoint(queue).attributes(Map.of("RawMessageDelivery", "true")));
        rule(target(topic)
                .inputTransformer(
                        i -> i.inputPathsMap(Map.of("run", "$.detail.runId")).inputTemplate("{\"finished\": <run>}"))
                .build());
        put("{\"runId\":\"42\"}");

        assertThat(cloud.receive("sqs-output").body()).isEqualTo("{\"finished\": \"42\"}");
    }

    @Test
    void putsAnEventForAMissingFunctionIntoTheDeadLetterQueue() {
        cloud.needsTheFunction();
        String dead = cloud.queue("dead");
        rule(target(cloud.arn("lambda", "function:nobody"))
                .deadLetterConfig(d -> d.arn(dead))
                .build());
        put("{\"runId\":\"42\"}");

        Message letter = cloud.receive("dead");
        assertThat(letter.body()).contains("\"runId\":\"42\"");
        assertThat(letter.messageAttributes())
                .hasEntrySatisfying(
                        "ERROR_CODE", code -> assertThat(code.stringValue()).isEqualTo("ResourceNotFoundException"));
    }

    @Test
    void refusesWithTheErrorsThatClientsKnow() {
        assertThatThrownBy(() -> cloud.events.putRule(r -> r.name("bad").eventPattern("{")))
                .isInstanceOf(InvalidEventPatternException.class);
        assertThatThrownBy(() -> cloud.events.describeRule(r -> r.name("none")))
                .isInstanceOf(software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException.class);
        assertThatThrownBy(() -> cloud.events.putRule(r -> r.name("never").scheduleExpression("rate(0 days)")))
                .isInstanceOfSatisfying(
                        EventBridgeException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
    }
}
