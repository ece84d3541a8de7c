package datapipeline.handlers.run;

import datapipeline.model.Problem;
import datapipeline.model.run.EngineKind;
import datapipeline.model.run.Outcome;
import datapipeline.model.run.ProcessingInfo;
import datapipeline.model.run.ProcessingInfo.ManifestRef;
import datapipeline.model.run.RunStatus;
import datapipeline.model.run.StepReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells on SNS_NOTIF how a run ended. A run says enough about itself to be announced again by the sweep, so a crash
 * between the record and the message loses nothing.
 */
public final class Announcer {
    private final Notifications notifications;
    private final Telemetry telemetry;

    public Announcer(Notifications notifications, Telemetry telemetry) {
        this.notifications = notifications;
        this.telemetry = telemetry;
    }

    /** Announces an end without outputs. */
    public void ended(Run run) {
        announce(run, List.of(), EngineKind.LAMBDA);
    }

    void announce(Run run, List<StepReport> steps, EngineKind engine) {
        notifications.publish(info(run, steps, engine));
        RunStatus status = run.status();
        String text = "run is %s".formatted(status.inWords());
        if (status == RunStatus.FAILED || status == RunStatus.QUARANTINED) {
            telemetry.warn("end", text, RunLog.fields(run));
        } else {
            telemetry.info("end", text, RunLog.fields(run));
        }
        metric(status).ifPresent(metric -> telemetry.count(metric, dimensions(run)));
    }

    private static Map<String, String> dimensions(Run run) {
        return switch (run.status()) {
            case FAILED, QUARANTINED -> RunLog.byReason(run);
            case RECEIVED,
                    QUEUED,
                    PROCESSING,
                    RETRY_WAIT,
                    PROCESSED,
                    COMPLETED,
                    PARTIAL,
                    SUPERSEDED,
                    SOURCE_GONE,
                    CANCELLED -> RunLog.byType(run);
        };
    }

    private static Optional<Metric> metric(RunStatus status) {
        return switch (status) {
            case FAILED -> Optional.of(Metric.RunsFailed);
            case QUARANTINED -> Optional.of(Metric.FilesQuarantined);
            case SUPERSEDED -> Optional.of(Metric.RunsSuperseded);
            case SOURCE_GONE -> Optional.of(Metric.RunsSourceGone);
            case CANCELLED -> Optional.of(Metric.RunsCancelled);
            case RECEIVED, QUEUED, PROCESSING, RETRY_WAIT, PROCESSED, COMPLETED, PARTIAL -> Optional.empty();
        };
    }

    /** The message about a run that is committed or has ended. */
    public static ProcessingInfo info(Run run, List<StepReport> steps, EngineKind engine) {
        RunFacts facts = run.facts();
        RunState state = run.state();
        Instant finished = state.committedAt().or(state::endedAt).orElse(state.updatedAt());
        Instant started = state.startedAt().orElse(finished);
        Optional<ManifestRef> manifest = state.commit().map(Commit::manifest);
        return new ProcessingInfo(
                ProcessingInfo.SCHEMA,
                facts.runId(),
                facts.fileId(),
                facts.generation(),
                Math.max(1, state.fence()),
                state.attempts() + 1,
                outcome(run),
                facts.fileType(),
                facts.tenant(),
                state.commit().map(Commit::processDuration).orElseGet(() -> millis(started, finished)),
                state.commit()
                        .map(Commit::queueWait)
                        .orElseGet(() -> millis(state.queuedAt().orElse(started), started)),
                started,
                finished,
                manifest,
                steps,
                engine,
                Optional.empty(),
                Optional.empty(),
                state.problem().map(problem -> problem.code().name()),
                state.problem().map(Problem::message),
                facts.traceId());
    }

    /** @throws IllegalStateException for a run that has not come to an outcome */
    public static Outcome outcome(Run run) {
        return switch (run.status()) {
            case PROCESSED, COMPLETED, PARTIAL ->
                run.state().commit().map(Commit::outcome).orElseThrow(() -> none(run));
            case FAILED -> Outcome.FAILED;
            case QUARANTINED -> Outcome.QUARANTINED;
            case SUPERSEDED -> Outcome.SUPERSEDED;
            case SOURCE_GONE -> Outcome.SOURCE_GONE;
            case CANCELLED -> Outcome.CANCELLED;
            case RECEIVED, QUEUED, PROCESSING, RETRY_WAIT -> throw none(run);
        };
    }

    private static IllegalStateException none(Run run) {
        return new IllegalStateException("run %s is %s and has no outcome".formatted(run.runId(), run.status()));
    }

    private static long millis(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis());
    }
}
