package datapipeline.handlers.sweep;

import datapipeline.handlers.run.Metric;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.RunLog;
import datapipeline.handlers.run.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Proves that nothing was lost: every run that came within the last hour has ended or is in the index of runs to look
 * after. A run in neither would never be looked after, and that is worth waking somebody for.
 */
public final class LedgerSweep {
    private static final Duration SPAN = Duration.ofHours(1);

    /** Indexes follow their table with a delay. */
    private static final Duration INDEX_DELAY = Duration.ofMinutes(2);

    private final DueRuns due;
    private final Telemetry telemetry;
    private final InstantSource clock;

    public LedgerSweep(DueRuns due, Telemetry telemetry, InstantSource clock) {
        this.due = due;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    void sweep() {
        Instant until = clock.instant().minus(INDEX_DELAY);
        List<Run> open = due.openReceivedBetween(until.minus(SPAN), until);
        Set<String> lookedAfter = due.everyId();
        List<Run> lost =
                open.stream().filter(run -> !lookedAfter.contains(run.runId())).toList();
        telemetry.measure(Metric.LedgerImbalance, lost.size(), Map.of());
        lost.forEach(
                run -> telemetry.warn("sweep", "a run has neither ended nor is it looked after", RunLog.fields(run)));
    }
}
