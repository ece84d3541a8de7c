package datapipeline.console.overview;

import datapipeline.model.FileType;
import datapipeline.model.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Runs, counted at one moment.
 *
 * @param at when
 * @param running every run that has not ended
 * @param allRunning false: there are more than are listed
 * @param ended how many came to each terminal status since {@code day}
 * @param turnarounds of the newest completed runs, by family
 * @param day the beginning of the UTC day
 */
public record Census(
        Instant at,
        List<Running> running,
        boolean allRunning,
        List<Ended> ended,
        List<Turnarounds> turnarounds,
        Instant day) {

    /** A run that has not ended, and since when it is where it is. */
    public record Running(Optional<FileType> type, RunStatus status, Instant since) {}

    /**
     * How many runs of a family came to a status.
     *
     * @param exact false: counting stopped there
     */
    public record Ended(Optional<FileType> type, RunStatus status, long count, boolean exact) {}

    /**
     * How long the newest completed runs of a family took.
     *
     * @param since when the earliest of them ended
     */
    public record Turnarounds(FileType type, List<Duration> times, Optional<Instant> since) {
        public Turnarounds {
            times = times.stream().sorted().toList();
        }

        /** The nearest-rank percentile: a time that a run really took. */
        Optional<Duration> percentile(int percent) {
            return times.isEmpty()
                    ? Optional.empty()
                    : Optional.of(times.get(Math.max(0, Math.ceilDiv(times.size() * percent, 100) - 1)));
        }
    }

    public Census {
        running = List.copyOf(running);
        ended = List.copyOf(ended);
        turnarounds = List.copyOf(turnarounds);
    }
}
