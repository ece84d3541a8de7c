package datapipeline.handlers.lambda;

import datapipeline.handlers.run.Handled;
import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.metric.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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

    private Messages() {}

    /**
     * @param later what to do with a message that must come again, besides sending it back: when
     */
    static void each(
            InputStream batch,
            OutputStream answer,
            Function<JsonNode, Handled> work,
            BiConsumer<JsonNode, Handled.Again> later,
            Telemetry telemetry)
            throws IOException {
        List<Map<String, String>> failures = new ArrayList<>();
        for (JsonNode message : JSON.readTree(batch).get("Records")) {
            String id = message.get("messageId").asString();
            try {
                if (work.apply(message) instanceof Handled.Again again) {
                    failures.add(Map.of("itemIdentifier", id));
                    later.accept(message, again);
                }
            } catch (RuntimeException e) {
                telemetry.count(Metric.MESSAGES_FAILED);
                telemetry.warn("the message goes back to its queue", Map.of("messageId", id, "retryable", true), e);
                if (failures.stream().noneMatch(failure -> failure.containsValue(id))) {
                    failures.add(Map.of("itemIdentifier", id));
                }
            }
        }
        answer.write(
                JSON.writeValueAsString(Map.of("batchItemFailures", failures)).getBytes(StandardCharsets.UTF_8));
    }
}
