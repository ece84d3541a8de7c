package datapipeline.handlers.output;

import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.RunFields;
import datapipeline.handlers.telemetry.Measures;
import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.metric.Breakdown;
import datapipeline.model.metric.Dimension;
import datapipeline.model.metric.Metric;
import datapipeline.model.run.RunStatus;
import datapipeline.model.run.Turnaround;
import java.time.Instant;

/** What is told of the end of a run: once for each, in one line, whatever the end. */
record EndTelemetry(Telemetry telemetry) {

    void ended(Run run, Turnaround turnaround) {
        Instant end = run.intake().uploadedAt().plus(turnaround.total());
        telemetry.measure(counted(run)
                .about("runId", run.runId())
                .about("tenant", run.intake().tenant())
                .add(Metric.INGEST_WAIT, turnaround.ingestWait().toMillis())
                .add(Metric.CLASSIFY_DURATION, turnaround.classify().toMillis())
                .add(Metric.QUEUE_WAIT, turnaround.queueWait().toMillis())
                .add(Metric.PROCESS_DURATION, turnaround.process().toMillis())
                .add(Metric.OUTPUT_JOIN_WAIT, turnaround.joinWait().toMillis())
                .add(Metric.TURNAROUND_TIME, turnaround.total().toMillis())
                .add(Metric.SLA_BREACHED, end.isAfter(run.intake().slaDeadline()) ? 1 : 0)
                .add(Metric.COST_MICRO_USD, run.progress().costMicroUsd()));
        telemetry.info(
                "joined: " + run.status().inWords(),
                RunFields.of(run)
                        .with("tatMs", turnaround.total())
                        .with("durationMs", turnaround.process())
                        .with("queueWaitMs", turnaround.queueWait())
                        .map());
    }

    private static Measures counted(Run run) {
        Metric metric = metric(run.status());
        Measures measures =
                Measures.empty().by(Dimension.FILE_TYPE, RunFields.family(run)).count(metric);
        return metric.breakdown() == Breakdown.BY_REASON
                ? measures.by(
                        Dimension.REASON_CODE,
                        run.progress().problem().orElseThrow().code().name())
                : measures;
    }

    private static Metric metric(RunStatus end) {
        return switch (end) {
            case COMPLETED -> Metric.RUNS_COMPLETED;
            case PARTIAL -> Metric.RUNS_PARTIAL;
            case FAILED -> Metric.RUNS_FAILED;
            case QUARANTINED -> Metric.RUNS_QUARANTINED;
            case SUPERSEDED -> Metric.RUNS_SUPERSEDED;
            case SOURCE_GONE -> Metric.RUNS_SOURCE_GONE;
            case CANCELLED -> Metric.RUNS_CANCELLED;
            case RECEIVED, QUEUED, PROCESSING, RETRY_WAIT, PROCESSED ->
                throw new IllegalArgumentException(end + " is no end");
        };
    }
}
