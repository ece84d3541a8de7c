package datapipeline.handlers.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkSystemSetting;

/** A server stands for both the address that hands out keys and the queue service that is asked with them. */
class CredentialsTest {
    private static final String HANDED_OUT = """
            {"AccessKeyId": "AKIDOFACONTAINER", "SecretAccessKey": "hidden", "Token": "session",
             "Expiration": "2126-01-01T00:00:00Z"}
            """;

    private final BlockingQueue<String> authorizations = new LinkedBlockingQueue<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keys", exchange -> answer(exchange, HANDED_OUT));
        server.createContext("/", exchange -> {
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, "{}");
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        System.clearProperty(SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI.property());
    }

    @Test
    void aContainerAsksForItsKeyWhereItsVariablesSay() throws InterruptedException {
        System.setProperty(SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI.property(), address() + "/keys");

        ask(Map.of("AWS_REGION", "eu-west-1", "AWS_ENDPOINT_URL", address()));

        assertThat(authorizations.take()).contains("Credential=AKIDOFACONTAINER/");
    }

    @Test
    void aFunctionUsesTheKeyItIsGiven() throws InterruptedException {
        System.setProperty(SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI.property(), address() + "/keys");

        ask(Map.of(
                "AWS_REGION", "eu-west-1",
                "AWS_ENDPOINT_URL", address(),
                "AWS_ACCESS_KEY_ID", "AKIDOFAFUNCTION",
                "AWS_SECRET_ACCESS_KEY", "hidden"));

        assertThat(authorizations.take()).contains("Credential=AKIDOFAFUNCTION/");
    }

    private static void ask(Map<String, String> variables) {
        try (var sqs = new Clients(Environment.of(variables)).sqs()) {
            sqs.listQueues();
        }
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
