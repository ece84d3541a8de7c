package datapipeline.handlers.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import datapipeline.handlers.picture.PictureRoom;
import datapipeline.model.FileType;
import datapipeline.model.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The door of LAMBDA_PICTURE. */
public final class PictureHandler implements RequestStreamHandler {
    private final QueueDoor door;

    public PictureHandler() {
        Wiring wiring = new Wiring(Topology.functionOf(FileType.PICTURE));
        door = new QueueDoor(wiring.worker(PictureRoom::new)::handle, wiring.telemetry());
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        door.handle(in, out);
    }
}
