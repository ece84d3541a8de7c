package datapipeline.handlers.run;

import java.time.Duration;

/**
 * How patient workers are.
 *
 * @param lease how long a claim holds without a heartbeat
 * @param maxAttempts after how many failed attempts a run has failed
 * @param stepLimit how long one step may take
 */
public record WorkSettings(Duration lease, int maxAttempts, Duration stepLimit) {
    public static final WorkSettings DEFAULTS = new WorkSettings(Duration.ofSeconds(60), 5, Duration.ofMinutes(12));

    public WorkSettings {
        if (lease.compareTo(Duration.ofSeconds(1)) < 0 || maxAttempts < 1 || !stepLimit.isPositive()) {
            throw new IllegalArgumentException(
                    "a lease of %s, %d attempts and a step limit of %s are not all at least 1 s, 1 and above zero"
                            .formatted(lease, maxAttempts, stepLimit));
        }
    }

    /** How often a worker says that it is alive. */
    Duration heartbeat() {
        return lease.dividedBy(3);
    }
}
