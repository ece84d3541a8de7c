package datapipeline.handlers.run;

import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.run.RunReason;
import datapipeline.model.run.RunStatus;
import java.util.Optional;

/** Takes a run in: recorded before its job is sent, so that a crash in between leaves something to find. */
public final class Intake {
    /** What became of a run that was brought. */
    public enum Admission {
        ADMITTED,
        /** It was recorded before, but its job was not known to be sent; now it is. */
        RESENT,
        DUPLICATE,
        SUPERSEDED,
        ENDED
    }

    private final Runs runs;
    private final JobQueue queue;
    private final Announcer announcer;

    public Intake(Runs runs, JobQueue queue, Announcer announcer) {
        this.runs = runs;
        this.queue = queue;
        this.announcer = announcer;
    }

    /** Takes in a run to be worked on, or one that has ended at once. */
    public Admission admit(Run brought, String actor) {
        boolean fresh = runs.record(brought, actor);
        Run run = fresh ? brought : runs.find(brought.key()).orElse(brought);
        if (!fresh && run.status() != RunStatus.RECEIVED) {
            return Admission.DUPLICATE;
        }
        runs.raiseHead(run);
        if (run.status().terminal()) {
            announcer.ended(run);
            return Admission.ENDED;
        }
        if (supersededIfOld(run, actor)) {
            return Admission.SUPERSEDED;
        }
        send(run, actor);
        return fresh ? Admission.ADMITTED : Admission.RESENT;
    }

    /** Sends the job, again or for the first time; the claim makes sure that it is done once. */
    public void send(Run run, String actor) {
        queue.send(run.facts().job(run.state().queuedAt().orElse(run.state().updatedAt())));
        runs.queued(run.key(), actor);
    }

    /** Ends a run whose object a newer version has replaced, unless an operator asked for this very version. */
    boolean supersededIfOld(Run run, String actor) {
        boolean asked =
                run.facts().reason() == RunReason.REPROCESS || run.facts().reason() == RunReason.REDRIVE;
        boolean old = !asked
                && runs.head(run.facts().fileId())
                        .filter(head -> head.latestSequencer()
                                        .compareTo(run.facts().source().sequencer())
                                > 0)
                        .isPresent();
        if (!old) {
            return false;
        }
        Problem why = Problem.of(
                ReasonCode.SUPERSEDED,
                "A newer version of \"%s\" came before this one was processed."
                        .formatted(run.facts().source().key()));
        Optional<Run> ended = runs.endIdle(run.key(), RunStatus.SUPERSEDED, why, actor);
        ended.ifPresent(announcer::ended);
        return ended.isPresent();
    }

    /** Cancels a run at once when nobody works on it, and through its worker's heartbeat otherwise. */
    public boolean cancel(Run run, String actor) {
        Problem why = Problem.of(ReasonCode.CANCELLED, "This run was cancelled by request.");
        Optional<Run> ended = runs.endIdle(run.key(), RunStatus.CANCELLED, why, actor);
        ended.ifPresent(announcer::ended);
        return ended.isPresent() || runs.askToCancel(run.key(), actor).isPresent();
    }
}
