package datapipeline.handlers.output;

import datapipeline.handlers.run.Announcer;
import datapipeline.handlers.run.Metric;
import datapipeline.handlers.run.Outputs;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.RunEvents;
import datapipeline.handlers.run.RunKey;
import datapipeline.handlers.run.Runs;
import datapipeline.handlers.run.Telemetry;
import datapipeline.model.json.Json;
import datapipeline.model.run.EngineKind;
import datapipeline.model.run.Manifest;
import datapipeline.model.run.ProcessingInfo;
import datapipeline.model.run.ProcessingInfo.ManifestRef;
import datapipeline.model.run.RunStatus;
import datapipeline.model.run.StepReport;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What LAMBDA_OUTPUT hears of: manifests that came to S3_OUTPUT, and reports from SNS_NOTIF. */
public final class OutputRoom {
    private final Outputs outputs;
    private final OutputCatalog catalog;
    private final Runs runs;
    private final Joiner joiner;
    private final Telemetry telemetry;
    private final InstantSource clock;

    public OutputRoom(
            Outputs outputs,
            OutputCatalog catalog,
            Runs runs,
            RunEvents events,
            Telemetry telemetry,
            InstantSource clock) {
        this.outputs = outputs;
        this.catalog = catalog;
        this.runs = runs;
        this.joiner = new Joiner(catalog, runs, events, telemetry, clock);
        this.telemetry = telemetry;
        this.clock = clock;
    }

    /**
     * Handles the body of one message of SQS_OUTPUT: an event of S3, SNS's envelope of a report, or the bare report.
     *
     * @throws IllegalArgumentException for anything else; the message is kept for whoever understands it
     */
    public void hear(String body) {
        JsonNode root = Json.read(body, JsonNode.class);
        if ("Object Created".equals(root.path("detail-type").asString(""))) {
            JsonNode detail = root.path("detail");
            arrived(
                    detail.path("bucket").path("name").asString(""),
                    detail.path("object").path("key").asString(""));
        } else if ("Notification".equals(root.path("Type").asString(""))) {
            reported(root.path("Message").asString(""));
        } else {
            reported(body);
        }
    }

    /** Joins a run whose halves were lost on the way. */
    public void repair(Run run, Optional<String> manifest) {
        manifest.ifPresent(json -> stored(run, Json.read(json, Manifest.class)));
        List<StepReport> steps =
                manifest.map(json -> Json.read(json, Manifest.class).steps()).orElse(List.of());
        joiner.join(run, Half.Reported.of(Announcer.info(run, steps, EngineKind.LAMBDA), clock.instant()));
    }

    private void arrived(String bucket, String key) {
        Optional<Manifest> manifest = bucket.equals(outputs.bucket()) ? manifest(key) : Optional.empty();
        Optional<Run> run = manifest.flatMap(this::committed)
                .filter(mine -> mine.state()
                        .commit()
                        .filter(commit -> commit.manifest().key().equals(key))
                        .isPresent());
        if (run.isEmpty() || manifest.isEmpty()) {
            foreign("an object that no committed attempt wrote", Map.of("bucket", bucket, "key", key));
        } else {
            stored(run.get(), manifest.get());
        }
    }

    private Optional<Manifest> manifest(String key) {
        return outputs.read(key).flatMap(json -> {
            try {
                return Optional.of(Json.read(json, Manifest.class))
                        .filter(each -> Manifest.SCHEMA.equals(each.schema()));
            } catch (JacksonException e) {
                telemetry.warn("output", "not a manifest: " + e.getOriginalMessage(), Map.of("key", key));
                return Optional.empty();
            }
        });
    }

    private Optional<Run> committed(Manifest manifest) {
        return runs.find(RunKey.of(manifest.source(), manifest.optionsHash(), manifest.generation()))
                .filter(run -> run.state().fence() == manifest.fence());
    }

    /** The outputs are listed before the half is noted, so that a completed result always has its list. */
    private void stored(Run run, Manifest manifest) {
        ManifestRef ref = run.state().commit().orElseThrow().manifest();
        catalog.list(manifest);
        joiner.join(run, Half.Stored.of(manifest, ref, clock.instant()));
    }

    private void reported(String json) {
        ProcessingInfo info = Json.read(json, ProcessingInfo.class);
        if (!ProcessingInfo.SCHEMA.equals(info.schema())) {
            throw new IllegalArgumentException("a message has schema \"%s\", and this function understands \"%s\""
                    .formatted(info.schema(), ProcessingInfo.SCHEMA));
        }
        Optional<Run> run = runs.find(info.fileId(), info.runId())
                .filter(each -> Math.max(1, each.state().fence()) == info.fence() && ended(each));
        if (run.isEmpty()) {
            foreign("a report that no committed attempt sent", Map.of("runId", info.runId(), "fileId", info.fileId()));
        } else {
            joiner.join(run.get(), Half.Reported.of(info, clock.instant()));
        }
    }

    private static boolean ended(Run run) {
        return run.status().terminal() || run.status() == RunStatus.PROCESSED;
    }

    private void foreign(String what, Map<String, Object> fields) {
        telemetry.count(Metric.ForeignOutputsIgnored, Map.of());
        telemetry.warn("output", "ignored " + what, fields);
    }
}
