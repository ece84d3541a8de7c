package datapipeline.handlers.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How patient workers are.
 *
 * @param lease how long a claim holds without a heartbeat: after a crash, another worker takes over this much later
 * @param maxAttempts how often processing may go wrong before the run has failed
 * @param maxCutOffs how often something of ours may not answer before the run has failed: so many tries take most of a day,
 *     and are fewer than a message may be received
 * @param largestFile in bytes: a larger one is refused before it is fetched, for the disk has no room for it and for what
 *     is made of it
 */
public record WorkerSettings(Duration lease, int maxAttempts, int maxCutOffs, long largestFile) {
    public WorkerSettings {
        if (lease.compareTo(Duration.ofSeconds(3)) < 0) {
            throw new IllegalArgumentException("a lease of %s could not be renewed in time".formatted(lease));
        }
        if (largestFile < 1) {
            throw new IllegalArgumentException("no file has at most %d bytes".formatted(largestFile));
        }
        if (maxAttempts < 1 || maxCutOffs < 1) {
            throw new IllegalArgumentException("%d attempts are none".formatted(Math.min(maxAttempts, maxCutOffs)));
        }
    }

    /** Half of the disk that temporary files lie on is for the file, the other half for what is made of it. */
    public static WorkerSettings defaults() {
        Path disk = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            return new WorkerSettings(
                    Duration.ofSeconds(60), 5, 32, Files.getFileStore(disk).getTotalSpace() / 2);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell how much room there is in " + disk, e);
        }
    }
}
