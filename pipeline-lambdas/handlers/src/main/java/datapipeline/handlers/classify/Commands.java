package datapipeline.handlers.classify;

import datapipeline.handlers.classify.Arrival.Wish;
import datapipeline.handlers.run.Reports;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.RunTelemetry;
import datapipeline.handlers.run.Runs;
import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.Source;
import datapipeline.model.run.RunReason;
import datapipeline.model.run.RunStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What operators ask for: process a file again, or stop a run. */
public final class Commands {
    private final Runs runs;
    private final Classify classify;
    private final Reports reports;
    private final InstantSource clock;
    private final RunTelemetry told;

    public Commands(Runs runs, Classify classify, Reports reports, InstantSource clock, Telemetry telemetry) {
        this.runs = runs;
        this.classify = classify;
        this.reports = reports;
        this.clock = clock;
        this.told = new RunTelemetry(telemetry);
    }

    /**
     * Processes the version of a run again, as the next generation of its file.
     *
     * @param commandId the same command delivered twice has the same, and makes one generation
     * @param option what to do; absent, the same as the run did
     */
    public void reprocess(String commandId, String fileId, String runId, Optional<String> option) {
        Optional<Run> taken = Optional.empty();
        while (taken.filter(run -> isOf(run, commandId)).isEmpty()) {
            List<Run> all = runs.ofFile(fileId);
            if (all.stream().anyMatch(run -> isOf(run, commandId))) {
                return;
            }
            // Where another command was faster with this generation, the next one is tried.
            taken = reprocess(commandId, all, find(all, fileId, runId), option);
        }
    }

    private static boolean isOf(Run run, String commandId) {
        return run.intake().traceId().equals(commandId);
    }

    private Optional<Run> reprocess(String commandId, List<Run> all, Run base, Optional<String> option) {
        int generation = 1
                + all.stream().mapToInt(run -> run.intake().generation()).max().orElse(0);
        Source source = base.intake().source();
        return classify.accept(new Arrival(
                source.bucket(),
                source.key(),
                source.versionId(),
                source.etag(),
                source.sizeBytes(),
                source.sequencer(),
                clock.instant(),
                RunReason.REPROCESS,
                generation,
                option.map(text -> new Wish(text, Optional.empty())).or(() -> asBefore(base)),
                commandId));
    }

    /**
     * The run's own option, which need not be its uploader's, nor what the uploader's preset stands for today. Where nobody
     * could say what to do with the file, the uploader is asked once more.
     */
    private static Optional<Wish> asBefore(Run base) {
        boolean unknownPreset = base.progress()
                .problem()
                .filter(problem -> problem.code() == ReasonCode.PRESET_UNKNOWN)
                .isPresent();
        return unknownPreset
                ? Optional.empty()
                : base.intake()
                        .optionAsWritten()
                        .map(text -> new Wish(text, base.intake().preset()));
    }

    /**
     * Stops a run: at once while it waits, at its worker's next heartbeat while it is processed, and
     * by the worker that looks after its external jobs while others do the work.
     */
    public void cancel(String fileId, String runId) {
        Run seen = find(runs.ofFile(fileId), fileId, runId);
        Problem problem = Problem.of(ReasonCode.CANCELLED, "Cancelled on request.");
        runs.change(seen, run -> switch (run.status()) {
                    case RETRY_WAIT ->
                        Optional.of(
                                run.progress().externalJobs().isEmpty()
                                        ? run.ended(RunStatus.CANCELLED, Optional.of(problem), clock.instant())
                                        : run.cancelRequested(clock.instant()));
                    case RECEIVED, QUEUED ->
                        Optional.of(run.ended(RunStatus.CANCELLED, Optional.of(problem), clock.instant()));
                    case PROCESSING -> Optional.of(run.cancelRequested(clock.instant()));
                    case PROCESSED, COMPLETED, PARTIAL, FAILED, QUARANTINED, SUPERSEDED, SOURCE_GONE, CANCELLED ->
                        Optional.empty();
                })
                .filter(run -> run.status() == RunStatus.CANCELLED)
                .ifPresent(run -> {
                    reports.endedWithoutOutputs(run);
                    told.ended(run);
                });
    }

    private static Run find(List<Run> all, String fileId, String runId) {
        return all.stream()
                .filter(run -> run.runId().equals(runId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("file %s has no run %s".formatted(fileId, runId)));
    }
}
