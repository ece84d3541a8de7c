package datapipeline.handlers.classify;

import datapipeline.handlers.run.Intake;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.Runs;
import datapipeline.model.json.Json;
import tools.jackson.databind.JsonNode;

/** What LAMBDA_CLASSIFY hears of: arrivals from S3, and operators' commands from the pipeline's own bus. */
public final class ClassifyRoom {
    private final Classifier classifier;
    private final Reprocessor reprocessor;
    private final Runs runs;
    private final Intake intake;

    public ClassifyRoom(Classifier classifier, Reprocessor reprocessor, Runs runs, Intake intake) {
        this.classifier = classifier;
        this.reprocessor = reprocessor;
        this.runs = runs;
        this.intake = intake;
    }

    /**
     * Handles one event of EventBridge.
     *
     * @throws IllegalArgumentException for an event this function was not made for
     */
    public void hear(String event) {
        JsonNode root = Json.read(event, JsonNode.class);
        String type = root.path("detail-type").asString("");
        switch (type) {
            case "Object Created" -> classifier.arrived(Events.arrival(root));
            case "ReprocessRequested" -> reprocessor.reprocess(Events.reprocess(root));
            case "RunCancelRequested" -> cancel(root.path("detail"));
            default ->
                throw new IllegalArgumentException(
                        "LAMBDA_CLASSIFY was sent an event \"%s\"; it knows Object Created, ReprocessRequested and RunCancelRequested"
                                .formatted(type));
        }
    }

    private void cancel(JsonNode detail) {
        String fileId = Events.text(detail, "fileId");
        String runId = Events.text(detail, "runId");
        Run run = runs.find(fileId, runId)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no run %s of file %s to cancel".formatted(runId, fileId)));
        intake.cancel(run, "operator");
    }
}
