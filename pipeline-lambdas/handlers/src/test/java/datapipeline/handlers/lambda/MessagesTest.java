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
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
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
                        batch("good", "bad"), answer, MessagesTest::work, (message, time) -> {}, telemetry));

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

    @Test
    void aMessageThatFailedBeforeAnybodyHidItComesAgainInSecondsAndLaterEachTime() throws IOException {
        Map<String, Duration> hidden = new HashMap<>();
        Messages.each(
                new ByteArrayInputStream("""
                        {"Records":[{"messageId":"bad","attributes":{"ApproximateReceiveCount":"1"}},
                        {"messageId":"bad again","attributes":{"ApproximateReceiveCount":"4"}},
                        {"messageId":"bad for ever","attributes":{"ApproximateReceiveCount":"49"}}]}
                        """.getBytes(StandardCharsets.UTF_8)),
                answer,
                MessagesTest::work,
                (message, time) -> hidden.put(message.get("messageId").asString(), time),
                telemetry);

        assertThat(hidden.get("bad")).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
        assertThat(hidden.get("bad again")).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(40));
        assertThat(hidden.get("bad for ever")).isBetween(Duration.ofMinutes(11), Duration.ofMinutes(15));
    }

    @Test
    void aMessageThatCannotBeHiddenGoesBackOnce() throws IOException {
        Messages.each(
                batch("later", "bad"),
                answer,
                MessagesTest::work,
                (message, time) -> {
                    throw new IllegalStateException("SQS does not answer");
                },
                telemetry);

        assertThat(answer.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"later\"},{\"itemIdentifier\":\"bad\"}]}");
    }

    private static Handled work(JsonNode message) {
        if (message.get("messageId").asString().equals("later")) {
            return new Handled.Again(Duration.ofSeconds(9), "somebody else works on it");
        }
        if (message.get("messageId").asString().startsWith("bad")) {
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
