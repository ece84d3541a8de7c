package datapipeline.handlers.output;

import datapipeline.handlers.output.Results.Moments;
import datapipeline.handlers.output.Results.Pair;
import datapipeline.handlers.run.Runs;
import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.run.RunStatus;
import datapipeline.model.run.Turnaround;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * LAMBDA_OUTPUT's work: joins the two halves of a result in any order and any number of times. Each half is written on
 * its own, and whoever finds the pair complete completes the run; nobody waits for anybody.
 */
public final class Join {
    private final Results results;
    private final Runs runs;
    private final Announcements announcements;
    private final InstantSource clock;
    private final Telemetry telemetry;

    public Join(Results results, Runs runs, Announcements announcements, InstantSource clock, Telemetry telemetry) {
        this.results = results;
        this.runs = runs;
        this.announcements = announcements;
        this.clock = clock;
        this.telemetry = telemetry;
    }

    public void hear(Half half) {
        Optional<Moments> moments = results.momentsOf(half);
        if (moments.isEmpty()) {
            telemetry.count("ForeignOutputsIgnored");
            return;
        }
        Instant now = clock.instant();
        Pair pair = results.write(half, now);
        RunStatus end = endOf(half);
        if (pair.complete() || isWhole(half)) {
            complete(half, moments.get(), end, now);
        }
    }

    /** A run that ended without outputs has only one half. */
    private static boolean isWhole(Half half) {
        return half instanceof Half.Told told && !told.info().outcome().hasOutputs();
    }

    private static RunStatus endOf(Half half) {
        return switch (half) {
            case Half.Written written -> written.manifest().outcome().ends();
            case Half.Told told -> told.info().outcome().ends();
        };
    }

    private void complete(Half half, Moments moments, RunStatus end, Instant now) {
        Turnaround turnaround = Turnaround.of(
                moments.uploadedAt(),
                moments.receivedAt(),
                moments.queuedAt(),
                moments.startedAt(),
                moments.committedAt(),
                now);
        Instant completedAt = results.complete(half, end, turnaround, now);
        runs.change(
                moments.fileId(),
                moments.sortKey(),
                run -> run.status() == RunStatus.PROCESSED
                        ? Optional.of(run.joined(end, completedAt))
                        : Optional.empty());
        String runId = runIdOf(half);
        String tenant = switch (half) {
            case Half.Written written -> written.manifest().tenant();
            case Half.Told told -> told.info().tenant();
        };
        String type = switch (half) {
            case Half.Written written -> written.manifest().fileType().wireName();
            case Half.Told told -> told.info().fileType().map(t -> t.wireName()).orElse("UNKNOWN");
        };
        announcements.ended(runId, moments.fileId(), tenant, type, end);
        telemetry.millis("TurnaroundTime", turnaround.total().toMillis(), type);
        telemetry.info(
                "joined: " + end.inWords(),
                Map.of(
                        "runId",
                        runId,
                        "status",
                        end.name(),
                        "tatMs",
                        turnaround.total().toMillis()));
    }

    private static String runIdOf(Half half) {
        return switch (half) {
            case Half.Written written -> written.manifest().runId();
            case Half.Told told -> told.info().runId();
        };
    }
}
