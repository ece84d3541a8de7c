package datapipeline.handlers.sweep;

import datapipeline.handlers.run.Committer;
import datapipeline.handlers.run.Intake;
import datapipeline.handlers.run.Metric;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.RunLog;
import datapipeline.handlers.run.Telemetry;
import java.time.InstantSource;
import java.util.Optional;

/** Looks after every run that is overdue: sends its job again, or has its result joined. */
public final class DueSweep {
    private static final String ACTOR = "sweep";
    private static final int MOST = 500;

    private final DueRuns due;
    private final Intake intake;
    private final Committer committer;
    private final LostResults results;
    private final Telemetry telemetry;
    private final InstantSource clock;

    public DueSweep(
            DueRuns due,
            Intake intake,
            Committer committer,
            LostResults results,
            Telemetry telemetry,
            InstantSource clock) {
        this.due = due;
        this.intake = intake;
        this.committer = committer;
        this.results = results;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    /** One run that cannot be helped does not keep the others from being helped. */
    void sweep() {
        for (Run run : due.before(clock.instant(), MOST)) {
            try {
                help(run);
            } catch (RuntimeException e) {
                telemetry.error(
                        "sweep", "cannot help an overdue run; the next sweep tries again", RunLog.fields(run), e);
            }
        }
    }

    private void help(Run run) {
        atRisk(run);
        switch (run.status()) {
            case RECEIVED, QUEUED, RETRY_WAIT -> resend(run);
            case PROCESSING -> {
                if (!run.state().heldAt(clock.instant())) {
                    resend(run);
                }
            }
            case PROCESSED -> rejoin(run, Optional.of(committer.republish(run)));
            case COMPLETED, PARTIAL, FAILED, QUARANTINED, SUPERSEDED, SOURCE_GONE, CANCELLED -> {
                if (run.state().completedAt().isEmpty()) {
                    rejoin(run, run.state().commit().map(commit -> committer.republish(run)));
                }
            }
        }
    }

    private void resend(Run run) {
        intake.send(run, ACTOR);
        telemetry.count(Metric.SweepRequeued, RunLog.byType(run));
        telemetry.warn("sweep", "sent the job of an overdue run again", RunLog.fields(run));
    }

    private void rejoin(Run run, Optional<String> manifest) {
        results.join(run, manifest);
        telemetry.count(Metric.SweepRepublished, RunLog.byType(run));
        telemetry.warn("sweep", "joined a result whose halves were lost", RunLog.fields(run));
    }

    private void atRisk(Run run) {
        if (!run.status().terminal() && clock.instant().isAfter(run.facts().slaDeadline())) {
            telemetry.count(Metric.SlaAtRisk, RunLog.byType(run));
        }
    }
}
