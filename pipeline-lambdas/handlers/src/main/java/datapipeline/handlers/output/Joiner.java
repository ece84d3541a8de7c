package datapipeline.handlers.output;

import datapipeline.handlers.run.Metric;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.RunEvents;
import datapipeline.handlers.run.RunFacts;
import datapipeline.handlers.run.RunLog;
import datapipeline.handlers.run.Runs;
import datapipeline.handlers.run.Telemetry;
import datapipeline.model.run.RunStatus;
import datapipeline.model.topology.Topology;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Joins the halves of results. Each half is written by itself; whoever finds the pair complete completes the result and
 * tells about it. Everything is safe to do twice, so a crash anywhere is healed by the next word of either half.
 */
final class Joiner {
    private static final int TRIES = 50;

    private final OutputCatalog catalog;
    private final Runs runs;
    private final RunEvents events;
    private final Telemetry telemetry;
    private final InstantSource clock;

    Joiner(OutputCatalog catalog, Runs runs, RunEvents events, Telemetry telemetry, InstantSource clock) {
        this.catalog = catalog;
        this.runs = runs;
        this.events = events;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    void join(Run run, Half half) {
        Result result = written(run, half);
        if (result.completion().isEmpty() || run.state().completedAt().isPresent()) {
            return;
        }
        Completion completion = result.completion().get();
        if (result.stored().isPresent()) {
            catalog.setCurrent(run.facts(), completion.at());
        }
        // The event goes before the mark: a crash in between tells twice, and the other order would tell never.
        events.put(name(completion.status()), detail(run, completion));
        runs.joined(run.key(), completion.status(), completion.at(), Topology.LAMBDA_OUTPUT)
                .ifPresent(joined -> measure(joined, result, completion));
    }

    private Result written(Run run, Half half) {
        for (int i = 0; i < TRIES; i++) {
            Result before = catalog.find(run.facts()).orElseGet(() -> Result.none(run.facts()));
            Result after = before.with(half).completed(run.state(), clock.instant());
            if (after.equals(before) || catalog.store(after, before.revision())) {
                return after;
            }
        }
        throw new IllegalStateException("the result of run %s changed under %d tries to change it; trying again helps"
                .formatted(run.runId(), TRIES));
    }

    private static String name(RunStatus end) {
        return switch (end) {
            case COMPLETED, PARTIAL -> "RunCompleted";
            case FAILED -> "RunFailed";
            case QUARANTINED -> "FileQuarantined";
            case SUPERSEDED -> "RunSuperseded";
            case SOURCE_GONE -> "RunSourceGone";
            case CANCELLED -> "RunCancelled";
            case RECEIVED, QUEUED, PROCESSING, RETRY_WAIT, PROCESSED ->
                throw new IllegalArgumentException("%s is no end".formatted(end));
        };
    }

    private static Map<String, Object> detail(Run run, Completion completion) {
        RunFacts facts = run.facts();
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("schema", "run-event/1");
        detail.put("runId", facts.runId());
        detail.put("fileId", facts.fileId());
        detail.put("generation", facts.generation());
        detail.put("tenant", facts.tenant());
        detail.put("key", facts.source().key());
        facts.fileType().ifPresent(type -> detail.put("fileType", type.wireName()));
        detail.put("status", completion.status().name());
        detail.put("at", completion.at().toString());
        detail.put("tatMs", completion.turnaround().total().toMillis());
        run.state().problem().ifPresent(problem -> {
            detail.put("reasonCode", problem.code().name());
            detail.put("errorMessage", problem.message());
        });
        run.state()
                .commit()
                .ifPresent(commit -> detail.put("manifestKey", commit.manifest().key()));
        return detail;
    }

    private void measure(Run run, Result result, Completion completion) {
        Map<String, String> byType = RunLog.byType(run);
        long tat = completion.turnaround().total().toMillis();
        telemetry.measure(Metric.TurnaroundTime, tat, byType);
        if (result.stored().isPresent()) {
            telemetry.measure(
                    Metric.OutputJoinWait, completion.turnaround().joinWait().toMillis(), byType);
            telemetry.count(
                    completion.status() == RunStatus.PARTIAL ? Metric.RunsPartial : Metric.RunsCompleted, byType);
        }
        if (completion.at().isAfter(run.facts().slaDeadline())
                && run.facts().fileType().isPresent()) {
            telemetry.count(Metric.SlaBreached, byType);
        }
        telemetry.info("output", "joined: " + completion.status().inWords(), RunLog.with(run, "tatMs", tat));
    }
}
