package datapipeline.handlers.testing;

import datapipeline.handlers.classify.Arrival;
import datapipeline.handlers.classify.Classify;
import datapipeline.handlers.classify.Commands;
import datapipeline.handlers.output.Half;
import datapipeline.handlers.output.Join;
import datapipeline.handlers.run.Engines;
import datapipeline.handlers.run.Handled;
import datapipeline.handlers.run.Reports;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.Runs;
import datapipeline.handlers.run.Worker;
import datapipeline.handlers.run.WorkerSettings;
import datapipeline.handlers.sweep.BucketListing;
import datapipeline.handlers.sweep.BucketWalk;
import datapipeline.handlers.sweep.LedgerAudit;
import datapipeline.handlers.sweep.LostArrivals;
import datapipeline.handlers.sweep.LostResults;
import datapipeline.handlers.sweep.Sweep;
import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.Problem;
import datapipeline.model.engine.EngineChoice;
import datapipeline.model.run.EngineKind;
import datapipeline.model.run.Job;
import datapipeline.model.run.ProcessingInfo;
import datapipeline.model.run.RunReason;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rooms put together on paper: a test moves the clock and delivers what lies in the queues. */
public final class Pipeline {
    /** No file is larger that the paper worker has room for. */
    public static final long LARGEST_FILE = 10_000_000_000L;

    /** S3_OUTPUT, as a deployment calls it. */
    public static final String OUTPUT_BUCKET = "s3-output-dev-123456789012-eu-central-1";

    /** After so many outages a run has failed. */
    public static final int MOST_CUT_OFFS = 32;

    private static final JsonMapper JSON = new JsonMapper();

    public volatile Instant now = Instant.parse("2026-11-24T10:00:00Z");
    public final InstantSource clock = () -> now;
    public final Faults faults = new Faults();
    public final MemoryRuns store = new MemoryRuns(faults);
    public final MemoryFiles files = new MemoryFiles(faults);
    public final MemoryBucket input = new MemoryBucket(faults);
    public final MemoryResults results = new MemoryResults(faults);
    public final ScriptedEngine engine = new ScriptedEngine();
    public final List<Job> jobs = new ArrayList<>();
    public final List<ProcessingInfo> notices = new ArrayList<>();
    /** Whose jobs cannot be sent again. */
    public Predicate<Run> unhelpable = run -> false;

    /** Makes SNS_NOTIF unreachable. */
    public volatile boolean topicDown;

    public final List<String> announced = new ArrayList<>();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Telemetry telemetry =
            new Telemetry("test", clock, new PrintStream(log, true, StandardCharsets.UTF_8));
    public final Runs runs = new Runs(store, "test");
    private final Engines engines = new Engines(List.of(engine), EngineChoice.open(EngineKind.LAMBDA));
    private final Reports reports = new Reports(this::publish, engines, OUTPUT_BUCKET);
    public final Classify classify =
            new Classify(files, runs, job -> faults.around(() -> jobs.add(job)), reports, Map.of(), clock, telemetry);
    public final Commands commands = new Commands(runs, classify, reports, clock, telemetry);
    public final Join join = new Join(
            results,
            runs,
            (runId, fileId, tenant, type, status) -> faults.around(() -> announced.add(runId + " " + status)),
            clock,
            telemetry);
    private final Sweep sweep = new Sweep(store::dueBefore, new Remedies(), runs, clock, telemetry);

    private int pauses;
    private final LedgerAudit audit = new LedgerAudit(store, () -> pauses++, clock, telemetry);

    public static Arrival arrival(String key, Optional<String> version, String sequencer) {
        return new Arrival(
                "s3-input",
                key,
                version,
                "etag",
                14,
                sequencer,
                Instant.parse("2026-11-24T09:59:58Z"),
                RunReason.UPLOAD,
                1,
                Optional.empty(),
                "trace");
    }

    public void upload() {
        classify.accept(arrival("acme/a.gif", Optional.of("v1"), "0A"));
    }

    public Worker worker(Duration lease) {
        return new Worker(
                runs,
                files,
                engines,
                reports,
                new WorkerSettings(lease, 5, MOST_CUT_OFFS, LARGEST_FILE),
                clock,
                this::pass,
                telemetry);
    }

    private void publish(ProcessingInfo info) {
        if (topicDown) {
            throw new IllegalStateException("SNS does not answer");
        }
        faults.around(() -> notices.add(info));
    }

    public Handled work() {
        return worker(Duration.ofSeconds(60)).handle(jobs.getLast(), visibility -> {});
    }

