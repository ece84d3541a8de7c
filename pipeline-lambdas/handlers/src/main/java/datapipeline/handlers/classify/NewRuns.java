package datapipeline.handlers.classify;

import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.RunFacts;
import datapipeline.handlers.run.RunState;
import datapipeline.model.FileType;
import datapipeline.model.Format;
import datapipeline.model.Ids;
import datapipeline.model.Problem;
import datapipeline.model.Source;
import datapipeline.model.Tenant;
import datapipeline.model.json.CanonicalOption;
import datapipeline.model.option.ProcessingOption;
import datapipeline.model.run.Priority;
import datapipeline.model.run.RunStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Makes the record of a run from what was found out about an arrival. */
final class NewRuns {
    private final Promises promises;
    private final InstantSource clock;

    NewRuns(Promises promises, InstantSource clock) {
        this.promises = promises;
        this.clock = clock;
    }

    Run toProcess(Arrival arrival, Source source, Format format, Wish.Understood wish, Instant receivedAt) {
        Source declared = new Source(
                source.bucket(),
                source.key(),
                source.versionId(),
                source.etag(),
                source.sizeBytes(),
                source.sequencer(),
                wish.sha256());
        RunFacts facts = facts(
                arrival,
                declared,
                Optional.of(format),
                Optional.of(wish.option()),
                wish.asWritten(),
                CanonicalOption.hash(wish.option()),
                wish.preset(),
                wish.priority(),
                receivedAt);
        return new Run(facts, RunState.received(clock.instant()));
    }

    /** A run that ends where it begins. */
    Run ended(
            Arrival arrival,
            Source source,
            Optional<Format> format,
            Optional<String> asWritten,
            RunStatus end,
            Problem problem,
            Instant receivedAt) {
        RunFacts facts = facts(
                arrival,
                source,
                format,
                Optional.empty(),
                asWritten,
                Ids.sha256Hex("refused " + asWritten.orElse("")),
                Optional.empty(),
                Priority.NORMAL,
                receivedAt);
        return new Run(facts, RunState.endedAtOnce(end, problem, clock.instant()));
    }

    private RunFacts facts(
            Arrival arrival,
            Source source,
            Optional<Format> format,
            Optional<ProcessingOption> option,
            Optional<String> asWritten,
            String optionsHash,
            Optional<String> preset,
            Priority priority,
            Instant receivedAt) {
        Optional<FileType> type = format.map(Format::type);
        return new RunFacts(
                Ids.runId(source, optionsHash, 1),
                Ids.fileId(source.bucket(), source.key()),
                1,
                source,
                Tenant.of(source.key()),
                type,
                format,
                format.filter(known -> !known.isCalled(source.extension())).isPresent(),
                option,
                asWritten,
                optionsHash,
                preset,
                priority,
                arrival.reason(),
                arrival.uploadedAt(),
                receivedAt,
                promises.deadline(arrival.uploadedAt(), type),
                arrival.eventId());
    }
}
