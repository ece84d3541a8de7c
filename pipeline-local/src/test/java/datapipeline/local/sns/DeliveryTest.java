package datapipeline.local.sns;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.local.lambda.Await;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;

class DeliveryTest {
    private static final String DLQ =
            "{\"deadLetterTargetArn\":\"%s\"}".formatted(TopicBench.ACCOUNT.arn("sqs", "lost"));

    @AutoClose
    private TopicBench bench;

    private final String topic;

    DeliveryTest(@TempDir Path directory) {
        bench = new TopicBench(directory);
        topic = bench.topic("sns-notif");
    }

    @Test
    void aQueueGetsTheMessageInASignedEnvelope() throws Exception {
        bench.subscribeQueue(topic, "q", Map.of());
        bench.sns.publish(r -> r.topicArn(topic)
                .subject("done")
                .message("{\"a\":1}")
                .messageAttributes(Map.of("kind", TopicBench.text("String", "run"))));

        JsonNode envelope = Json.MAPPER.readTree(bench.next("q").body());

        assertThat(envelope.propertyNames())
                .containsExactly(
                        "Type",
                        "MessageId",
                        "TopicArn",
                        "Subject",
                        "Message",
                        "Timestamp",
                        "SignatureVersion",
                        "Signature",
                        "SigningCertURL",
                        "UnsubscribeURL",
                        "MessageAttributes");
        assertThat(envelope.path("Message").asString()).isEqualTo("{\"a\":1}");
        assertThat(envelope.at("/MessageAttributes/kind/Value").asString()).isEqualTo("run");
        assertThat(envelope.path("SigningCertURL").asString())
                .isEqualTo(TopicBench.ACCOUNT.endpoint() + bench.sns.certificatePath());
        assertThat(isSigned(envelope)).isTrue();
    }

    @Test
    void theKeyOutlivesTheProcess() {
        String certificate = bench.sns.certificatePem();
        bench = bench.restart();
        assertThat(bench.sns.certificatePem()).isEqualTo(certificate);
    }

    @Test
    void aRawSubscriptionGetsTheMessageItselfWithItsAttributes() {
        bench.subscribeQueue(topic, "q", Map.of("RawMessageDelivery", "true"));
        MessageAttributeValue bytes = MessageAttributeValue.builder()
                .dataType("Binary")
                .binaryValue(SdkBytes.fromByteArray(new byte[] {1, -1}))
                .build();
        bench.sns.publish(r -> r.topicArn(topic)
                .message("plain")
                .messageAttributes(Map.of("bytes", bytes, "n", TopicBench.text("Number", "7"))));

        Message message = bench.next("q");

        assertThat(message.body()).isEqualTo("plain");
        assertThat(message.messageAttributes())
                .containsEntry("n", inQueue("Number").stringValue("7").build())
                .containsEntry(
                        "bytes",
                        inQueue("Binary").binaryValue(bytes.binaryValue()).build());
    }

    @Test
    void eachProtocolGetsItsOwnTextIfThereIsOne() {
        bench.subscribeQueue(topic, "q", Map.of("RawMessageDelivery", "true"));
        bench.sns.publish(r ->
                r.topicArn(topic).messageStructure("json").message("{\"default\":\"for all\",\"sqs\":\"for queues\"}"));
        assertThat(bench.next("q").body()).isEqualTo("for queues");
    }

    @Test
    void aFunctionGetsTheEventThatLambdaKnows() {
        String function = bench.function("hear");
        String subscription = bench.sns
                .subscribe(r -> r.topicArn(topic).protocol("lambda").endpoint(function))
                .subscriptionArn();
        bench.sns.publish(r -> r.topicArn(topic).message("hello"));

        Await.until(() -> !bench.journal().isEmpty());
        String line = bench.journal().getFirst();
        JsonNode record = Json.MAPPER
                .readTree(line.substring(line.indexOf(' ') + 1))
                .path("Records")
                .path(0);
        assertThat(record.path("EventSource").asString()).isEqualTo("aws:sns");
        assertThat(record.path("EventSubscriptionArn").asString()).isEqualTo(subscription);
        assertThat(record.at("/Sns/Message").asString()).isEqualTo("hello");
        assertThat(record.path("Sns").has("SigningCertUrl")).isTrue();
    }

