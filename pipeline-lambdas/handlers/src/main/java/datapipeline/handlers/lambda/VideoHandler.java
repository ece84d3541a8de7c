package datapipeline.handlers.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import datapipeline.handlers.video.VideoRoom;
import datapipeline.model.FileType;
import datapipeline.model.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The door of LAMBDA_VIDEO. */
public final class VideoHandler implements RequestStreamHandler {
    private final QueueDoor door;

    public VideoHandler() {
        Wiring wiring = new Wiring(Topology.functionOf(FileType.VIDEO));
        door = new QueueDoor(wiring.worker(VideoRoom::new)::handle, wiring.telemetry());
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        door.handle(in, out);
    }
}
