package datapipeline.handlers.lambda;

import datapipeline.handlers.aws.BusAnnouncements;
import datapipeline.handlers.aws.Clients;
import datapipeline.handlers.aws.DynamoBookmarks;
import datapipeline.handlers.aws.DynamoLedger;
import datapipeline.handlers.aws.DynamoParking;
import datapipeline.handlers.aws.DynamoResults;
import datapipeline.handlers.aws.DynamoRuns;
import datapipeline.handlers.aws.Environment;
import datapipeline.handlers.aws.S3Files;
import datapipeline.handlers.aws.S3InputFiles;
import datapipeline.handlers.aws.S3Versions;
import datapipeline.handlers.aws.SnsNotices;
import datapipeline.handlers.aws.SqsJobQueues;
import datapipeline.handlers.classify.Classify;
import datapipeline.handlers.output.Join;
import datapipeline.handlers.run.Engines;
import datapipeline.handlers.run.Reports;
import datapipeline.handlers.run.Runs;
import datapipeline.handlers.run.Worker;
import datapipeline.handlers.run.WorkerSettings;
import datapipeline.handlers.sweep.BucketWalk;
import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.FileType;
import datapipeline.model.engine.EngineChoice;
import datapipeline.model.topology.Topology;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Puts the rooms and their adapters together for one function. */
final class House {
    private final InstantSource clock = InstantSource.system();
    private final Environment environment = Environment.ofThisFunction();
    private final Clients clients = new Clients(environment);
    private final String function;
    private final Telemetry telemetry;
    private final DynamoRuns records;
    private final Runs runs;

    House(String function) {
        this.function = function;
        this.telemetry = new Telemetry(function, clock, System.out, environment.secrets());
        this.records = new DynamoRuns(clients.dynamoDb(), Topology.DYNAMODB_INPUT);
        this.runs = new Runs(records, function);
    }

    Telemetry telemetry() {
        return telemetry;
    }

    DynamoRuns records() {
        return records;
    }

    DynamoLedger ledger() {
        return new DynamoLedger(clients.dynamoDb(), Topology.DYNAMODB_INPUT, clock);
    }

    Runs runs() {
        return runs;
    }

    Clients clients() {
        return clients;
    }

    Classify classify() {
        return new Classify(
                new S3InputFiles(clients.s3()),
                runs,
                new SqsJobQueues(clients.sqs()),
                reports(Engines.none()),
                promises(),
                clock,
                telemetry.inPlaceOf(Topology.LAMBDA_CLASSIFY));
    }

    Worker worker() {
        Engines engines = Engines.onClassPath(EngineChoice.from(environment::find));
        WorkerSettings defaults = WorkerSettings.defaults();
        return new Worker(
                runs,
                new S3Files(clients.s3(), outputBucket()),
                engines,
                reports(engines),
                new WorkerSettings(
                        environment.seconds("LEASE_SECONDS", defaults.lease().toSeconds()),
                        environment.find("MAX_ATTEMPTS").map(Integer::valueOf).orElse(defaults.maxAttempts()),
                        environment.find("MAX_CUT_OFFS").map(Integer::valueOf).orElse(defaults.maxCutOffs()),
                        environment
                                .find("LARGEST_FILE_BYTES")
                                .map(Long::valueOf)
                                .orElse(defaults.largestFile())),
                clock,
                pause -> LockSupport.parkNanos(pause.toNanos()),
                telemetry);
    }

    Join join() {
        return new Join(
                results(),
                runs,
                new BusAnnouncements(clients.events(), clock),
                clock,
                telemetry.inPlaceOf(Topology.LAMBDA_OUTPUT));
    }

    Manifests manifests() {
        return new Manifests(clients.s3(), telemetry.inPlaceOf(Topology.LAMBDA_OUTPUT));
    }

    DynamoResults results() {
        return new DynamoResults(clients.dynamoDb(), Topology.DYNAMODB_OUTPUT);
    }

    /** A walk through a bucket that goes on where the last sweep was. */
    BucketWalk walk(String bucket, BucketWalk.Visitor visitor) {
        BucketWalk.Pace pace = BucketWalk.Pace.defaults();
        return new BucketWalk(
                bucket,
                new S3Versions(clients.s3(), bucket),
                new DynamoBookmarks(clients.dynamoDb(), Topology.DYNAMODB_INPUT),
                new DynamoParking(clients.dynamoDb(), Topology.DYNAMODB_INPUT, clock),
                visitor,
                new BucketWalk.Pace(
                        environment.seconds("SWEEP_YOUNG_SECONDS", pace.young().toSeconds()),
                        pace.pages(),
                        pace.time()),
                clock,
                telemetry);
    }

    /** The bucket S3_INPUT, under the name it has in this deployment. */
    String inputBucket() {
        return environment.find(Topology.S3_INPUT_VARIABLE).orElse(Topology.S3_INPUT);
    }

    /** The bucket S3_OUTPUT, under the name it has in this deployment. */
    String outputBucket() {
        return environment.find(Topology.S3_OUTPUT_VARIABLE).orElse(Topology.S3_OUTPUT);
    }

    Reports reports(Engines engines) {
        return new Reports(notices(), engines, outputBucket());
    }

    private SnsNotices notices() {
        return new SnsNotices(clients.sns(), environment.need("SNS_NOTIF_ARN"));
    }

    private Map<FileType, Duration> promises() {
        return Map.of(
                FileType.DOCUMENT, environment.seconds("SLA_SECONDS_DOCUMENT", 300),
                FileType.PICTURE, environment.seconds("SLA_SECONDS_PICTURE", 60),
                FileType.MODEL_3D, environment.seconds("SLA_SECONDS_3D_FILE", 300),
                FileType.VIDEO, environment.seconds("SLA_SECONDS_VIDEO", 1800));
    }

    @Override
    public String toString() {
        return function;
    }
}
