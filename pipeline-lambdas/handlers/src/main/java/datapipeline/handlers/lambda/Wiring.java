package datapipeline.handlers.lambda;

import datapipeline.handlers.aws.Clients;
import datapipeline.handlers.aws.DynamoBookmark;
import datapipeline.handlers.aws.DynamoCatalog;
import datapipeline.handlers.aws.DynamoDueRuns;
import datapipeline.handlers.aws.DynamoRunStore;
import datapipeline.handlers.aws.Environment;
import datapipeline.handlers.aws.EventBridgeEvents;
import datapipeline.handlers.aws.QueueUrls;
import datapipeline.handlers.aws.S3Listing;
import datapipeline.handlers.aws.S3Objects;
import datapipeline.handlers.aws.S3Outputs;
import datapipeline.handlers.aws.S3Sources;
import datapipeline.handlers.aws.SnsNotifications;
import datapipeline.handlers.aws.SqsJobs;
import datapipeline.handlers.aws.SqsVisibility;
import datapipeline.handlers.classify.Arrival;
import datapipeline.handlers.classify.Classifier;
import datapipeline.handlers.classify.ClassifyRoom;
import datapipeline.handlers.classify.Promises;
import datapipeline.handlers.classify.Reprocessor;
import datapipeline.handlers.classify.SourceObjects;
import datapipeline.handlers.output.OutputRoom;
import datapipeline.handlers.run.Announcer;
import datapipeline.handlers.run.Backoff;
import datapipeline.handlers.run.Committer;
import datapipeline.handlers.run.Engines;
import datapipeline.handlers.run.Intake;
import datapipeline.handlers.run.Outputs;
import datapipeline.handlers.run.Release;
import datapipeline.handlers.run.Room;
import datapipeline.handlers.run.Runs;
import datapipeline.handlers.run.Telemetry;
import datapipeline.handlers.run.WorkSettings;
import datapipeline.handlers.run.Worker;
import datapipeline.handlers.sweep.BucketSweep;
import datapipeline.handlers.sweep.DueRuns;
import datapipeline.handlers.sweep.DueSweep;
import datapipeline.handlers.sweep.InputListing;
import datapipeline.handlers.sweep.LedgerSweep;
import datapipeline.handlers.sweep.SweepRoom;
import datapipeline.model.FileType;
import datapipeline.model.run.RunReason;
import datapipeline.model.topology.Topology;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Puts the rooms of one function together from its environment. */
final class Wiring {
    private final Environment environment = Environment.ofFunction();
    private final Clients clients = new Clients(environment);
    private final InstantSource clock = InstantSource.system();
    private final String prefix = environment.find("RESOURCE_PREFIX").orElse("");
    private final Telemetry telemetry;
    private final SqsClient sqs = clients.sqs();
    private final S3Client s3 = clients.s3();
    private final DynamoDbClient dynamoDb = clients.dynamoDb();
    private final QueueUrls urls = new QueueUrls(sqs, prefix);
    private final Runs runs = new Runs(new DynamoRunStore(dynamoDb, prefix + Topology.DYNAMODB_INPUT), clock);
    private final Outputs outputs = new S3Outputs(s3, prefix + Topology.S3_OUTPUT);
    private final Announcer announcer;
    private final Intake intake;
    private final Committer committer;

    Wiring(String service) {
        telemetry = new JsonTelemetry(service, System.out, clock);
        announcer = new Announcer(new SnsNotifications(clients.sns(), environment.require("SNS_NOTIF_ARN")), telemetry);
        intake = new Intake(runs, new SqsJobs(sqs, urls), announcer);
        Release release = new Release(
                service,
                environment.find("RELEASE_VERSION").orElse("development"),
                environment.find("GIT_COMMIT").orElse("unknown"));
        committer = new Committer(runs, outputs, announcer, telemetry, clock, release);
    }

    Telemetry telemetry() {
        return telemetry;
    }

    ClassifyRoom classifyRoom() {
        SourceObjects objects = new S3Objects(s3);
        Reprocessor reprocessor = new Reprocessor(runs, intake, telemetry, clock, promises(), objects);
        return new ClassifyRoom(classifier(objects), reprocessor, runs, intake);
    }

    private Classifier classifier(SourceObjects objects) {
        return new Classifier(objects, runs, intake, telemetry, clock, promises(), outputs.bucket());
    }

    Worker worker(Function<Engines, Room> rooms) {
        Room room = rooms.apply(Engines.onClassPath());
        return new Worker(
                room,
                runs,
                intake,
                new S3Sources(s3),
                outputs,
                new SqsVisibility(sqs, urls, Topology.queueOf(room.type())),
                announcer,
                committer,
                telemetry,
                workSettings(),
                new Backoff(RandomGenerator.getDefault()),
                clock);
    }

    OutputRoom outputRoom() {
        return new OutputRoom(
                outputs,
                new DynamoCatalog(dynamoDb, prefix + Topology.DYNAMODB_OUTPUT),
                runs,
                new EventBridgeEvents(clients.eventBridge(), prefix + Topology.BUS),
                telemetry,
                clock);
    }

    SweepRoom sweepRoom() {
        String table = prefix + Topology.DYNAMODB_INPUT;
        DueRuns due = new DynamoDueRuns(dynamoDb, table);
        Classifier classifier = classifier(new S3Objects(s3));
        return new SweepRoom(
                new DueSweep(due, intake, committer, outputRoom()::repair, telemetry, clock),
                new BucketSweep(
                        new S3Listing(s3, prefix + Topology.S3_INPUT),
                        new DynamoBookmark(dynamoDb, table),
                        runs,
                        (object, sequencer) -> classifier.arrived(arrival(object, sequencer)),
                        clock),
                new LedgerSweep(due, telemetry, clock),
                telemetry);
    }

    private static Arrival arrival(InputListing.Listed object, String sequencer) {
        return new Arrival(
                object.bucket(),
                object.key(),
                Optional.empty(),
                object.etag(),
                object.sizeBytes(),
                sequencer,
                object.lastModified(),
                RunReason.SWEEP,
                UUID.randomUUID().toString());
    }

    private Promises promises() {
        Map<FileType, Duration> byType = new HashMap<>();
        Promises.DEFAULTS
                .byType()
                .forEach((type, usual) -> byType.put(
                        type,
                        Duration.ofSeconds(environment.whole(
                                "SLA_SECONDS_" + type.wireName(), Math.toIntExact(usual.toSeconds())))));
        return new Promises(byType);
    }

    private WorkSettings workSettings() {
        WorkSettings usual = WorkSettings.DEFAULTS;
        return new WorkSettings(
                Duration.ofSeconds(environment.whole(
                        "LEASE_SECONDS", Math.toIntExact(usual.lease().toSeconds()))),
                environment.whole("MAX_ATTEMPTS", usual.maxAttempts()),
                Duration.ofSeconds(environment.whole(
                        "STEP_LIMIT_SECONDS", Math.toIntExact(usual.stepLimit().toSeconds()))));
    }
}