    @Test
    void aWebServerIsAskedFirstAndGetsMessagesWhenItHasConfirmed() {
        try (WebServer server = new WebServer()) {
            String answer = bench.sns
                    .subscribe(r -> r.topicArn(topic).protocol("http").endpoint(server.url()))
                    .subscriptionArn();
            assertThat(answer).isEqualTo("pending confirmation");
            bench.sns.publish(r -> r.topicArn(topic).message("too early"));
            Await.until(() -> server.got.size() == 1);
            JsonNode question = server.got.getFirst().json();
            assertThat(server.got.getFirst().headers())
                    .containsEntry("x-amz-sns-message-type", "SubscriptionConfirmation");
            assertThat(question.path("SubscribeURL").asString())
                    .contains(
                            "Action=ConfirmSubscription", question.path("Token").asString());

            String arn = bench.sns
                    .confirmSubscription(
                            r -> r.topicArn(topic).token(question.path("Token").asString()))
                    .subscriptionArn();
            bench.sns.publish(r -> r.topicArn(topic).message("now"));

            Await.until(() -> server.got.size() == 2);
            assertThat(server.got.get(1).json().path("Message").asString()).isEqualTo("now");
            assertThat(server.got.get(1).headers())
                    .containsEntry("x-amz-sns-message-type", "Notification")
                    .containsEntry("x-amz-sns-topic-arn", topic)
                    .containsEntry("x-amz-sns-subscription-arn", arn)
                    .containsEntry("content-type", "text/plain; charset=UTF-8");
        }
    }

    @Test
    void aWebServerIsTriedThreeTimesMoreAndThenTheMessageIsInTheDeadLetterQueue() {
        try (WebServer server = new WebServer()) {
            bench.sqs.createQueue(r -> r.queueName("lost"));
            confirmed(server);
            server.status = 503;
            bench.sns.publish(r -> r.topicArn(topic).message("hello"));
            Await.until(() -> later() && bench.statistics().redrivenToDlq() == 1);
            assertThat(Json.MAPPER
                            .readTree(bench.next("lost").body())
                            .path("Message")
                            .asString())
                    .isEqualTo("hello");
            assertThat(server.got).hasSize(1 + 4);
        }
    }

    @Test
    void aWebServerThatWasDownGetsTheMessageWhenItIsBack() {
        try (WebServer server = new WebServer()) {
            confirmed(server);
            server.status = 500;
            bench.sns.publish(r -> r.topicArn(topic).message("hello"));
            Await.until(() -> server.got.size() == 2);
            server.status = 200;
            Await.until(() -> later() && bench.statistics().delivered() == 1);
            assertThat(server.got).hasSize(3);
            assertThat(bench.statistics().failed()).isZero();
        }
    }

    @Test
    void aQueueThatIsGoneIsNotTriedAgain() {
        bench.sqs.createQueue(r -> r.queueName("lost"));
        bench.subscribeQueue(topic, "q", Map.of("RedrivePolicy", DLQ, "RawMessageDelivery", "true"));
        bench.sqs.deleteQueue(r -> r.queueUrl("q"));
        bench.sns.publish(r -> r.topicArn(topic).message("hello"));
        assertThat(bench.next("lost").body()).isEqualTo("hello");
        Await.until(() -> bench.statistics().failed() == 1);
    }

    @Test
    void withoutADeadLetterQueueAMessageThatNobodyTakesIsCountedAsFailed() {
        bench.subscribeQueue(topic, "q", Map.of());
        bench.sqs.deleteQueue(r -> r.queueUrl("q"));
        bench.sns.publish(r -> r.topicArn(topic).message("hello"));
        Await.until(() -> bench.statistics().failed() == 1);
        assertThat(bench.statistics().redrivenToDlq()).isZero();
    }

