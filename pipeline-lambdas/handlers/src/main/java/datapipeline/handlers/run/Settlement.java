package datapipeline.handlers.run;

import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.run.EngineKind;
import datapipeline.model.run.RunStatus;
import datapipeline.model.run.StepReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an attempt's result means for its run and for its message. */
final class Settlement {
    private final Runs runs;
    private final Committer committer;
    private final Announcer announcer;
    private final Visibility visibility;
    private final Telemetry telemetry;
    private final WorkSettings settings;
    private final Backoff backoff;

    Settlement(
            Runs runs,
            Committer committer,
            Announcer announcer,
            Visibility visibility,
            Telemetry telemetry,
            WorkSettings settings,
            Backoff backoff) {
        this.runs = runs;
        this.committer = committer;
        this.announcer = announcer;
        this.visibility = visibility;
        this.telemetry = telemetry;
        this.settings = settings;
        this.backoff = backoff;
    }

    Answer settle(Run mine, Delivery delivery, AttemptResult result, String actor) {
        return switch (result) {
            case AttemptResult.Made made -> {
                committer.commit(mine, made, actor);
                yield Answer.DONE;
            }
            case AttemptResult.Hopeless(RunStatus end, Problem problem, List<StepReport> steps) ->
                end(mine, end, problem, steps, actor);
            case AttemptResult.Throttled(Duration after) -> throttled(mine, delivery, after, actor);
            case AttemptResult.Broken(Problem problem) -> broken(mine, delivery, problem, actor);
        };
    }

    Answer cancelled(Run mine, String actor) {
        Problem why = Problem.of(ReasonCode.CANCELLED, "This run was cancelled while it was being processed.");
        return end(mine, RunStatus.CANCELLED, why, List.of(), actor);
    }

    private Answer end(Run mine, RunStatus end, Problem problem, List<StepReport> steps, String actor) {
        Optional<Run> ended = runs.end(mine, end, problem, actor);
        if (ended.isEmpty()) {
            committer.lost(mine);
        } else {
            committer.discard(mine);
            announcer.announce(ended.get(), steps, EngineKind.LAMBDA);
        }
        return Answer.DONE;
    }

    private Answer throttled(Run mine, Delivery delivery, Duration after, String actor) {
        telemetry.count(Metric.EngineThrottled, RunLog.byType(mine));
        Duration delay = backoff.jittered(after);
        committer.discard(mine);
        runs.retryAfterThrottling(mine, delay, actor);
        return later(delivery, delay);
    }

    private Answer broken(Run mine, Delivery delivery, Problem problem, String actor) {
        int failures = mine.state().attempts() + 1;
        telemetry.warn(
                "work",
                "attempt %d of %d failed: %s".formatted(failures, settings.maxAttempts(), problem.message()),
                RunLog.with(mine, "retryable", failures < settings.maxAttempts()));
        if (failures >= settings.maxAttempts()) {
            return end(mine, RunStatus.FAILED, problem, List.of(), actor);
        }
        Duration delay = backoff.after(failures);
        committer.discard(mine);
        runs.retryAfterFailure(mine, problem, delay, actor);
        return later(delivery, delay);
    }

    private Answer later(Delivery delivery, Duration delay) {
        visibility.hide(delivery, delay);
        return Answer.KEPT;
    }
}
