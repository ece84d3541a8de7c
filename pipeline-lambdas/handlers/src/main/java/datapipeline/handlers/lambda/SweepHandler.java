package datapipeline.handlers.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import datapipeline.handlers.sweep.SweepRoom;
import datapipeline.model.topology.Topology;
import java.io.InputStream;
import java.io.OutputStream;

/** The door of LAMBDA_SWEEP. */
public final class SweepHandler implements RequestStreamHandler {
    private final SweepRoom room = new Wiring(Topology.LAMBDA_SWEEP).sweepRoom();

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {
        room.sweep();
    }
}
