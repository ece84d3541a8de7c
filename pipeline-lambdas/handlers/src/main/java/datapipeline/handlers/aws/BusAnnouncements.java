package datapipeline.handlers.aws;

import datapipeline.handlers.output.Announcements;
import datapipeline.model.json.Json;
import datapipeline.model.run.RunStatus;
import datapipeline.model.topology.Topology;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/**
 * Announcements on the bus {@code media-pipeline}. Every end that left nothing to fetch and has no name of its own is a
 * {@code RunFailed}; its status says whether it failed, was cancelled, or its source was deleted.
 */
public record BusAnnouncements(EventBridgeClient events, InstantSource clock) implements Announcements {
    @Override
    public void ended(String runId, String fileId, String tenant, String fileType, RunStatus status) {
        String detailType = switch (status) {
            case COMPLETED, PARTIAL -> "RunCompleted";
            case QUARANTINED -> "FileQuarantined";
            case SUPERSEDED -> "RunSuperseded";
            case RECEIVED, QUEUED, PROCESSING, RETRY_WAIT, PROCESSED, FAILED, SOURCE_GONE, CANCELLED -> "RunFailed";
        };
        String detail = Json.write(Map.of(
                "schema", "event/1",
                "runId", runId,
                "fileId", fileId,
                "tenant", tenant,
                "fileType", fileType,
                "status", status.name(),
                "at", clock.instant().toString()));
        PutEventsResponse answer = events.putEvents(request -> request.entries(entry -> entry.eventBusName(Topology.BUS)
                .source(Topology.EVENT_SOURCE)
                .detailType(detailType)
                .detail(detail)));
        if (answer.failedEntryCount() > 0) {
            throw new IllegalStateException("the bus refused %s of run %s: %s"
                    .formatted(detailType, runId, answer.entries().getFirst().errorMessage()));
        }
    }
}
