package datapipeline.handlers.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import datapipeline.handlers.classify.Arrival;
import datapipeline.handlers.classify.Classify;
import datapipeline.handlers.classify.Commands;
import datapipeline.handlers.run.Engines;
import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.ReasonCode;
import datapipeline.model.run.RunReason;
import datapipeline.model.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** LAMBDA_CLASSIFY: objects that came, and what operators ask for. */
public final class ClassifyHandler implements RequestStreamHandler {
    private final Classify classify;
    private final Commands commands;
    private final Telemetry telemetry;

    public ClassifyHandler() {
        House house = new House(Topology.LAMBDA_CLASSIFY);
        this.classify = house.classify();
        this.telemetry = house.telemetry();
        this.commands =
                new Commands(house.runs(), classify, house.reports(Engines.none()), InstantSource.system(), telemetry);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream nothing, Context context) throws IOException {
        telemetry.during(
                context.getAwsRequestId(),
                Map.of("reasonCode", ReasonCode.CLASSIFY_FAILED.name(), "retryable", true),
                () -> handle(Messages.JSON.readTree(input)));
    }

    private void handle(JsonNode event) {
        JsonNode detail = event.get("detail");
        switch (event.get("detail-type").asString()) {
            case "Object Created" -> classify.accept(arrival(event, detail));
            case "ReprocessRequested" ->
                commands.reprocess(
                        event.get("id").asString(),
                        detail.get("fileId").asString(),
                        detail.get("runId").asString(),
                        Optional.ofNullable(detail.get("processingOption")).map(JsonNode::asString));
            case "RunCancelRequested" ->
                commands.cancel(
                        detail.get("fileId").asString(), detail.get("runId").asString());
            default ->
                throw new IllegalArgumentException("nobody here understands a \"%s\""
                        .formatted(event.get("detail-type").asString()));
        }
    }

    private static Arrival arrival(JsonNode event, JsonNode detail) {
        JsonNode object = detail.get("object");
        return new Arrival(
                detail.get("bucket").get("name").asString(),
                object.get("key").asString(),
                Optional.ofNullable(object.get("version-id")).map(JsonNode::asString),
                object.path("etag").asString(""),
                object.path("size").asLong(0),
                object.path("sequencer").asString("0"),
                Instant.parse(event.get("time").asString()),
                RunReason.UPLOAD,
                1,
                Optional.empty(),
                event.get("id").asString());
    }
}
