package datapipeline.local.lambda.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;

/** Cannot be made. */
public final class Stillborn implements RequestStreamHandler {
    public Stillborn() {
        throw new IllegalArgumentException("no table is configured");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {}
}
