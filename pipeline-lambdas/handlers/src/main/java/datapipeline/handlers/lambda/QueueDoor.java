package datapipeline.handlers.lambda;

import datapipeline.handlers.run.Answer;
import datapipeline.handlers.run.Delivery;
import datapipeline.handlers.run.Telemetry;
import datapipeline.model.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Handles a batch of SQS message by message: one that fails comes again, and the others do not. */
final class QueueDoor {
    /** What is done with one message. */
    interface Handling {
        Answer handle(Delivery delivery);
    }

    private final Handling handling;
    private final Telemetry telemetry;

    QueueDoor(Handling handling, Telemetry telemetry) {
        this.handling = handling;
        this.telemetry = telemetry;
    }

    /** Answers as ReportBatchItemFailures wants it. */
    void handle(InputStream in, OutputStream out) throws IOException {
        JsonNode event = Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), JsonNode.class);
        List<Map<String, String>> kept = new ArrayList<>();
        for (JsonNode message : event.path("Records")) {
            Delivery delivery = new Delivery(
                    message.path("messageId").asString(""),
                    message.path("receiptHandle").asString(""),
                    message.path("body").asString(""));
            if (answer(delivery) == Answer.KEPT) {
                kept.add(Map.of("itemIdentifier", delivery.messageId()));
            }
        }
        out.write(Json.write(Map.of("batchItemFailures", kept)).getBytes(StandardCharsets.UTF_8));
    }

    private Answer answer(Delivery delivery) {
        try {
            return handling.handle(delivery);
        } catch (RuntimeException e) {
            telemetry.error(
                    "door",
                    "a message could not be handled and comes again",
                    Map.of("messageId", delivery.messageId(), "body", delivery.body()),
                    e);
            return Answer.KEPT;
        }
    }
}
