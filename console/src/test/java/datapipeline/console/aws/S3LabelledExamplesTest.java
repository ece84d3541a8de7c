package datapipeline.console.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import datapipeline.console.aws.ConsoleSettings.Aws;
import datapipeline.console.aws.ConsoleSettings.Secret;
import datapipeline.model.example.Example;
import datapipeline.model.example.Examples;
import datapipeline.model.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class S3LabelledExamplesTest {
    private HttpServer server;
    private Cloud cloud;
    private S3LabelledExamples labelled;

    /** What the bucket holds; its ETag is the number of its version. */
    private String lying = "";

    private int version;
    private int othersWrite;
    private final List<String> conditions = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/s3-output/" + Examples.KEY, this::answer);
        server.start();
        cloud = new Cloud(new ConsoleSettings(
                new Aws(
                        Optional.of(URI.create(
                                "http://127.0.0.1:" + server.getAddress().getPort())),
                        "eu-west-1",
                        Optional.of("AKIATEST"),
                        Optional.of(new Secret("secret")),
                        "s3-input",
                        "s3-output"),
                Optional.empty(),
                Duration.ofSeconds(1),
                Duration.ofMinutes(15),
                DataSize.ofMegabytes(64),
                DataSize.ofMegabytes(16)));
        labelled = new S3LabelledExamples(cloud);
    }

    @AfterEach
    void close() {
        cloud.close();
        server.stop(0);
    }

    @Test
    void keepsWhatAnotherOperatorWroteMeanwhile() {
        labelled.change(examples -> examples.with(example("mine-1")));
        othersWrite = 1;
        labelled.change(examples -> examples.with(example("mine-2")));

        assertThat(labelled.read().examples())
                .extracting(Example::fileId)
                .containsExactlyInAnyOrder("mine-1", "theirs-1", "mine-2");
        assertThat(conditions).containsExactly("none-match *", "match \"1\"", "match \"2\"");
    }

    @Test
    void givesUpInWordsWhenOthersAreQuickerAgainAndAgain() {
        labelled.change(examples -> examples.with(example("mine-1")));
        othersWrite = 100;

        assertThatThrownBy(() -> labelled.change(examples -> examples.with(example("mine-2"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Nothing was changed");
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().set("ETag", "\"" + version + "\"");
            boolean none = lying.isEmpty();
            respond(exchange, none ? 404 : 200, none ? "<Error><Code>NoSuchKey</Code></Error>" : lying);
            return;
        }
        if (othersWrite > 0) {
            othersWrite--;
            store(Json.write(Json.read(lying, Examples.class).with(example("theirs-" + version))));
        }
        String match = exchange.getRequestHeaders().getFirst("If-Match");
        conditions.add(
                match == null
                        ? "none-match " + exchange.getRequestHeaders().getFirst("If-None-Match")
                        : "match " + match);
        boolean fits = match == null ? lying.isEmpty() : match.equals("\"" + version + "\"");
        if (fits) {
            // The SDK sends it in one chunk, with a signature around it.
            String chunk = new String(sent, StandardCharsets.UTF_8);
            store(chunk.substring(chunk.indexOf('{'), chunk.lastIndexOf('}') + 1));
        }
        respond(exchange, fits ? 200 : 412, fits ? "" : "<Error><Code>PreconditionFailed</Code></Error>");
    }

    private void store(String examples) {
        lying = examples;
        version++;
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Example example(String fileId) {
        return new Example(fileId, "run", "a/key", "LETTER", "olga", Instant.EPOCH, Map.of("dear", 1));
    }
}
