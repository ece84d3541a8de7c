package datapipeline.handlers.lambda;

import datapipeline.handlers.run.Backoff;
import datapipeline.handlers.run.Handled;
import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.metric.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Works through a batch of SQS messages one by one; only those that must come again go back to the queue. */
final class Messages {
    static final JsonMapper JSON = new JsonMapper();

    /** Nobody knows why it failed: it comes again soon, and then ever later. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    private Messages() {}

    /** @param hide hides a message that must come again until then, besides its going back */
    static void each(
            InputStream batch,
            OutputStream answer,
            Function<JsonNode, Handled> work,
            BiConsumer<JsonNode, Duration> hide,
            Telemetry telemetry)
            throws IOException {
        List<Map<String, String>> failures = new ArrayList<>();
        for (JsonNode message : JSON.readTree(batch).get("Records")) {
            String id = message.get("messageId").asString();
            try {
                if (work.apply(message) instanceof Handled.Again again) {
                    failures.add(Map.of("itemIdentifier", id));
                    hide(message, again.after(), hide, telemetry);
                }
            } catch (RuntimeException e) {
                telemetry.count(Metric.MESSAGES_FAILED);
                telemetry.warn("the message goes back to its queue", fields(id), e);
                failures.add(Map.of("itemIdentifier", id));
                hide(message, Backoff.after(FIRST_PAUSE, received(message) - 1), hide, telemetry);
            }
        }
        answer.write(
                JSON.writeValueAsString(Map.of("batchItemFailures", failures)).getBytes(StandardCharsets.UTF_8));
    }

    /** A message that cannot be hidden comes when the queue shows it again: later than it could, and not lost. */
    private static void hide(
            JsonNode message, Duration time, BiConsumer<JsonNode, Duration> hide, Telemetry telemetry) {
        try {
            hide.accept(message, time);
        } catch (RuntimeException e) {
            telemetry.warn(
                    "the message could not be told when to come again",
                    fields(message.get("messageId").asString()),
                    e);
        }
    }

    private static int received(JsonNode message) {
        return Math.max(
                1, message.path("attributes").path("ApproximateReceiveCount").asInt(1));
    }

    private static Map<String, Object> fields(String messageId) {
        return Map.of("messageId", messageId, "retryable", true);
    }
}
