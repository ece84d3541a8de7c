package datapipeline.handlers.run;

import datapipeline.model.Ids;
import datapipeline.model.OutputLayout;
import datapipeline.model.json.Json;
import datapipeline.model.run.Manifest;
import datapipeline.model.run.OutputObject;
import datapipeline.model.run.ProcessingInfo.ManifestRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Ends a successful attempt: the pending manifest, the commit, then the manifest and the message. The pending one lets
 * the sweep finish what a crash after the commit leaves; without the commit it means nothing.
 */
public final class Committer {
    private static final String PENDING = "_pending.json";

    private final Runs runs;
    private final Outputs outputs;
    private final Announcer announcer;
    private final Telemetry telemetry;
    private final InstantSource clock;
    private final Release release;

    public Committer(
            Runs runs,
            Outputs outputs,
            Announcer announcer,
            Telemetry telemetry,
            InstantSource clock,
            Release release) {
        this.runs = runs;
        this.outputs = outputs;
        this.announcer = announcer;
        this.telemetry = telemetry;
        this.clock = clock;
        this.release = release;
    }

    /** @return false when the fence has moved on: another attempt owns the run, and these outputs are removed */
    boolean commit(Run mine, AttemptResult.Made made, String actor) {
        Manifest manifest = manifest(mine, made, clock.instant());
        String json = Json.write(manifest);
        outputs.putOnce(mine.attemptPrefix() + PENDING, json);
        String key = OutputLayout.manifestKey(mine.attemptPrefix());
        ManifestRef ref = new ManifestRef(outputs.bucket(), key, Ids.sha256Hex(json));
        Commit commit = new Commit(ref, made.outcome(), manifest.processDuration(), manifest.queueWait());
        Optional<Run> committed = runs.commit(mine, commit, manifest.committedAt(), actor);
        if (committed.isEmpty()) {
            lost(mine);
            return false;
        }
        outputs.putOnce(key, json);
        announcer.announce(committed.get(), made.steps(), made.engine());
        measure(committed.get(), manifest);
        return true;
    }

    /** An attempt that may not finish takes along what it wrote. */
    void lost(Run mine) {
        telemetry.count(Metric.FencedAttempts, RunLog.byType(mine));
        telemetry.warn(
                "work", "another attempt owns the run by now; this one's outputs are removed", RunLog.fields(mine));
        discard(mine);
    }

    /** Removes what an attempt wrote that comes to nothing. */
    void discard(Run mine) {
        outputs.deleteAll(mine.attemptPrefix());
    }

    /**
     * Puts the manifest of a committed run where a crash prevented it.
     *
     * @return the manifest's text
     * @throws IllegalStateException when the attempt's pending manifest is gone too
     */
    public String republish(Run committed) {
        String key = committed.state().commit().orElseThrow().manifest().key();
        return outputs.read(key).orElseGet(() -> {
            String prefix = key.substring(0, key.length() - Manifest.NAME.length());
            String json = outputs.read(prefix + PENDING)
                    .orElseThrow(() -> new IllegalStateException(
                            "run %s is committed, but neither its manifest nor the pending one is in %s under %s; process the file again"
                                    .formatted(committed.runId(), outputs.bucket(), prefix)));
            outputs.putOnce(key, json);
            return json;
        });
    }

    private Manifest manifest(Run mine, AttemptResult.Made made, Instant at) {
        RunFacts facts = mine.facts();
        Instant started = mine.state().startedAt().orElse(at);
        return new Manifest(
                Manifest.SCHEMA,
                facts.runId(),
                facts.fileId(),
                facts.generation(),
                mine.state().fence(),
                facts.tenant(),
                facts.fileType().orElseThrow(),
                made.outcome(),
                facts.source(),
                facts.option().orElseThrow(),
                facts.optionsHash(),
                made.outputs(),
                made.steps(),
                release.with(made.tools()),
                millis(started, at),
                millis(mine.state().queuedAt().orElse(started), started),
                at);
    }

    private void measure(Run committed, Manifest manifest) {
        telemetry.measure(Metric.ProcessDuration, manifest.processDuration(), RunLog.byType(committed));
        telemetry.measure(Metric.QueueWait, manifest.queueWait(), RunLog.byType(committed));
        long bytes =
                manifest.outputs().stream().mapToLong(OutputObject::sizeBytes).sum();
        telemetry.measure(Metric.BytesOut, bytes, RunLog.byType(committed));
        telemetry.info(
                "commit",
                "committed %d outputs".formatted(manifest.outputs().size()),
                RunLog.with(committed, "durationMs", manifest.processDuration()));
    }

    private static long millis(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis());
    }
}
