package datapipeline.local.sns;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.local.account.Credentials;
import datapipeline.local.gateway.Gateway;
import datapipeline.local.gateway.Response;
import datapipeline.local.lambda.Await;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnsLinksTest {
    @TempDir
    Path directory;

    private TopicBench bench;
    private Gateway gateway;
    private String topic;

    @BeforeEach
    void open() {
        bench = new TopicBench(directory);
        gateway = Gateway.builder(TopicBench.ACCOUNT, new Credentials("AKIALOCALLINKS000000", "unused"), bench.clock)
                .handler("s3", new SnsLinks(bench.sns, request -> Response.of(418)))
                .build()
                .listen(0);
        topic = bench.topic("sns-notif");
    }

    @AfterEach
    void close() {
        gateway.close();
        bench.close();
    }

    @Test
    void whoeverFollowsTheLinkInTheQuestionConfirms() throws Exception {
        try (WebServer server = new WebServer()) {
            bench.sns.subscribe(r -> r.topicArn(topic).protocol("http").endpoint(server.url()));
            Await.until(() -> server.got.size() == 1);
            HttpResponse<String> answer =
                    follow(server.got.getFirst().json().path("SubscribeURL").asString());
            assertThat(answer.statusCode()).isEqualTo(200);

            String arn =
                    bench.sns.listSubscriptions().subscriptions().getFirst().subscriptionArn();
            assertThat(answer.body()).contains("<SubscriptionArn>" + arn + "</SubscriptionArn>");
            assertThat(bench.sns
                            .getSubscriptionAttributes(r -> r.subscriptionArn(arn))
                            .attributes())
                    .containsEntry("PendingConfirmation", "false");
        }
    }

    @Test
    void aMessageTellsWhereItsCertificateIsAndHowToGetNoMore() throws Exception {
        bench.subscribeQueue(topic, "q", Map.of());
        bench.sns.publish(r -> r.topicArn(topic).message("hello"));
        var message = Json.MAPPER.readTree(bench.next("q").body());

        assertThat(follow(message.path("SigningCertURL").asString()).body()).isEqualTo(bench.sns.certificatePem());
        assertThat(follow(message.path("UnsubscribeURL").asString()).statusCode())
                .isEqualTo(200);
        assertThat(bench.sns.listSubscriptions().subscriptions()).isEmpty();
    }

    @Test
    void aTokenThatWasNeverGivenConfirmsNothing() throws Exception {
        HttpResponse<String> answer = follow(
                TopicBench.ACCOUNT.endpoint() + "/?Action=ConfirmSubscription&TopicArn=" + topic + "&Token=guessed");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("InvalidParameter");
    }

    @Test
    void otherRequestsAreForOthers() throws Exception {
        assertThat(follow(TopicBench.ACCOUNT.endpoint() + "/s3-input/a.pdf").statusCode())
                .isEqualTo(418);
        assertThat(follow(TopicBench.ACCOUNT.endpoint() + "/?list-type=2").statusCode())
                .isEqualTo(418);
    }

    /** As the link says, but on the port that was free. */
    private HttpResponse<String> follow(String link) throws Exception {
        URI uri = URI.create(link.replace(TopicBench.ACCOUNT.endpoint(), "http://127.0.0.1:" + gateway.port()));
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
