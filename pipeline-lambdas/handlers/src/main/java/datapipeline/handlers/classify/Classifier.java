package datapipeline.handlers.classify;

import datapipeline.handlers.classify.SourceObjects.Look;
import datapipeline.handlers.run.Intake;
import datapipeline.handlers.run.Intake.Admission;
import datapipeline.handlers.run.Metric;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.RunLog;
import datapipeline.handlers.run.Runs;
import datapipeline.handlers.run.Telemetry;
import datapipeline.model.Format;
import datapipeline.model.Ids;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.Source;
import datapipeline.model.run.RunReason;
import datapipeline.model.run.RunStatus;
import datapipeline.model.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Takes in what came to S3_INPUT: looks once, tells what it is, reads what is wished, and records the run. */
public final class Classifier {
    static final String ACTOR = Topology.LAMBDA_CLASSIFY;

    private final SourceObjects objects;
    private final Runs runs;
    private final Intake intake;
    private final Telemetry telemetry;
    private final InstantSource clock;
    private final NewRuns newRuns;
    private final String outputBucket;

    public Classifier(
            SourceObjects objects,
            Runs runs,
            Intake intake,
            Telemetry telemetry,
            InstantSource clock,
            Promises promises,
            String outputBucket) {
        this.objects = objects;
        this.runs = runs;
        this.intake = intake;
        this.telemetry = telemetry;
        this.clock = clock;
        this.newRuns = new NewRuns(promises, clock);
        this.outputBucket = outputBucket;
    }

    /** Takes in an object, once however often it is told of. */
    public void arrived(Arrival arrival) {
        Instant receivedAt = clock.instant();
        if (arrival.isFolder()) {
            ignored(arrival, "a folder marker");
        } else if (arrival.bucket().equals(outputBucket)) {
            ignored(arrival, "an object in the bucket of outputs, which would be processed for ever");
        } else if (known(arrival)) {
            duplicate(arrival);
        } else {
            look(arrival, receivedAt);
        }
    }

    /** Whether this very event was taken in already; what was recorded but not sent is not done with. */
    private boolean known(Arrival arrival) {
        return runs.head(Ids.fileId(arrival.bucket(), arrival.key()))
                .filter(head -> head.latestSequencer().equals(arrival.sequencer()))
                .flatMap(head -> runs.find(head.current()))
                .filter(run -> run.status() != RunStatus.RECEIVED)
                .isPresent();
    }

    private void look(Arrival arrival, Instant receivedAt) {
        switch (objects.look(arrival, ContentClassifier.HEAD_BYTES)) {
            case Look.Gone() ->
                admit(newRuns.ended(
                        arrival,
                        arrival.source(),
                        Optional.empty(),
                        Optional.empty(),
                        RunStatus.SOURCE_GONE,
                        Problem.of(
                                ReasonCode.SOURCE_GONE,
                                "\"%s\" was deleted before it could be read.".formatted(arrival.key())),
                        receivedAt));
            case Look.Overwritten() ->
                admit(newRuns.ended(
                        arrival,
                        arrival.source(),
                        Optional.empty(),
                        Optional.empty(),
                        RunStatus.SUPERSEDED,
                        Problem.of(
                                ReasonCode.SUPERSEDED,
                                "\"%s\" was overwritten before it could be read.".formatted(arrival.key())),
                        receivedAt));
            case Look.Found found
            when found.metadata().containsKey(RUN_ID_METADATA) ->
                ignored(arrival, "an output of this pipeline, which would be processed for ever");
            case Look.Found found -> admit(classified(arrival, found, receivedAt));
        }
    }

    /** What the pipeline attaches to everything it makes. */
    public static final String RUN_ID_METADATA = "pipeline-run-id";

    private Run classified(Arrival arrival, Look.Found found, Instant receivedAt) {
        Source source = new Source(
                arrival.bucket(),
                arrival.key(),
                found.versionId(),
                found.etag(),
                found.sizeBytes(),
                arrival.sequencer(),
                Optional.empty());
        Optional<String> written = Optional.ofNullable(found.metadata().get(Wishes.OPTION))
                .or(() -> Optional.ofNullable(found.metadata().get(Wishes.PRESET)));
        return switch (ContentClassifier.classify(found.head(), found.sizeBytes(), found.tail())) {
            case Classified.Known(Format format) -> wished(arrival, source, format, found.metadata(), receivedAt);
            case Classified.Unsupported(ReasonCode code, String what) ->
                newRuns.ended(
                        arrival,
                        source,
                        Optional.empty(),
                        written,
                        RunStatus.QUARANTINED,
                        Problem.of(code, "\"%s\" is %s.".formatted(source.fileName(), what)),
                        receivedAt);
            case Classified.Unknown() ->
                newRuns.ended(
                        arrival,
                        source,
                        Optional.empty(),
                        written,
                        RunStatus.QUARANTINED,
                        Problem.of(
                                ReasonCode.TYPE_UNKNOWN,
                                "The content of \"%s\" is of no known format.".formatted(source.fileName())),
                        receivedAt);
        };
    }

    private Run wished(
            Arrival arrival, Source source, Format format, Map<String, String> metadata, Instant receivedAt) {
        return switch (Wishes.read(metadata, format.type())) {
            case Wish.Understood wish -> newRuns.toProcess(arrival, source, format, wish, receivedAt);
            case Wish.Refused(Problem problem, Optional<String> asWritten) ->
                newRuns.ended(
                        arrival, source, Optional.of(format), asWritten, RunStatus.QUARANTINED, problem, receivedAt);
        };
    }

    private void admit(Run run) {
        Admission admission = intake.admit(run, ACTOR);
        switch (admission) {
            case DUPLICATE -> duplicate(run);
            case ADMITTED, RESENT, SUPERSEDED, ENDED -> measure(run, admission);
        }
    }

    private void measure(Run run, Admission admission) {
        Duration took = Duration.between(run.facts().receivedAt(), clock.instant());
        telemetry.count(Metric.FilesReceived, RunLog.byType(run));
        telemetry.measure(Metric.BytesIn, run.facts().source().sizeBytes(), RunLog.byType(run));
        telemetry.measure(Metric.ClassifyDuration, took.toMillis(), RunLog.byType(run));
        if (run.facts().format().isPresent()) {
            telemetry.count(Metric.FilesClassified, RunLog.byType(run));
        }
        if (run.facts().extensionMismatch()) {
            telemetry.count(Metric.ExtensionMismatch, RunLog.byType(run));
        }
        if (run.facts().reason() == RunReason.SWEEP) {
            telemetry.count(Metric.SweepMissingEvents, RunLog.byType(run));
        }
        telemetry.info(
                "classify",
                "took in \"%s\": %s".formatted(run.facts().source().key(), admission),
                RunLog.with(run, "durationMs", took.toMillis()));
    }

    private void ignored(Arrival arrival, String what) {
        telemetry.count(Metric.FilesIgnored, Map.of());
        telemetry.info("classify", "ignored %s".formatted(what), arrival.logFields());
    }

    private void duplicate(Arrival arrival) {
        telemetry.count(Metric.DuplicateEventsDropped, Map.of());
        telemetry.info("classify", "dropped an event that was taken in before", arrival.logFields());
    }

    private void duplicate(Run run) {
        telemetry.count(Metric.DuplicateEventsDropped, Map.of());
        telemetry.info("classify", "dropped an event whose run is recorded", RunLog.fields(run));
    }
}
