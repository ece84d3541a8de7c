package datapipeline.handlers.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import datapipeline.handlers.document.DocumentRoom;
import datapipeline.model.FileType;
import datapipeline.model.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The door of LAMBDA_PDF. */
public final class DocumentHandler implements RequestStreamHandler {
    private final QueueDoor door;

    public DocumentHandler() {
        Wiring wiring = new Wiring(Topology.functionOf(FileType.DOCUMENT));
        door = new QueueDoor(wiring.worker(DocumentRoom::new)::handle, wiring.telemetry());
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        door.handle(in, out);
    }
}
