package datapipeline.handlers.run;

import datapipeline.handlers.telemetry.Measures;
import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.Problem;
import datapipeline.model.metric.Dimension;
import datapipeline.model.metric.Metric;
import datapipeline.model.run.Manifest;
import datapipeline.model.run.OutputObject;
import datapipeline.model.run.RunStatus;
import datapipeline.model.run.StepReport;
import java.time.Duration;

/** What is told of a run on its way: a log line for each happening, and what is measured of it. */
public final class RunTelemetry {
    private final Telemetry telemetry;

    public RunTelemetry(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    /** It is recorded for the first time. */
    public void received(Run run) {
        Measures measures = of(run).count(Metric.FILES_RECEIVED)
                .add(Metric.BYTES_IN, run.intake().source().sizeBytes());
        if (run.intake().fileType().isPresent()) {
            measures.count(Metric.FILES_CLASSIFIED);
        }
        if (run.intake().extensionMismatch()) {
            measures.count(Metric.EXTENSION_MISMATCH);
        }
        telemetry.measure(measures);
    }

    /** Its job is in the queue. */
    public void queued(Run run) {
        telemetry.info("queued", RunFields.of(run).map());
    }

    /** An event or a message told of what was done before. */
    public void duplicate(Run run) {
        telemetry.count(Metric.DUPLICATE_EVENTS_DROPPED);
        telemetry.info("told of before, dropped", RunFields.of(run).map());
    }

    /** It ended with nothing to show. */
    public void ended(Run run) {
        Problem problem = run.progress().problem().orElseThrow();
        if (run.status() == RunStatus.QUARANTINED) {
            telemetry.measure(
                    of(run).by(Dimension.REASON_CODE, problem.code().name()).count(Metric.FILES_QUARANTINED));
        }
        telemetry.info(
                "ended without outputs: " + run.status().inWords(),
                RunFields.of(run).with("durationMs", run.progress().worked()).map());
    }

    void started(Run claim) {
        telemetry.measure(of(claim).count(Metric.ATTEMPTS));
        telemetry.info("attempt begun", RunFields.of(claim).map());
    }

    void committed(Run run, Manifest manifest) {
        long bytes =
                manifest.outputs().stream().mapToLong(OutputObject::sizeBytes).sum();
        telemetry.measure(of(run).add(Metric.BYTES_OUT, bytes));
        manifest.steps().forEach(step -> measure(run, step));
        telemetry.info(
                "committed",
                RunFields.of(run)
                        .with("durationMs", manifest.processDuration())
                        .with("queueWaitMs", manifest.queueWait())
                        .with("bytesOut", bytes)
                        .with("costMicroUsd", manifest.cost().flatMap(cost -> cost.microUsd()))
                        .map());
    }

    private void measure(Run run, StepReport step) {
        telemetry.measure(of(run).by(Dimension.OP, step.op()).add(Metric.STEP_DURATION, step.durationMs()));
        step.units()
                .forEach((unit, amount) -> telemetry.measure(of(run).by(Dimension.OP, step.op())
                        .by(Dimension.ENGINE_UNIT, unit)
                        .add(Metric.ENGINE_UNITS, amount)));
    }

    /** It came to nothing, and of what. */
    void failed(Run claim, Attempt.Failed failed) {
        telemetry.measure(
                switch (failed.cause()) {
                    case ENGINE ->
                        of(claim)
                                .by(
                                        Dimension.REASON_CODE,
                                        failed.problem().code().name())
                                .count(Metric.ATTEMPTS_FAILED);
                    case THROTTLE -> of(claim).count(Metric.ENGINE_THROTTLED);
                    case OURS -> of(claim).count(Metric.ATTEMPTS_CUT_OFF);
                });
    }

    /** Another attempt comes later. */
    void again(Run claim, Attempt.Failed failed, Duration delay) {
        telemetry.warn(
                "the attempt failed, another comes in %d s".formatted(delay.toSeconds()),
                RunFields.of(claim)
                        .with("status", RunStatus.RETRY_WAIT.name())
                        .with("prevStatus", claim.status().name())
                        .with("reasonCode", failed.problem().code().name())
                        .with("errorMessage", failed.problem().message())
                        .with("retryable", true)
                        .with("throttled", failed.cause() == Attempt.Cause.THROTTLE)
                        .map());
    }

    void parked(Run claim, Duration pause) {
        telemetry.measure(of(claim).count(Metric.RUNS_PARKED));
        telemetry.info(
                "others are at work for it; somebody asks again in %d s".formatted(pause.toSeconds()),
                RunFields.of(claim).map());
    }

    /** It worked for nothing: another holds the run. */
    public void fenced(Run run) {
        telemetry.measure(of(run).count(Metric.FENCED_ATTEMPTS));
        telemetry.warn(
                "another attempt holds the run; this one's result is dropped",
                RunFields.of(run).map());
    }

    void cutOff(Run claim, RuntimeException thrown) {
        telemetry.warn(
                "the attempt was cut off",
                RunFields.of(claim).with("retryable", true).map(),
                thrown);
    }

    private static Measures of(Run run) {
        return Measures.empty()
                .by(Dimension.FILE_TYPE, RunFields.family(run))
                .about("runId", run.runId())
                .about("tenant", run.intake().tenant());
    }
}
