package datapipeline.local.lambda.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** Makes lines out of what a function prints in pieces. */
final class LineBuffer {
    private final Consumer<String> lines;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();

    LineBuffer(Consumer<String> lines) {
        this.lines = lines;
    }

    synchronized void write(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (bytes[i] == '\n') {
                end();
            } else if (bytes[i] != '\r') {
                open.write(bytes[i]);
            }
        }
    }

    /** Whatever is open becomes a line: the invocation is over. */
    synchronized void flush() {
        if (open.size() > 0) {
            end();
        }
    }

    private void end() {
        lines.accept(open.toString(UTF_8));
        open.reset();
    }
}
