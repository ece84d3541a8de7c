package datapipeline.handlers.run;

import java.time.Duration;

/**
 * How patient workers are.
 *
 * @param lease how long a claim holds without a heartbeat: after a crash, another worker takes over this much later
 * @param maxAttempts how often processing may go wrong before the run has failed
 */
public record WorkerSettings(Duration lease, int maxAttempts) {
    public WorkerSettings {
        if (lease.compareTo(Duration.ofSeconds(3)) < 0) {
            throw new IllegalArgumentException("a lease of %s could not be renewed in time".formatted(lease));
        }
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("%d attempts are none".formatted(maxAttempts));
        }
    }

    public static WorkerSettings defaults() {
        return new WorkerSettings(Duration.ofSeconds(60), 5);
    }
}
