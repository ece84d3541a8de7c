package datapipeline.handlers.run;

import datapipeline.handlers.run.Run.Intake;
import datapipeline.handlers.run.Run.Progress;
import datapipeline.model.FileType;
import datapipeline.model.Problem;
import datapipeline.model.option.ProcessingOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What every log line about a run says of it. */
public final class RunFields {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    private RunFields(Run run) {
        Intake intake = run.intake();
        with("runId", run.runId()).with("fileId", intake.fileId()).with("generation", intake.generation());
        with("tenant", intake.tenant()).with("traceId", intake.traceId());
        with("fileType", family(run)).with("format", intake.format());
        with("op", intake.option().map(RunFields::operations));
        with("optionsHash", intake.optionsHash()).with("preset", intake.preset());
        with("bucket", intake.source().bucket()).with("key", intake.source().key());
        with("versionId", intake.source().versionId());
        with("sequencer", intake.source().sequencer());
        with("sizeBytes", intake.source().sizeBytes());
        progress(run.progress());
    }

    public static RunFields of(Run run) {
        return new RunFields(run);
    }

    private void progress(Progress progress) {
        with("attempt", progress.attempts() + 1).with("fence", progress.fence());
        with("status", progress.status().name());
        problem(progress)
                .ifPresent(
                        problem -> with("reasonCode", problem.code().name()).with("errorMessage", problem.message()));
        with("externalJobId", progress.externalJobs().values().stream().min(String::compareTo));
        with("costMicroUsd", progress.costMicroUsd());
    }

    /** What went wrong in an attempt that another made good is no reason of anything. */
    private static Optional<Problem> problem(Progress progress) {
        return switch (progress.status()) {
            case RECEIVED, RETRY_WAIT, FAILED, QUARANTINED, SUPERSEDED, SOURCE_GONE, CANCELLED -> progress.problem();
            case QUEUED, PROCESSING, PROCESSED, COMPLETED, PARTIAL -> Optional.empty();
        };
    }

    /** The family's name, or {@code UNKNOWN}: so a metric is told apart. */
    public static String family(Run run) {
        return run.intake().fileType().map(FileType::wireName).orElse("UNKNOWN");
    }

    private static String operations(ProcessingOption option) {
        return option.steps().stream().map(step -> step.operation().wireName()).collect(Collectors.joining(","));
    }

    /** What the line is about besides; an absent value leaves the field as it is. */
    public RunFields with(String field, Object value) {
        Object known = value instanceof Optional<?> maybe ? maybe.orElse(null) : value;
        if (known != null) {
            fields.put(field, known instanceof Duration time ? time.toMillis() : known);
        }
        return this;
    }

    public Map<String, Object> map() {
        return fields;
    }
}
