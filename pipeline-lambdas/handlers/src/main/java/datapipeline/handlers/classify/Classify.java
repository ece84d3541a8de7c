package datapipeline.handlers.classify;

import datapipeline.handlers.classify.Classified.Known;
import datapipeline.handlers.classify.Classified.Unknown;
import datapipeline.handlers.classify.Classified.Unsupported;
import datapipeline.handlers.classify.InputFiles.Beginning;
import datapipeline.handlers.classify.InputFiles.Gone;
import datapipeline.handlers.classify.InputFiles.Read;
import datapipeline.handlers.classify.InputFiles.Replaced;
import datapipeline.handlers.classify.InputFiles.Unreadable;
import datapipeline.handlers.run.Reports;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.Run.Intake;
import datapipeline.handlers.run.RunTelemetry;
import datapipeline.handlers.run.Runs;
import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.FileType;
import datapipeline.model.Format;
import datapipeline.model.Ids;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.Sequencer;
import datapipeline.model.Source;
import datapipeline.model.Tenant;
import datapipeline.model.json.CanonicalOption;
import datapipeline.model.metric.Metric;
import datapipeline.model.option.OptionReading;
import datapipeline.model.option.ProcessingOption;
import datapipeline.model.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * LAMBDA_CLASSIFY's work. The run is recorded before its job is sent, and becomes QUEUED after: whatever is cut off in
 * between is found in the record and done again.
 */
public final class Classify {
    private final InputFiles files;
    private final Runs runs;
    private final JobQueues queues;
    private final Reports reports;
    private final Map<FileType, Duration> promised;
    private final InstantSource clock;
    private final Telemetry telemetry;
    private final RunTelemetry told;

    /** @param promised the turnaround time promised for each family */
    public Classify(
            InputFiles files,
            Runs runs,
            JobQueues queues,
            Reports reports,
            Map<FileType, Duration> promised,
            InstantSource clock,
            Telemetry telemetry) {
        this.files = files;
        this.runs = runs;
        this.queues = queues;
        this.reports = reports;
        this.promised = Map.copyOf(promised);
        this.clock = clock;
        this.telemetry = telemetry;
        this.told = new RunTelemetry(telemetry);
    }

    /**
     * Takes an object in. The same arrival a second time changes nothing.
     *
     * @return the run of this version and generation, recorded now or before; nothing for a folder
     */
    public Optional<Run> accept(Arrival arrival) {
        if (arrival.key().endsWith("/") && arrival.size() == 0) {
            telemetry.count(Metric.FILES_IGNORED);
            return Optional.empty();
        }
        Instant receivedAt = clock.instant();
        Read read = files.beginning(arrival, ContentClassifier.HEAD_BYTES);
        return Optional.of(
                switch (read) {
                    case Beginning beginning -> take(inspected(arrival, beginning, receivedAt));
                    case Gone() -> acceptUnread(arrival, unread(ReasonCode.SOURCE_GONE, "deleted"));
                    case Replaced() -> acceptUnread(arrival, unread(ReasonCode.SUPERSEDED, "overwritten"));
                    case Unreadable(Problem problem) -> acceptUnread(arrival, problem);
                });
    }

    /**
     * Takes in an object of which nobody could read a byte, by what its event said: it ends at once, and everybody can
     * see why. If its version is known already, this says nothing new.
     *
     * @return the run of this version and generation, recorded now or before
     */
    public Run acceptUnread(Arrival arrival, Problem problem) {
        Optional<Run> known = known(arrival);
        if (known.isPresent()) {
            // One that was recorded and not sent on is due, and the sweep sends it on.
            telemetry.count(Metric.DUPLICATE_EVENTS_DROPPED);
            return known.get();
        }
        return take(refused(arrival, new Beginning(new byte[0], arrival.size(), Map.of()), clock.instant(), problem));
    }

    private Run take(Run run) {
        if (!runs.insert(run)) {
            Run recorded = runs.find(run.intake().fileId(), run.sortKey()).orElseThrow();
            if (recorded.status() != RunStatus.RECEIVED) {
                told.duplicate(recorded);
                return recorded;
            }
            forward(recorded);
            return recorded;
        }
        told.received(run);
        forward(run);
        return run;
    }

    /** An event that comes once more after the object was deleted says nothing new of what was recorded before. */
    private Optional<Run> known(Arrival arrival) {
        return runs.ofFile(Ids.fileId(arrival.bucket(), arrival.key())).stream()
                .filter(known -> known.intake().generation() == arrival.generation())
                .filter(known -> known.intake()
                        .source()
                        .versionKey()
                        .equals(source(arrival, arrival.size(), Optional.empty())
                                .versionKey()))
                .findFirst();
    }

    private static Source source(Arrival arrival, long size, Optional<String> sha256) {
        return new Source(
                arrival.bucket(),
                arrival.key(),
                arrival.versionId(),
                arrival.etag(),
                size,
                Sequencer.padded(arrival.sequencer()),
                sha256);
    }

