package datapipeline.handlers.run;

import datapipeline.model.FileType;
import datapipeline.model.Format;
import datapipeline.model.Source;
import datapipeline.model.option.ProcessingOption;
import datapipeline.model.run.Job;
import datapipeline.model.run.Priority;
import datapipeline.model.run.RunReason;
import java.time.Instant;
import java.util.Optional;

/**
 * What never changes about a run: which bytes, what was asked for, and why there is a run.
 *
 * @param fileType absent when nobody could tell
 * @param option absent when it was refused
 * @param optionAsWritten as the uploader wrote it; absent when nothing was asked for
 * @param uploadedAt when S3 says the object came, in whole seconds
 * @param receivedAt when the classifier saw the event
 */
public record RunFacts(
        String runId,
        String fileId,
        int generation,
        Source source,
        String tenant,
        Optional<FileType> fileType,
        Optional<Format> format,
        boolean extensionMismatch,
        Optional<ProcessingOption> option,
        Optional<String> optionAsWritten,
        String optionsHash,
        Optional<String> preset,
        Priority priority,
        RunReason reason,
        Instant uploadedAt,
        Instant receivedAt,
        Instant slaDeadline,
        String traceId) {

    public RunKey key() {
        return RunKey.of(source, optionsHash, generation);
    }

    /** @throws IllegalStateException for a run that was never to be worked on */
    public Job job(Instant queuedAt) {
        return new Job(
                Job.SCHEMA,
                runId,
                fileId,
                generation,
                fileType.orElseThrow(this::notWorkable),
                format.orElseThrow(this::notWorkable).wireName(),
                source,
                option.orElseThrow(this::notWorkable),
                optionsHash,
                preset,
                priority,
                tenant,
                uploadedAt,
                queuedAt,
                slaDeadline,
                reason,
                traceId);
    }

    private IllegalStateException notWorkable() {
        return new IllegalStateException(
                "run %s has no format or no option, so there is no job for it".formatted(runId));
    }
}
