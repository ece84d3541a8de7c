package datapipeline.handlers.classify;

import datapipeline.model.run.RunReason;
import java.time.Instant;
import java.util.Optional;

/**
 * An object came, or is to be processed again.
 *
 * @param size in bytes, as the event says
 * @param sequencer as S3 wrote it
 * @param generation 1 for an upload
 * @param wish what an operator asks for instead of what the uploader did
 */
public record Arrival(
        String bucket,
        String key,
        Optional<String> versionId,
        String etag,
        long size,
        String sequencer,
        Instant uploadedAt,
        RunReason reason,
        int generation,
        Optional<Wish> wish,
        String traceId) {

    /**
     * What is to be done.
     *
     * @param option as it was written
     * @param preset the preset version that it is the text of, where it is that of one
     */
    public record Wish(String option, Optional<String> preset) {}
}
