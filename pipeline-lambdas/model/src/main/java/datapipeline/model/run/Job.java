package datapipeline.model.run;

import datapipeline.model.FileType;
import datapipeline.model.Source;
import datapipeline.model.option.ProcessingOption;
import java.time.Instant;
import java.util.Optional;

/**
 * What lies in SQS_DOCUMENT, SQS_PICTURE, SQS_3D_FILE and SQS_VIDEO: everything a worker needs to know of a run.
 *
 * @param schema {@value #SCHEMA}
 * @param generation 1 for an upload, one more for each reprocessing
 * @param format the wire name of a {@link datapipeline.model.Format}
 * @param optionsHash of the canonical option
 * @param preset the preset version that was asked for, such as {@code web-images@1}
 * @param uploadedAt when S3 says the object came; S3 counts whole seconds
 * @param slaDeadline when the turnaround time promised for this type of file ends
 * @param traceId follows the run through all logs
 */
public record Job(
        String schema,
        String runId,
        String fileId,
        int generation,
        FileType fileType,
        String format,
        Source source,
        ProcessingOption processingOption,
        String optionsHash,
        Optional<String> preset,
        Priority priority,
        String tenant,
        Instant uploadedAt,
        Instant queuedAt,
        Instant slaDeadline,
        RunReason reason,
        String traceId) {
    public static final String SCHEMA = "job/1";
}
