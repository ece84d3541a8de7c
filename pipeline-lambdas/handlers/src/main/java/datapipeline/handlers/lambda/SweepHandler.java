package datapipeline.handlers.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import datapipeline.handlers.aws.SqsJobQueues;
import datapipeline.handlers.classify.Classify;
import datapipeline.handlers.classify.JobQueues;
import datapipeline.handlers.output.Half;
import datapipeline.handlers.output.Join;
import datapipeline.handlers.run.Engines;
import datapipeline.handlers.run.Reports;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.sweep.LedgerAudit;
import datapipeline.handlers.sweep.Round;
import datapipeline.handlers.sweep.Round.Part;
import datapipeline.handlers.sweep.Sweep;
import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.json.Json;
import datapipeline.model.run.Manifest;
import datapipeline.model.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** LAMBDA_SWEEP: called every minute. */
public final class SweepHandler implements RequestStreamHandler {
    private static final Duration INDEX_LAG = Duration.ofSeconds(1);

    private final Round round;
    private final Telemetry telemetry;

    public SweepHandler() {
        House house = new House(Topology.LAMBDA_SWEEP);
        this.telemetry = house.telemetry();
        var remedies = new ByTheRooms(
                house.classify(),
                new SqsJobQueues(house.clients().sqs()),
                house.join(),
                house.reports(new Engines(List.of())),
                house.clients().s3(),
                house.outputBucket(),
                InstantSource.system());
        var sweep = new Sweep(
                house.records()::dueBefore, remedies, house.runs(), InstantSource.system(), house.telemetry());
        var audit = new LedgerAudit(
                house.ledger(),
                () -> LockSupport.parkNanos(INDEX_LAG.toNanos()),
                InstantSource.system(),
                house.telemetry());
        this.round = new Round(
                List.of(new Part("runs that are due", sweep::sweep), new Part("ledger", audit::audit)),
                house.telemetry());
    }

    @Override
    public void handleRequest(InputStream event, OutputStream nothing, Context context) throws IOException {
        telemetry.during(context.getAwsRequestId(), Map.of(), round::make);
    }

    /** Helps a run by what the rooms do anyway. */
    private record ByTheRooms(
            Classify classify,
            JobQueues queues,
            Join join,
            Reports reports,
            S3Client s3,
            String outputBucket,
            InstantSource clock)
            implements Sweep.Remedies {
        @Override
        public void forward(Run run) {
            classify.forward(run);
        }

        @Override
        public void resend(Run run) {
            queues.send(run.job(run.progress().queuedAt().orElseGet(clock::instant)));
        }

        @Override
        public void tell(Run run) {
            reports.endedWithoutOutputs(run);
        }

        @Override
        public void announce(Run run) {
            join.announce(run);
        }

        @Override
        public boolean join(Run run) {
            String key = run.progress().manifestKey().orElseThrow();
            try {
                Manifest manifest = Json.read(
                        s3.getObjectAsBytes(
                                        request -> request.bucket(outputBucket).key(key))
                                .asString(StandardCharsets.UTF_8),
                        Manifest.class);
                join.hear(new Half.Written(manifest, key));
                join.hear(new Half.Told(Reports.told(run, manifest, key)));
                return true;
            } catch (NoSuchKeyException e) {
                return false;
            }
        }
    }
}
