package datapipeline.handlers.testing;

import datapipeline.handlers.classify.Classifier;
import datapipeline.handlers.classify.ClassifyRoom;
import datapipeline.handlers.classify.Promises;
import datapipeline.handlers.classify.Reprocessor;
import datapipeline.handlers.output.OutputRoom;
import datapipeline.handlers.picture.PictureRoom;
import datapipeline.handlers.run.Announcer;
import datapipeline.handlers.run.Answer;
import datapipeline.handlers.run.Backoff;
import datapipeline.handlers.run.Committer;
import datapipeline.handlers.run.Delivery;
import datapipeline.handlers.run.Engines;
import datapipeline.handlers.run.Intake;
import datapipeline.handlers.run.Release;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.Runs;
import datapipeline.handlers.run.WorkSettings;
import datapipeline.handlers.run.Worker;
import datapipeline.model.json.Json;
import datapipeline.model.run.Job;
import datapipeline.model.run.ProcessingInfo;
import datapipeline.model.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The rooms of a file's way, joined by lists instead of queues. */
public final class Pipeline {
    public final MovableClock clock = new MovableClock();
    public final MemoryRuns store = new MemoryRuns();
    public final MemoryInput input = new MemoryInput();
    public final MemoryBucket bucket = new MemoryBucket();
    public final MemoryCatalog catalog = new MemoryCatalog();
    public final MemoryTelemetry telemetry = new MemoryTelemetry();
    public final ScriptedEngine engine = new ScriptedEngine();
    public final List<Job> jobs = Collections.synchronizedList(new ArrayList<>());
    public final List<ProcessingInfo> reports = Collections.synchronizedList(new ArrayList<>());
    public final List<String> events = Collections.synchronizedList(new ArrayList<>());
    public final List<Duration> hidden = Collections.synchronizedList(new ArrayList<>());
    public final Runs runs = new Runs(store, clock);
    public final WorkSettings settings = new WorkSettings(Duration.ofSeconds(60), 5, Duration.ofMinutes(1));
    private final Announcer announcer = new Announcer(reports::add, telemetry);
    public final Intake intake = new Intake(runs, jobs::add, announcer);
    public final Committer committer =
            new Committer(runs, bucket, announcer, telemetry, clock, new Release("test", "1", "none"));
    private final Reprocessor reprocessor = new Reprocessor(runs, intake, telemetry, clock, Promises.DEFAULTS, input);
    public final ClassifyRoom classify = new ClassifyRoom(
            new Classifier(input, runs, intake, telemetry, clock, Promises.DEFAULTS, Topology.S3_OUTPUT),
            reprocessor,
            runs,
            intake);
    public final OutputRoom output =
            new OutputRoom(bucket, catalog, runs, (name, detail) -> events.add(name), telemetry, clock);

    /** A worker with a lease of its own, so that a test can make its heart beat fast. */
    public Worker worker(WorkSettings patience) {
        return new Worker(
                new PictureRoom(new Engines(List.of(engine))),
                runs,
                intake,
                input,
                bucket,
                (delivery, time) -> hidden.add(time),
                announcer,
                committer,
                telemetry,
                patience,
                new Backoff(RandomGenerator.of("L64X128MixRandom")),
                clock);
    }

    public Answer work() {
        return worker(settings).handle(delivery());
    }

    public Delivery delivery() {
        return new Delivery("message", "receipt", Json.write(jobs.getLast()));
    }

    public static String created(String key, String version, String sequencer) {
        return """
                {"version":"0","id":"event-%s","detail-type":"Object Created","source":"aws.s3",
                 "time":"2026-11-24T09:59:58Z","detail":{"bucket":{"name":"s3-input"},
                 "object":{"key":"%s","size":29,"etag":"e-%s","version-id":"%s","sequencer":"%s"}}}""".formatted(version, key, version, version, sequencer);
    }

    public static String command(String name, String id, String detail) {
        return """
                {"id":"%s","detail-type":"%s","source":"media.pipeline","time":"2026-11-24T10:00:00Z","detail":%s}""".formatted(id, name, detail);
    }

    /** A picture to be resized, as far as its job in the queue. */
    public Run resizeQueued() {
        input.metadata = Map.of("processing-option", "resize;width=8");
        classify.hear(created("acme/a b+c.png", "v1", "0A"));
        return store.only();
    }

    public String manifestEvent() {
        return """
                {"detail-type":"Object Created","detail":{"bucket":{"name":"s3-output"},"object":{"key":"%s"}}}""".formatted(bucket.manifestKey().orElseThrow());
    }

    public String envelope() {
        return Json.write(Map.of("Type", "Notification", "Message", Json.write(reports.getLast())));
    }
}
