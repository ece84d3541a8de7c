package datapipeline.handlers.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import datapipeline.handlers.model3d.Model3dRoom;
import datapipeline.model.FileType;
import datapipeline.model.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The door of LAMBDA_3D_FILE. */
public final class Model3dHandler implements RequestStreamHandler {
    private final QueueDoor door;

    public Model3dHandler() {
        Wiring wiring = new Wiring(Topology.functionOf(FileType.MODEL_3D));
        door = new QueueDoor(wiring.worker(Model3dRoom::new)::handle, wiring.telemetry());
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        door.handle(in, out);
    }
}
