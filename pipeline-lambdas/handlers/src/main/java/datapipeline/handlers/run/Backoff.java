package datapipeline.handlers.run;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next try: twice as long each time, and not all at the same moment. */
public final class Backoff {
    /** Longer than this nobody waits who has a hope; SQS could hide a message for 12 hours. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    private static final int DOUBLINGS = 10;

    private Backoff() {}

    /** @param before how many tries went before */
    public static Duration after(Duration first, int before) {
        return after(first, before, LONGEST);
    }

    static Duration after(Duration first, int before, Duration longest) {
        Duration full = first.multipliedBy(1L << Math.min(before, DOUBLINGS));
        Duration capped = full.compareTo(longest) > 0 ? longest : full;
        return capped.minusMillis(ThreadLocalRandom.current().nextLong(capped.toMillis() / 4 + 1));
    }
}