    @Test
    void whatWasAcceptedIsDeliveredByTheNextProcess() {
        try (WebServer server = new WebServer()) {
            confirmed(server);
            server.status = 500;
            bench.sns.publish(r -> r.topicArn(topic).message("hello"));
            Await.until(() -> server.got.size() == 2);

            bench = bench.restart();
            server.status = 200;
            bench.clock.move(Duration.ofSeconds(20));

            Await.until(() -> server.got.size() == 3);
            assertThat(server.got.get(2).json().path("Message").asString()).isEqualTo("hello");
        }
    }

    @Test
    void topicsAndSubscriptionsAndTheirFiltersComeBack() {
        String arn = bench.subscribeQueue(topic, "q", Map.of("FilterPolicy", "{\"kind\":[\"run\"]}"));
        bench = bench.restart();
        assertThat(bench.sns.listTopics().topics())
                .singleElement()
                .satisfies(each -> assertThat(each.topicArn()).isEqualTo(topic));
        assertThat(bench.sns.listSubscriptions().subscriptions())
                .singleElement()
                .satisfies(each -> assertThat(each.subscriptionArn()).isEqualTo(arn));
        bench.sns.publish(r -> r.topicArn(topic).message("no"));
        assertThat(bench.statistics().filteredOut()).isEqualTo(1);
    }

    private static software.amazon.awssdk.services.sqs.model.MessageAttributeValue.Builder inQueue(String type) {
        return software.amazon.awssdk.services.sqs.model.MessageAttributeValue.builder()
                .dataType(type);
    }

    /** The time of the next try comes. */
    private boolean later() {
        bench.clock.move(Duration.ofSeconds(20));
        return true;
    }

    private void confirmed(WebServer server) {
        bench.sns.subscribe(r ->
                r.topicArn(topic).protocol("http").endpoint(server.url()).attributes(Map.of("RedrivePolicy", DLQ)));
        Await.until(() -> server.got.size() == 1);
        String token = server.got.getFirst().json().path("Token").asString();
        bench.sns.confirmSubscription(r -> r.topicArn(topic).token(token));
    }

    private boolean isSigned(JsonNode envelope) throws Exception {
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(bench.sns.certificatePem().getBytes(StandardCharsets.US_ASCII)));
        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity();
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(certificate);
        for (String name : new String[] {"Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"}) {
            String line = name + "\n" + envelope.path(name).asString() + "\n";
            signature.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return signature.verify(
                Base64.getDecoder().decode(envelope.path("Signature").asString()));
    }

    @Test
    void aQueueIsNotHeldUpByWebServersThatKeepSilent() throws Exception {
        bench.subscribeQueue(topic, "q", Map.of());
        try (var silent = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 40; i++) {
                String url = "http://127.0.0.1:%d/%d".formatted(silent.getLocalPort(), i);
                bench.sns.subscribe(r -> r.topicArn(topic).protocol("http").endpoint(url));
            }
            silent.accept().close();

            bench.sns.publish(r -> r.topicArn(topic).message("at once"));

            assertThat(bench.next("q").body()).contains("at once");
        }
    }

    @Test
    void aMessageForAFunctionOutlastsARestartThatRegistersTheFunctionLater() {
        String function = bench.function("f");
        bench.sns.subscribe(r -> r.topicArn(topic).protocol("lambda").endpoint(function));
        bench.subscribeQueue(topic, "q", Map.of());
        bench = bench.restartWaiting();
        bench.sns.publish(r -> r.topicArn(topic).message("{}"));

        bench = bench.restartWaiting();
        assertThat(bench.sqs
                        .receiveMessage(r -> r.queueUrl("q").waitTimeSeconds(1))
                        .messages())
                .as("delivered before the start")
                .isEmpty();
        bench.function("f");
        bench.sns.start();

        Await.until(() -> !bench.journal().isEmpty());
        assertThat(bench.journal().getFirst()).contains("aws:sns");
    }
}
