package datapipeline.handlers.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import datapipeline.handlers.sweep.BucketWalk;
import datapipeline.handlers.sweep.LedgerAudit;
import datapipeline.handlers.sweep.LostArrivals;
import datapipeline.handlers.sweep.LostResults;
import datapipeline.handlers.sweep.Round;
import datapipeline.handlers.sweep.Round.Part;
import datapipeline.handlers.sweep.Sweep;
import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** LAMBDA_SWEEP: called every minute. */
public final class SweepHandler implements RequestStreamHandler {
    private static final Duration INDEX_LAG = Duration.ofSeconds(1);
    private static final InstantSource CLOCK = InstantSource.system();

    private final Telemetry telemetry;
    private final Round round;

    public SweepHandler() {
        House house = new House(Topology.LAMBDA_SWEEP);
        this.telemetry = house.telemetry();
        ByTheRooms rooms = ByTheRooms.of(house);
        var sweep = new Sweep(house.records()::dueBefore, rooms, house.runs(), CLOCK, telemetry);
        String input = house.inputBucket();
        BucketWalk arrivals = house.walk(input, new LostArrivals(input, house.runs(), rooms, telemetry));
        BucketWalk results = house.walk(house.outputBucket(), new LostResults(rooms, telemetry));
        var audit = new LedgerAudit(house.ledger(), () -> LockSupport.parkNanos(INDEX_LAG.toNanos()), CLOCK, telemetry);
        this.round = new Round(
                List.of(
                        new Part("runs that are due", sweep::sweep),
                        new Part("bucket against table", arrivals::walk),
                        new Part("manifests against results", results::walk),
                        new Part("ledger", audit::audit)),
                telemetry);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream nothing, Context context) throws IOException {
        telemetry.during(context.getAwsRequestId(), Map.of(), round::make);
    }
}
