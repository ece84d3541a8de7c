package datapipeline.handlers.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import datapipeline.handlers.output.OutputRoom;
import datapipeline.handlers.run.Answer;
import datapipeline.model.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The door of LAMBDA_OUTPUT. */
public final class OutputHandler implements RequestStreamHandler {
    private final QueueDoor door;

    public OutputHandler() {
        Wiring wiring = new Wiring(Topology.LAMBDA_OUTPUT);
        OutputRoom room = wiring.outputRoom();
        door = new QueueDoor(
                delivery -> {
                    room.hear(delivery.body());
                    return Answer.DONE;
                },
                wiring.telemetry());
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        door.handle(in, out);
    }
}
