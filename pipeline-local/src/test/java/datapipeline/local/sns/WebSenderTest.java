package datapipeline.local.sns;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import datapipeline.local.sns.Sender.TryAgain;
import datapipeline.local.sns.Subscription.Protocol;
import datapipeline.local.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebSenderTest {
    @TempDir
    Path directory;

    @Test
    void anAnswerThatDoesNotEndIsNone() throws Exception {
        var asked = new CountDownLatch(1);
        var enough = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.countDown();
            answerHalf(exchange, enough);
        });
        server.start();
        try (Store store = Store.open(directory.resolve("cloud.mv"))) {
            var envelope = new Envelope(TopicBench.ACCOUNT, new Topics(store), SigningKey.open(store, Instant.EPOCH));
            var web = new WebSender(HttpClient.newHttpClient(), envelope, Duration.ofMillis(500));

            Sender.Answer answer = web.send(subscriber(server.getAddress().getPort()), message());

            assertThat(answer).isInstanceOf(TryAgain.class);
            assertThat(asked.getCount()).as("it was asked").isZero();
        } finally {
            enough.countDown();
            server.stop(0);
        }
    }

    /** The head, and the beginning of a body. */
    private static void answerHalf(HttpExchange exchange, CountDownLatch enough) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write('.');
            body.flush();
            enough.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Subscription subscriber(int port) {
        return new Subscription(
                "arn:s", "arn:t", Protocol.http, "http://127.0.0.1:" + port, Map.of(), "token", 0, true);
    }

    private static Delivery message() {
        return new Delivery(
                "arn:s", false, new Notification("arn:t", "id", null, Map.of("default", "hello"), Map.of(), 0, null));
    }
}
