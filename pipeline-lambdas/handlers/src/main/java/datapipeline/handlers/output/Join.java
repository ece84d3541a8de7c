package datapipeline.handlers.output;

import datapipeline.handlers.output.Results.Pair;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.RunFields;
import datapipeline.handlers.run.RunTelemetry;
import datapipeline.handlers.run.Runs;
import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.metric.Metric;
import datapipeline.model.run.RunStatus;
import datapipeline.model.run.Turnaround;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * LAMBDA_OUTPUT's work: joins the two halves of a result in any order and any number of times. Each half is written on
 * its own, and whoever finds the pair complete completes the run; nobody waits for anybody.
 *
 * <p>A run stays due until its end was announced. So a half that comes once more after that is dropped without a word,
 * and a crash before it is healed: by the same half when its queue delivers it again, or by the sweep.
 */
public final class Join {
    private final Results results;
    private final Runs runs;
    private final Announcements announcements;
    private final InstantSource clock;
    private final Telemetry telemetry;
    private final RunTelemetry told;
    private final EndTelemetry ends;

    public Join(Results results, Runs runs, Announcements announcements, InstantSource clock, Telemetry telemetry) {
        this.results = results;
        this.runs = runs;
        this.announcements = announcements;
        this.clock = clock;
        this.telemetry = telemetry;
        this.told = new RunTelemetry(telemetry);
        this.ends = new EndTelemetry(telemetry);
    }

    public void hear(Half half) {
        Optional<Run> run = runs.named(half.fileId(), half.runId());
        if (run.isEmpty()) {
            telemetry.count(Metric.FOREIGN_OUTPUTS_IGNORED);
            telemetry.info(
                    "half of a result of a run nobody knows", Map.of("runId", half.runId(), "fileId", half.fileId()));
        } else if (run.get().isSettled()) {
            told.duplicate(run.get());
        } else if (!half.isOf(run.get())) {
            told.fenced(run.get());
        } else {
            join(run.get(), half);
        }
    }

    /**
     * Makes a result once more from its manifest, for a run whose end was announced long ago too: then nothing is
     * announced again.
     *
     * @return false when the halves are of an attempt that does not count
     */
    public boolean rebuild(Run run, Half.Written written, Half.Told told) {
        if (!written.isOf(run)) {
            return false;
        }
        if (run.isSettled()) {
            Instant end = run.progress().endedAt().orElse(run.progress().updatedAt());
            results.write(run, written, end);
            results.write(run, told, end);
            results.complete(run, run.status(), turnaround(run, end), end);
        } else {
            hear(written);
            hear(told);
        }
        return true;
    }

    private void join(Run run, Half half) {
        Instant now = clock.instant();
        Optional<Pair> pair = results.write(run, half, now);
        if (pair.isEmpty()) {
            told.fenced(run);
            return;
        }
        // A run that ended without outputs has only one half.
        if (pair.get().complete() || !half.outcome().hasOutputs()) {
            RunStatus end = half.outcome().ends();
            Instant completedAt = results.complete(run, end, turnaround(run, now), now);
            Run ended = runs.change(
                            run,
                            current -> current.status() == RunStatus.PROCESSED
                                    ? Optional.of(current.joined(end, completedAt, half.costMicroUsd()))
                                    : Optional.empty())
                    .orElse(run);
            announce(ended, end, turnaround(run, completedAt), half.costMicroUsd());
        }
    }

    /** Announces the end of a run whose result is joined, in case a crash kept it from being announced. */
    public void announce(Run run) {
        Instant end = run.progress().endedAt().orElse(run.progress().updatedAt());
        announce(run, run.status(), turnaround(run, end), Optional.empty());
    }

    /** Announced before it is noted: a crash in between announces it once more, and never leaves it unannounced. */
    private void announce(Run run, RunStatus end, Turnaround turnaround, Optional<Long> costMicroUsd) {
        announcements.ended(run.runId(), run.intake().fileId(), run.intake().tenant(), RunFields.family(run), end);
        runs.change(
                        run,
                        current -> current.status() == end && !current.isSettled()
                                ? Optional.of(current.settled(clock.instant(), costMicroUsd))
                                : Optional.empty())
                .ifPresent(settled -> ends.ended(settled, turnaround));
    }

    /** A run that never got so far spent no time there: a stage that was not reached begins and ends with its neighbour. */
    private static Turnaround turnaround(Run run, Instant completedAt) {
        Instant received = run.intake().receivedAt();
        Instant end =
                run.progress().committedAt().or(() -> run.progress().endedAt()).orElse(completedAt);
        Instant started = run.progress().startedAt().orElse(end);
        Instant queued =
                run.progress().queuedAt().or(() -> run.progress().startedAt()).orElse(end);
        return Turnaround.of(run.intake().uploadedAt(), received, queued, started, end, completedAt);
    }
}
