package datapipeline.local.cloudwatch.metric;

import java.time.Duration;
import java.time.Instant;

/**
 * A time, cut into periods that begin at multiples of their length.
 *
 * @param from in milliseconds since 1970, the beginning of a period
 * @param to in milliseconds since 1970; not part of it
 */
record Span(long from, long to, long periodMillis) {
    private static final long MOST_PERIODS = 100_800;

    Span {
        if (periodMillis <= 0 || (to - from) / periodMillis > MOST_PERIODS) {
            throw CloudWatchErrors.invalid(
                    "You have requested more than %d datapoints: ask for a shorter time or a longer period."
                            .formatted(MOST_PERIODS));
        }
    }

    /** @param seconds the length of a period: 1, 5, 10, 20, 30 or a multiple of 60 */
    static Span of(Instant from, Instant to, int seconds) {
        if (seconds < 1
                || seconds % 60 != 0
                        && seconds != 1
                        && seconds != 5
                        && seconds != 10
                        && seconds != 20
                        && seconds != 30) {
            throw CloudWatchErrors.invalid("Period must be 1, 5, 10, 20, 30 or a multiple of 60, not " + seconds);
        }
        if (!from.isBefore(to)) {
            throw CloudWatchErrors.combination("The parameter StartTime must be less than the parameter EndTime.");
        }
        long millis = Duration.ofSeconds(seconds).toMillis();
        return new Span(Math.floorDiv(from.toEpochMilli(), millis) * millis, to.toEpochMilli(), millis);
    }
}
