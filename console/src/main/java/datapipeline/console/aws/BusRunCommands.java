package datapipeline.console.aws;

import static datapipeline.console.aws.Asking.ask;

import datapipeline.console.files.RunCommands;
import datapipeline.console.files.RunSummary;
import datapipeline.console.layout.UnansweredException;
import datapipeline.model.json.CanonicalOption;
import datapipeline.model.json.Json;
import datapipeline.model.option.ProcessingOption;
import datapipeline.model.topology.Topology;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** Commands as events on the pipeline's bus. */
@Component
final class BusRunCommands implements RunCommands {
    private static final String SCHEMA = "command/1";

    private final Cloud cloud;
    private final InstantSource clock;

    BusRunCommands(Cloud cloud, InstantSource clock) {
        this.cloud = cloud;
        this.clock = clock;
    }

    /** The detail of both commands; without an option a file is processed as it was before. */
    private record Command(
            String schema,
            String fileId,
            String runId,
            int generation,
            Optional<String> processingOption,
            String requestedBy,
            Instant at) {}

    @Override
    public String reprocess(RunSummary run, Optional<ProcessingOption> option, String requestedBy) {
        return send("ReprocessRequested", run, option.map(CanonicalOption::text), requestedBy);
    }

    @Override
    public void cancel(RunSummary run, String requestedBy) {
        send("RunCancelRequested", run, Optional.empty(), requestedBy);
    }

    private String send(String what, RunSummary run, Optional<String> option, String requestedBy) {
        var command =
                new Command(SCHEMA, run.fileId(), run.runId(), run.generation(), option, requestedBy, clock.instant());
        PutEventsResponse answer = ask(
                "EventBridge",
                () -> cloud.eventBridge.putEvents(events -> events.entries(entry -> entry.eventBusName(Topology.BUS)
                        .source(Topology.EVENT_SOURCE)
                        .detailType(what)
                        .detail(Json.write(command)))));
        if (answer.failedEntryCount() > 0) {
            var entry = answer.entries().getFirst();
            throw new UnansweredException(
                    "EventBridge",
                    new IllegalStateException("%s: %s".formatted(entry.errorCode(), entry.errorMessage())));
        }
        return answer.entries().getFirst().eventId();
    }
}
