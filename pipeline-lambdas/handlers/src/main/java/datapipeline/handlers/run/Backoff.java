package datapipeline.handlers.run;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: longer each time, and never the same for two runs. */
public final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final RandomGenerator random;

    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** @param failures so far, 1 at least */
    Duration after(int failures) {
        long full = FIRST.toMillis() << Math.min(failures - 1, 16);
        return jittered(Duration.ofMillis(Math.min(full, LONGEST.toMillis())));
    }

    /** Between half and all of it, at least a second. */
    Duration jittered(Duration full) {
        long millis = Math.min(Math.max(full.toMillis(), 1000), LONGEST.toMillis());
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    }
}