    /** Works when the next attempt's time has come. */
    public Handled workInTime() {
        store.only().progress().retryAt().ifPresent(at -> now = at.isAfter(now) ? at : now);
        return work();
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public void sweep() {
        sweep.sweep();
    }

    /** Walks on through S3_INPUT and takes in what no event told of. */
    public void walkInput(BucketWalk.Pace pace) {
        walk(pace, new LostArrivals("s3-input", runs, new SweptIn(), telemetry));
    }

    /** Walks on through S3_INPUT. */
    public void walk(BucketWalk.Pace pace, BucketWalk.Visitor visitor) {
        new BucketWalk("s3-input", input, input, input, visitor, pace, clock, telemetry).walk();
    }

    private final class SweptIn implements LostArrivals.Intake {
        @Override
        public void arrived(BucketListing.Version version, String sequencer) {
            classify.accept(swept(version, sequencer));
        }

        @Override
        public void unreadable(BucketListing.Version version, String sequencer, Problem problem) {
            classify.acceptUnread(swept(version, sequencer), problem);
        }
    }

    private static Arrival swept(BucketListing.Version version, String sequencer) {
        return new Arrival(
                "s3-input",
                version.key(),
                version.versionId(),
                version.etag(),
                version.sizeBytes(),
                sequencer,
                version.lastModified(),
                RunReason.SWEEP,
                1,
                Optional.empty(),
                "sweep");
    }

    /** Walks once through S3_OUTPUT and makes results again that were lost. */
    public void walkOutput() {
        var output = new MemoryBucket(faults);
        files.manifests.forEach(
                (key, manifest) -> output.put(key, Optional.of("v1"), "etag", 100, manifest.committedAt()));
        var rebuilding = new LostResults.Rebuilding() {
            @Override
            public boolean hasResult(String runId) {
                return results.completed.containsKey(runId);
            }

            @Override
            public boolean rebuild(String key) {
                var manifest = files.manifests.get(key);
                Run run = runs.named(manifest.fileId(), manifest.runId()).orElseThrow();
                return join.rebuild(
                        run, new Half.Written(manifest, key), new Half.Told(reports.told(run, manifest, key)));
            }
        };
        new BucketWalk(
                        "s3-output",
                        output,
                        output,
                        output,
                        new LostResults(rebuilding, telemetry),
                        BucketWalk.Pace.defaults(),
                        clock,
                        telemetry)
                .walk();
    }

    /** Proves the ledger; the answer is what was emitted, if anything was. */
    public OptionalDouble audit() {
        long before = times("LedgerImbalance");
        audit.audit();
        return times("LedgerImbalance") == before ? OptionalDouble.empty() : OptionalDouble.of(last("LedgerImbalance"));
    }

    /** How often a proof waited for the index. */
    public int pauses() {
        return pauses;
    }

    /** Delivers everything that was ever sent, as queues that deliver at least once may do. */
    public void deliverAll() {
        List.copyOf(jobs).forEach(job -> worker(Duration.ofSeconds(60)).handle(job, visibility -> {}));
        halves().forEach(join::hear);
    }

    public List<Half> halves() {
        List<Half> halves = new ArrayList<>();
        files.manifests.forEach((key, manifest) -> halves.add(new Half.Written(manifest, key)));
        notices.forEach(info -> halves.add(new Half.Told(info)));
        return halves;
    }

    /** How often a metric was counted. */
    public long times(String metric) {
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("\"_aws\"") && line.contains("\"Name\":\"" + metric + "\""))
                .count();
    }

    /** Every line that was written, log or metrics. */
    public List<JsonNode> lines() {
        return log.toString(StandardCharsets.UTF_8).lines().map(JSON::readTree).toList();
    }

    private double last(String metric) {
        return lines().stream()
                .filter(line -> line.has("_aws") && line.has(metric))
                .mapToDouble(line -> line.get(metric).asDouble())
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** Whether a line of the log says this. */
    public boolean logged(String words) {
        return log.toString(StandardCharsets.UTF_8).contains(words);
    }

    private final class Remedies implements Sweep.Remedies {
        @Override
        public void forward(Run run) {
            classify.forward(run);
        }

        @Override
        public void resend(Run run) {
            if (unhelpable.test(run)) {
                throw new IllegalStateException("SQS does not take it");
            }
            jobs.add(run.job(now));
        }

        @Override
        public boolean join(Run run) {
            String key = run.progress().manifestKey().orElseThrow();
            var manifest = files.manifests.get(key);
            if (manifest != null) {
                join.hear(new Half.Written(manifest, key));
                join.hear(new Half.Told(reports.told(run, manifest, key)));
            }
            return manifest != null;
        }

        @Override
        public void tell(Run run) {
            reports.endedWithoutOutputs(run);
        }

        @Override
        public void announce(Run run) {
            join.announce(run);
        }
    }
}
