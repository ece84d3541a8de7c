package datapipeline.handlers.classify;

import datapipeline.handlers.run.Intake;
import datapipeline.handlers.run.Metric;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.RunFacts;
import datapipeline.handlers.run.RunLog;
import datapipeline.handlers.run.RunState;
import datapipeline.handlers.run.Runs;
import datapipeline.handlers.run.Telemetry;
import datapipeline.model.FileType;
import datapipeline.model.Format;
import datapipeline.model.Ids;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.Source;
import datapipeline.model.json.CanonicalOption;
import datapipeline.model.option.OptionReader;
import datapipeline.model.option.OptionReading;
import datapipeline.model.option.Preset;
import datapipeline.model.option.Presets;
import datapipeline.model.option.ProcessingOption;
import datapipeline.model.run.RunReason;
import datapipeline.model.run.RunStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes new generations of runs. */
public final class Reprocessor {
    private static final String ACTOR = "operator";
    private static final int TRIES = 20;

    private final Runs runs;
    private final Intake intake;
    private final Telemetry telemetry;
    private final InstantSource clock;
    private final Promises promises;
    private final SourceObjects objects;

    public Reprocessor(
            Runs runs,
            Intake intake,
            Telemetry telemetry,
            InstantSource clock,
            Promises promises,
            SourceObjects objects) {
        this.runs = runs;
        this.intake = intake;
        this.telemetry = telemetry;
        this.clock = clock;
        this.promises = promises;
        this.objects = objects;
    }

    /**
     * Processes a version again, once however often the command is delivered.
     *
     * @throws IllegalArgumentException when the file or the run is not known
     */
    public void reprocess(ReprocessRequest request) {
        for (int i = 0; i < TRIES; i++) {
            List<Run> known = runs.ofFile(request.fileId());
            if (known.stream()
                    .anyMatch(run ->
                            run.facts().traceId().equals(request.commandId()) && run.status() != RunStatus.RECEIVED)) {
                telemetry.count(Metric.DuplicateEventsDropped, Map.of());
                return;
            }
            Run next = next(request, known);
            if (intake.admit(next, ACTOR) != Intake.Admission.DUPLICATE) {
                telemetry.info(
                        "reprocess", "made generation %d".formatted(next.facts().generation()), RunLog.fields(next));
                return;
            }
        }
        throw new IllegalStateException(
                "file %s got new generations faster than this one could be recorded; trying again helps"
                        .formatted(request.fileId()));
    }

    private Run next(ReprocessRequest request, List<Run> known) {
        Run base = base(request, known);
        int generation = known.stream()
                        .filter(run -> !run.facts().traceId().equals(request.commandId()))
                        .mapToInt(run -> run.facts().generation())
                        .max()
                        .orElse(0)
                + 1;
        Optional<Format> format = base.facts().format().or(() -> lookAgain(base));
        return request.option()
                .or(() -> base.facts().option().isPresent()
                        ? Optional.empty()
                        : base.facts().optionAsWritten())
                .map(text -> reread(request, base, generation, format, text))
                .orElseGet(() -> same(request, base, generation, format));
    }

    private static Run base(ReprocessRequest request, List<Run> known) {
        return known.stream()
                .filter(run -> request.runId().map(run.runId()::equals).orElse(true))
                .filter(run -> request.runId().isPresent()
                        || request.generation()
                                .map(wanted -> wanted == run.facts().generation())
                                .orElse(true))
                .max(Comparator.comparing((Run run) -> run.facts().source().sequencer())
                        .thenComparing(run -> run.facts().generation()))
                .orElseThrow(() -> new IllegalArgumentException("there is no run %s of file %s to process again"
                        .formatted(request.runId().orElse("at all"), request.fileId())));
    }

