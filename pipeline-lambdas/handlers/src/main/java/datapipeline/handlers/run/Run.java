package datapipeline.handlers.run;

import datapipeline.model.FileType;
import datapipeline.model.Problem;
import datapipeline.model.Source;
import datapipeline.model.option.ProcessingOption;
import datapipeline.model.run.Job;
import datapipeline.model.run.Priority;
import datapipeline.model.run.RunReason;
import datapipeline.model.run.RunStatus;
import datapipeline.model.run.WorkDone;
import datapipeline.model.table.InputTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One run as it is recorded: what was decided when the file came, and how far it has got. Changing it makes a new one;
 * {@link RunStore#replace} takes that only if nobody else was faster, so every rule is a plain method here.
 */
public record Run(Intake intake, Progress progress) {

    /**
     * What never changes.
     *
     * @param optionAsWritten what the uploader wrote, kept also when it was refused
     * @param option absent when it was refused
     * @param counted whether the ledger counts it; runs from before there was a ledger are not
     * @param classifierVersion which version of the rules told its type
     */
    public record Intake(
            String runId,
            String fileId,
            int generation,
            Source source,
            String tenant,
            Optional<FileType> fileType,
            Optional<String> format,
            boolean extensionMismatch,
            Optional<String> optionAsWritten,
            Optional<ProcessingOption> option,
            String optionsHash,
            Optional<String> preset,
            Priority priority,
            RunReason reason,
            String traceId,
            Instant uploadedAt,
            Instant receivedAt,
            Instant slaDeadline,
            boolean counted,
            int classifierVersion) {}

    /**
     * What changes.
     *
     * @param revision counts the changes
     * @param fence of the last claim; 0 before the first
     * @param leaseUntil until when the claim holds unless it is renewed; a claim without was let go by whoever stopped
     *     its worker
     * @param leaseOwner whose claim the last one is
     * @param attempts how often processing went wrong
     * @param throttles how often an engine asked for patience
     * @param cutOffs how often something of ours did not answer
     * @param takeovers how often a worker's lease ran out while it worked
     * @param problem what went wrong last
     * @param claimedAt when the last claim began
     * @param worked how long workers had it before that claim, and with it once that has ended
     * @param costMicroUsd what it would cost at list price, once it has ended; absent when not known
     * @param externalJobs ids of the jobs that others do for it, by step
     * @param done how far the worker has got, while one is at it and tells
     * @param retryAt before which no worker may take it, while it waits for its next attempt
     * @param dueAt when somebody should look after the run; absent when it has ended and that was announced
     */
    public record Progress(
            RunStatus status,
            long revision,
            long fence,
            Optional<Instant> leaseUntil,
            Optional<String> leaseOwner,
            int attempts,
            int throttles,
            int cutOffs,
            int takeovers,
            boolean cancelRequested,
            Optional<Problem> problem,
            Map<String, String> externalJobs,
            Optional<Instant> queuedAt,
            Optional<Instant> startedAt,
            Optional<Instant> committedAt,
            Optional<Instant> endedAt,
            Optional<String> manifestKey,
            Optional<String> manifestSha256,
            Optional<WorkDone> done,
            Optional<Instant> retryAt,
            Optional<Instant> dueAt,
            Optional<Instant> claimedAt,
            Duration worked,
            Optional<Long> costMicroUsd,
            Instant updatedAt) {
        public Progress {
            externalJobs = Map.copyOf(externalJobs);
        }
    }

    /** How long a run may stay in a status before the sweep looks after it. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** In a queue, as long as a backlog is likely to last; and the longest that the sweep ever waits to look again. */
    private static final Duration QUEUE_PATIENCE = Duration.ofHours(12);

    /** A run that was just recorded; with a problem it will be quarantined. */
    public static Run received(Intake intake, Optional<Problem> problem, Instant now) {
        return new Run(
                intake,
                new Progress(
                        RunStatus.RECEIVED,
                        0,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        0,
                        0,
                        0,
                        false,
                        problem,
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(now.plus(PATIENCE)),
                        Optional.empty(),
                        Duration.ZERO,
                        Optional.empty(),
                        now));
    }

    public String runId() {
        return intake.runId;
    }

    public RunStatus status() {
        return progress.status;
    }

    /** Where it lies among the runs of its file. */
    public String sortKey() {
        return InputTable.runKey(intake.source.versionKey(), intake.generation);
    }

    /** Its job is in the queue. */
    public Run queued(Instant now) {
        return change(now)
                .status(RunStatus.QUEUED)
                .queuedAt(now)
                .due(now.plus(QUEUE_PATIENCE))
                .make();
    }

    /**
     * Whether a worker may take it: nobody works on it, or who did has let the lease run out. A run that waits for its next
     * attempt is nobody's until then, whoever sent its job once more; to be cancelled it need not wait.
     */
    public boolean claimable(Instant now) {
        return switch (progress.status) {
            case RECEIVED, QUEUED -> true;
            case RETRY_WAIT -> progress.cancelRequested || waits(now).isZero();
            case PROCESSING -> progress.leaseUntil.map(now::isAfter).orElse(true);
            case PROCESSED, COMPLETED, PARTIAL, FAILED, QUARANTINED, SUPERSEDED, SOURCE_GONE, CANCELLED -> false;
        };
    }

    /** How long nobody may take it because its next attempt comes later. */
    Duration waits(Instant now) {
        return progress.retryAt
                .filter(now::isBefore)
                .map(at -> Duration.between(now, at))
                .orElse(Duration.ZERO);
    }

    /**
     * A worker takes it: from now on only who holds this fence can commit. Who takes it from a worker that died counts
     * that; who comes back to jobs that others do goes on with the attempt that started them.
     *
     * @param owner a name of this claim alone
     */
    public Run claimed(Instant now, Duration lease, String owner) {
        Change change = change(now)
                .status(RunStatus.PROCESSING)
                .claimed(owner)
                .lease(now.plus(lease))
                .queuedAt(now)
                .due(now.plus(lease).plus(PATIENCE));
        if (progress.status == RunStatus.PROCESSING && progress.leaseUntil.isPresent()) {
            change.takenOver();
        }
        if (progress.externalJobs.isEmpty() || progress.startedAt.isEmpty()) {
            change.startedAt(now);
        }
        return change.make();
    }

    /** A job elsewhere was started for a step. */
    public Run withExternalJob(Instant now, String step, String id) {
        return change(now).externalJob(step, id).make();
    }

    /** Others are at work; somebody looks after it when the pause is over, and no worker is held meanwhile. */
    public Run parked(Instant now, Duration pause) {
        return change(now).status(RunStatus.RETRY_WAIT).due(now.plus(pause)).make();
    }

    /** Whether this claim is still the one that counts. */
    public boolean heldBy(long fence) {
        return progress.status == RunStatus.PROCESSING && progress.fence == fence;
    }

    /** Whether it is this claim, whatever its fence, under which it is worked on. */
    boolean claimedBy(String owner) {
        return progress.status == RunStatus.PROCESSING && progress.leaseOwner.equals(Optional.of(owner));
    }

    /** The worker still works, and has got so far. */
    public Run renewed(Instant now, Duration lease, Optional<WorkDone> done) {
        return change(now)
                .done(done)
                .lease(now.plus(lease))
                .due(now.plus(lease).plus(PATIENCE))
                .make();
    }

    /** The outputs are there and count; what an earlier attempt met is history. */
    public Run committed(Instant now, String manifestKey, String manifestSha256) {
        return change(now)
                .status(RunStatus.PROCESSED)
                .committedAt(now)
                .manifest(manifestKey, manifestSha256)
                .noProblem()
                .due(now.plus(PATIENCE))
                .make();
    }

    /** The attempt came to nothing, and another comes later. */
    Run retrying(Instant now, Duration delay, Problem problem, Attempt.Cause cause) {
        Change change = change(now)
                .status(RunStatus.RETRY_WAIT)
                .tried(cause)
                .problem(problem)
                .retryAt(now.plus(delay))
                .due(now.plus(delay).plus(PATIENCE));
        return cause == Attempt.Cause.ENGINE ? change.noExternalJobs().make() : change.make();
    }

    /** Its worker was stopped and will not go on: whoever comes next may have it at once. */
    public Run givenBack(Instant now) {
        return change(now).status(RunStatus.RETRY_WAIT).due(now.plus(PATIENCE)).make();
    }

    /** Its manifest was never written, so it must be processed again. */
    public Run uncommitted(Instant now) {
        return change(now).status(RunStatus.RETRY_WAIT).due(now.plus(PATIENCE)).make();
    }

    /**
     * It has ended without outputs; a worker that is still at it can no longer commit. It stays due until the end was
     * announced, so that a crash in between leaves nobody uninformed.
     */
    public Run ended(RunStatus terminal, Optional<Problem> problem, Instant now) {
        Change change = change(now)
                .status(terminal)
                .fence(progress.fence + 1)
                .endedAt(now)
                .due(now.plus(PATIENCE));
        problem.ifPresent(change::problem);
        return change.make();
    }

    /** How long workers have had it by now. */
    Duration workedBy(Instant now) {
        return new Change(this, now).worked();
    }

    /** Its result is joined; like every end, it stays due until it was announced. */
    public Run joined(RunStatus terminal, Instant now, Optional<Long> costMicroUsd) {
        return change(now)
                .status(terminal)
                .endedAt(now)
                .cost(costMicroUsd)
                .due(now.plus(PATIENCE))
                .make();
    }

    /** Its end was announced: nothing is left to do for it. */
    public Run settled(Instant now, Optional<Long> costMicroUsd) {
        return change(now).notDue().cost(costMicroUsd).make();
    }

    /** Whether it has ended and that was announced. */
    public boolean isSettled() {
        return progress.status.terminal() && progress.dueAt.isEmpty();
    }

    /** Whether the attempt with this fence committed it, and that still counts. */
    public boolean committedWith(long fence) {
        return switch (progress.status) {
            case PROCESSED, COMPLETED, PARTIAL -> progress.fence == fence;
            case RECEIVED, QUEUED, PROCESSING, RETRY_WAIT, FAILED, QUARANTINED, SUPERSEDED, SOURCE_GONE, CANCELLED ->
                false;
        };
    }

    /** Somebody asked to stop it; a parked run is woken for that. */
    public Run cancelRequested(Instant now) {
        Change change = change(now).cancel();
        return progress.status == RunStatus.RETRY_WAIT ? change.due(now).make() : change.make();
    }

    /**
     * The sweep did something about it, and looks again when twice the time has passed in which nothing happened: what it
     * sent may lie in a queue that is hours long, and would be sent once more at every look.
     */
    public Run lookedAfter(Instant now) {
        Duration quiet = Duration.between(progress.updatedAt, now).multipliedBy(2);
        Duration patience = quiet.compareTo(PATIENCE) < 0 ? PATIENCE : quiet;
        return change(now)
                .due(now.plus(patience.compareTo(QUEUE_PATIENCE) > 0 ? QUEUE_PATIENCE : patience))
                .make();
    }

    /** The message for the worker. */
    public Job job(Instant queuedAt) {
        return new Job(
                Job.SCHEMA,
                intake.runId,
                intake.fileId,
                intake.generation,
                intake.fileType.orElseThrow(),
                intake.format.orElseThrow(),
                intake.source,
                intake.option.orElseThrow(),
                intake.optionsHash,
                intake.preset,
                intake.priority,
                intake.tenant,
                intake.uploadedAt,
                queuedAt,
                intake.slaDeadline,
                intake.reason,
                intake.traceId);
    }

    private Change change(Instant now) {
        return new Change(this, now);
    }
}
