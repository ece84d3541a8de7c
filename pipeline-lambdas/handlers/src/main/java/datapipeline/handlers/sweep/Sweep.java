package datapipeline.handlers.sweep;

import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.Runs;
import datapipeline.handlers.telemetry.Telemetry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * LAMBDA_SWEEP's work: every run that has not ended has a moment when somebody should look after it, and this is who
 * does. Whatever it does is safe to do although nothing was wrong.
 */
public final class Sweep {
    /** Finds the runs whose moment has come. */
    public interface DueRuns {
        /** Those that wait longest first, read as they are asked for; of the others, no more than this. */
        Stream<Run> dueBefore(Instant moment, int most);
    }

    /** More than these are left to the next sweep, a minute later: whoever takes on all may not finish. */
    static final int MOST = 1_000;

    /** What can be done for a run. */
    public interface Remedies {
        /** Sends a run that was recorded, and perhaps never sent. */
        void forward(Run run);

        /** Sends the job of a run again. */
        void resend(Run run);

        /**
         * Joins the result of a run from its manifest.
         *
         * @return false when the manifest is not there
         */
        boolean join(Run run);

        /** Tells SNS_NOTIF once more how a run ended that made no outputs. */
        void tell(Run run);

        /** Announces once more the end of a run whose result is joined. */
        void announce(Run run);
    }

    private final DueRuns due;
    private final Remedies remedies;
    private final Runs runs;
    private final InstantSource clock;
    private final Telemetry telemetry;

    public Sweep(DueRuns due, Remedies remedies, Runs runs, InstantSource clock, Telemetry telemetry) {
        this.due = due;
        this.remedies = remedies;
        this.runs = runs;
        this.clock = clock;
        this.telemetry = telemetry;
    }

    /** Looks after runs that are due; one that cannot be helped does not keep the others from it, now or the next time. */
    public void sweep() {
        try (Stream<Run> overdue = due.dueBefore(clock.instant(), MOST)) {
            overdue.forEach(this::tryToHelp);
        }
    }

    private void tryToHelp(Run run) {
        try {
            help(run);
        } catch (RuntimeException e) {
            unhelped(run, e);
        }
    }

    private void unhelped(Run run, RuntimeException e) {
        telemetry.warn(
                "a run could not be helped",
                Map.of("runId", run.runId(), "status", run.status().name(), "errorMessage", "" + e.getMessage()));
        try {
            lookAgainLater(run);
        } catch (RuntimeException another) {
            telemetry.warn("nor could it be put off", Map.of("runId", run.runId()), another);
        }
    }

    private void lookAgainLater(Run run) {
        runs.change(run, now -> now.isSettled() ? Optional.empty() : Optional.of(now.lookedAfter(clock.instant())));
    }

    private void help(Run run) {
        telemetry.info(
                "overdue", Map.of("runId", run.runId(), "status", run.status().name()));
        switch (run.status()) {
            case RECEIVED -> remedies.forward(run);
            case QUEUED, RETRY_WAIT, PROCESSING -> resend(run);
            case PROCESSED -> {
                if (!remedies.join(run)) {
                    makeAgain(run);
                }
            }
            case COMPLETED, PARTIAL -> remedies.announce(run);
            case FAILED, QUARANTINED, SUPERSEDED, SOURCE_GONE, CANCELLED -> tellAgain(run);
        }
    }

    private void resend(Run run) {
        remedies.resend(run);
        runs.change(
                run, now -> now.status().terminal() ? Optional.empty() : Optional.of(now.lookedAfter(clock.instant())));
        telemetry.count("SweepRequeued");
    }

    /** It ended, and nobody heard of it: whoever ended it was cut off before it told, or the notice was lost. */
    private void tellAgain(Run run) {
        remedies.tell(run);
        lookAgainLater(run);
        telemetry.count("SweepRepublished");
    }

    /** Committed, and then cut off before the manifest was written: only another attempt can list the outputs. */
    private void makeAgain(Run run) {
        runs.change(
                        run,
                        now -> now.status() == run.status()
                                ? Optional.of(now.uncommitted(clock.instant()))
                                : Optional.empty())
                .ifPresent(remedies::resend);
    }
}