    /** A file that nobody could tell is asked again: the classifier may have learnt something since. */
    private Optional<Format> lookAgain(Run base) {
        Source source = base.facts().source();
        Arrival arrival = new Arrival(
                source.bucket(),
                source.key(),
                source.versionId(),
                source.etag(),
                source.sizeBytes(),
                source.sequencer(),
                base.facts().uploadedAt(),
                RunReason.REPROCESS,
                base.facts().traceId());
        return switch (objects.look(arrival, ContentClassifier.HEAD_BYTES)) {
            case SourceObjects.Look.Found found ->
                ContentClassifier.classify(found.head(), found.sizeBytes(), found.tail())
                                instanceof Classified.Known(Format format)
                        ? Optional.of(format)
                        : Optional.empty();
            case SourceObjects.Look.Gone() -> Optional.empty();
            case SourceObjects.Look.Overwritten() -> Optional.empty();
        };
    }

    private Run reread(ReprocessRequest request, Run base, int generation, Optional<Format> format, String text) {
        if (format.isEmpty()) {
            return same(request, base, generation, format);
        }
        return switch (OptionReader.read(text, format.get().type())) {
            case OptionReading.Accepted(ProcessingOption option) ->
                received(request, base, generation, format, option, Optional.of(text), Optional.empty());
            case OptionReading.Refused(Problem problem) ->
                ended(request, base, generation, format, Optional.of(text), problem);
        };
    }

    private Run same(ReprocessRequest request, Run base, int generation, Optional<Format> format) {
        RunFacts facts = base.facts();
        if (format.isEmpty()) {
            Problem unknown = base.state()
                    .problem()
                    .orElseGet(() -> Problem.of(
                            ReasonCode.TYPE_UNKNOWN,
                            "The content of \"%s\" is of no known format."
                                    .formatted(facts.source().fileName())));
            return ended(request, base, generation, format, facts.optionAsWritten(), unknown);
        }
        if (facts.option().isPresent()) {
            return received(
                    request, base, generation, format, facts.option().get(), facts.optionAsWritten(), facts.preset());
        }
        Preset standard = Presets.defaultOf(format.get().type());
        return switch (OptionReader.read(standard.text(), format.get().type())) {
            case OptionReading.Accepted(ProcessingOption option) ->
                received(
                        request, base, generation, format, option, Optional.empty(), Optional.of(standard.reference()));
            case OptionReading.Refused(Problem problem) ->
                throw new IllegalStateException(
                        "preset %s is broken: %s".formatted(standard.reference(), problem.message()));
        };
    }

    private Run received(
            ReprocessRequest request,
            Run base,
            int generation,
            Optional<Format> format,
            ProcessingOption option,
            Optional<String> written,
            Optional<String> preset) {
        Instant now = clock.instant();
        String hash = CanonicalOption.hash(option);
        return new Run(
                facts(request, base, generation, format, Optional.of(option), written, hash, preset, now),
                RunState.received(now));
    }

    private Run ended(
            ReprocessRequest request,
            Run base,
            int generation,
            Optional<Format> format,
            Optional<String> written,
            Problem problem) {
        Instant now = clock.instant();
        String hash = Ids.sha256Hex("refused " + written.orElse(""));
        return new Run(
                facts(request, base, generation, format, Optional.empty(), written, hash, Optional.empty(), now),
                RunState.quarantined(problem, now));
    }

    /** The turnaround of a new generation begins with the command, not with the upload of long ago. */
    private RunFacts facts(
            ReprocessRequest request,
            Run base,
            int generation,
            Optional<Format> format,
            Optional<ProcessingOption> option,
            Optional<String> written,
            String hash,
            Optional<String> preset,
            Instant now) {
        RunFacts facts = base.facts();
        Optional<FileType> type = format.map(Format::type);
        return new RunFacts(
                Ids.runId(facts.source(), hash, generation),
                facts.fileId(),
                generation,
                facts.source(),
                facts.tenant(),
                type,
                format,
                facts.extensionMismatch(),
                option,
                written,
                hash,
                preset,
                facts.priority(),
                request.reason(),
                now,
                now,
                promises.deadline(now, type),
                request.commandId());
    }
}