    /** Sends a recorded run on its way: into its queue, or to where it ends at once. */
    public void forward(Run run) {
        if (mayBeSuperseded(run) && !runs.isNewest(run)) {
            end(run, RunStatus.SUPERSEDED, Problem.of(ReasonCode.SUPERSEDED, "A newer version of the object came."));
        } else if (run.progress().problem().isPresent()) {
            Problem problem = run.progress().problem().get();
            end(run, endOf(problem), problem);
        } else {
            Instant queuedAt = clock.instant();
            queues.send(run.job(queuedAt));
            runs.change(
                    run,
                    now -> now.status() == RunStatus.RECEIVED ? Optional.of(now.queued(queuedAt)) : Optional.empty());
            told.queued(run.queued(queuedAt));
        }
    }

    private static RunStatus endOf(Problem problem) {
        return switch (problem.code()) {
            case SOURCE_GONE -> RunStatus.SOURCE_GONE;
            case SUPERSEDED -> RunStatus.SUPERSEDED;
            default -> RunStatus.QUARANTINED;
        };
    }

    /** Who asks for a version to be processed again means that version. */
    private static boolean mayBeSuperseded(Run run) {
        return switch (run.intake().reason()) {
            case UPLOAD, SWEEP -> true;
            case REPROCESS, REDRIVE -> false;
        };
    }

    /** Recorded before it is told: who hears of it finds it so, and the sweep tells what a crash left untold. */
    private void end(Run run, RunStatus status, Problem problem) {
        Optional<Run> ended = runs.change(
                run,
                now -> now.status() == RunStatus.RECEIVED
                        ? Optional.of(now.ended(status, Optional.of(problem), clock.instant()))
                        : Optional.empty());
        if (ended.isEmpty()) {
            return;
        }
        reports.endedWithoutOutputs(ended.get());
        told.ended(ended.get());
    }

    private Run inspected(Arrival arrival, Beginning beginning, Instant receivedAt) {
        if (beginning.size() == 0) {
            return refused(
                    arrival,
                    beginning,
                    receivedAt,
                    Problem.of(ReasonCode.EMPTY_FILE, "The file is empty: it has 0 bytes."));
        }
        return switch (ContentClassifier.classify(
                beginning.bytes(), beginning.size(), bytes -> files.end(arrival, bytes))) {
            case Known(Format format) -> known(arrival, beginning, format, receivedAt);
            case Unsupported(ReasonCode code, String what) ->
                refused(
                        arrival,
                        beginning,
                        receivedAt,
                        Problem.of(code, "This is %s, which the pipeline does not process.".formatted(what)));
            case Unknown() ->
                refused(
                        arrival,
                        beginning,
                        receivedAt,
                        Problem.of(
                                ReasonCode.TYPE_UNKNOWN,
                                "The content is none of the known documents, pictures, 3D models or videos."));
        };
    }

    private Run known(Arrival arrival, Beginning beginning, Format format, Instant receivedAt) {
        Wishes wishes = Wishes.of(arrival, beginning.metadata(), format.type());
        return switch (wishes.reading()) {
            case OptionReading.Accepted(ProcessingOption option) ->
                Run.received(
                        intake(arrival, beginning, Optional.of(format), wishes, Optional.of(option), receivedAt),
                        Optional.empty(),
                        receivedAt);
            case OptionReading.Refused(Problem problem) ->
                Run.received(
                        intake(arrival, beginning, Optional.of(format), wishes, Optional.empty(), receivedAt),
                        Optional.of(problem),
                        receivedAt);
        };
    }

    private static Problem unread(ReasonCode code, String what) {
        return Problem.of(code, "The object was %s before it could be read.".formatted(what));
    }

    /** What was asked for it stays known: it counts again once the file can be processed. */
    private Run refused(Arrival arrival, Beginning beginning, Instant receivedAt, Problem problem) {
        return Run.received(
                intake(
                        arrival,
                        beginning,
                        Optional.empty(),
                        Wishes.unread(arrival, beginning.metadata(), problem),
                        Optional.empty(),
                        receivedAt),
                Optional.of(problem),
                receivedAt);
    }

    private Intake intake(
            Arrival arrival,
            Beginning beginning,
            Optional<Format> format,
            Wishes wishes,
            Optional<ProcessingOption> option,
            Instant receivedAt) {
        Source source = source(
                arrival,
                beginning.size(),
                Optional.ofNullable(beginning.metadata().get("sha256")));
        String hash = option.map(CanonicalOption::hash)
                .orElseGet(() -> Ids.sha256Hex(wishes.text().orElse("")));
        Optional<FileType> type = format.map(Format::type);
        return new Intake(
                Ids.runId(source, arrival.generation()),
                Ids.fileId(arrival.bucket(), arrival.key()),
                arrival.generation(),
                source,
                Tenant.of(arrival.key()),
                type,
                format.map(Format::wireName),
                format.filter(known -> !known.isCalled(source.extension())).isPresent(),
                wishes.text(),
                option,
                hash,
                wishes.preset(),
                Wishes.priority(beginning.metadata()),
                arrival.reason(),
                arrival.traceId(),
                arrival.uploadedAt(),
                receivedAt,
                arrival.uploadedAt().plus(type.map(promised::get).orElse(Duration.ofMinutes(5))),
                true,
                ContentClassifier.VERSION);
    }
}
