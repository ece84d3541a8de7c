package datapipeline.handlers.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import datapipeline.handlers.classify.ClassifyRoom;
import datapipeline.model.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The door of LAMBDA_CLASSIFY. */
public final class ClassifyHandler implements RequestStreamHandler {
    private final ClassifyRoom room = new Wiring(Topology.LAMBDA_CLASSIFY).classifyRoom();

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        room.hear(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
}
