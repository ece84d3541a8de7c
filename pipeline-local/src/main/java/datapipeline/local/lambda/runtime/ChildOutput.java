package datapipeline.local.lambda.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads what a function's process writes: lines of text and, between them, the frames in which the runtime client sends
 * what was given to the context's logger, because such a message has no line break at its end. A frame is a type that
 * begins with {@code A5 5A 00}, a length, a time in microseconds, and the message.
 */
final class ChildOutput {
    private static final int FIRST = 0xA5;
    private static final int SECOND = 0x5A;

    private final DataInputStream in;
    private final LogStream log;
    private final LineBuffer text;

    private ChildOutput(InputStream in, LogStream log) {
        this.in = new DataInputStream(new BufferedInputStream(in));
        this.log = log;
        this.text = new LineBuffer(log::line);
    }

    /** Copies until the process has closed its end. */
    static void copy(InputStream in, LogStream log) {
        try {
            new ChildOutput(in, log).copy();
        } catch (IOException e) {
            log.line("the output of the function could not be read to its end: " + e.getMessage());
        }
    }

    private void copy() throws IOException {
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == FIRST && beginsFrame()) {
                text.flush();
                frame();
            } else {
                text.write(new byte[] {(byte) next}, 0, 1);
            }
        }
        text.flush();
    }

    /** The first byte may also be the second half of a letter, but then no zero follows. */
    private boolean beginsFrame() throws IOException {
        in.mark(2);
        if (in.read() == SECOND && in.read() == 0) {
            return true;
        }
        in.reset();
        return false;
    }

    private void frame() throws IOException {
        in.skipNBytes(1);
        int length = in.readInt();
        in.skipNBytes(Long.BYTES);
        new String(in.readNBytes(length), UTF_8).lines().forEach(log::line);
    }
}
