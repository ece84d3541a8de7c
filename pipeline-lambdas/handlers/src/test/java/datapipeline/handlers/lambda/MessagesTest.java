package datapipeline.handlers.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.run.Handled;
import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.topology.Topology;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MessagesTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private final Telemetry telemetry = new Telemetry(
            Topology.LAMBDA_OUTPUT, InstantSource.system(), new PrintStream(log, true, StandardCharsets.UTF_8));

    @Test
    void aMessageThatFailsGoesBackAloneAndIsLoggedAndCounted() throws IOException {
        telemetry.during(
                "request-1",
                Map.of(),
                () -> Messages.each(
                        batch("good", "bad"), answer, MessagesTest::work, (message, again) -> {}, telemetry));

        assertThat(answer.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"bad\"}]}");
        JsonNode line = lines("\"level\"");
        assertThat(line.get("messageId").asString()).isEqualTo("bad");
        assertThat(line.get("awsRequestId").asString()).isEqualTo("request-1");
        assertThat(line.get("stage").asString()).isEqualTo("join");
        assertThat(line.get("retryable").asBoolean()).isTrue();
        assertThat(line.get("errorMessage").asString()).isEqualTo("no answer");
        assertThat(lines("MessagesFailed").get("MessagesFailed").asInt()).isEqualTo(1);
        assertThat(lines("ColdStart").get("Service").asString()).isEqualTo("lambda-output");
    }

    private static Handled work(JsonNode message) {
        if (message.get("messageId").asString().equals("bad")) {
            throw new IllegalStateException("no answer");
        }
        return new Handled.Done();
    }

    private static ByteArrayInputStream batch(String... ids) {
        String records = String.join(
                ",",
                java.util.stream.Stream.of(ids)
                        .map(id -> "{\"messageId\":\"%s\"}".formatted(id))
                        .toList());
        return new ByteArrayInputStream("{\"Records\":[%s]}".formatted(records).getBytes(StandardCharsets.UTF_8));
    }

    /** The only line that has this in it. */
    private JsonNode lines(String part) {
        var lines = log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(part) && (part.equals("\"level\"") || line.contains("_aws")))
                .toList();
        assertThat(lines).hasSize(1);
        return new JsonMapper().readTree(lines.getFirst());
    }
}
