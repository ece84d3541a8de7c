package datapipeline.console.files;

import datapipeline.model.FileType;
import datapipeline.model.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A run as one line.
 *
 * @param type absent when nobody could tell
 * @param attempts how many went wrong
 * @param endedAt when it came to its terminal status
 * @param updatedAt when anything of it last changed
 */
public record RunSummary(
        String fileId,
        String runId,
        int generation,
        String key,
        Optional<FileType> type,
        RunStatus status,
        int attempts,
        long sizeBytes,
        Instant uploadedAt,
        Optional<Instant> endedAt,
        Instant updatedAt,
        Optional<String> reasonCode) {

    /** The turnaround time, once there is one. */
    public Optional<Duration> turnaround() {
        return endedAt.map(end -> end.isBefore(uploadedAt) ? Duration.ZERO : Duration.between(uploadedAt, end));
    }

    /** What the uploader called the file. */
    public String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    /** The key up to the name, with its last slash; empty at the top. */
    public String folder() {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }
}
