package datapipeline.engines.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a child prints: the beginning is kept, the rest is read and dropped so that the child never blocks on it; and
 * somebody may listen to every line.
 */
final class Captured {
    private static final int LONGEST_LINE = 200;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread reader;
    private final int limit;
    private final Consumer<String> listener;
    private final StringBuilder line = new StringBuilder();

    private Captured(InputStream in, int limit, Consumer<String> listener) {
        this.limit = limit;
        this.listener = listener;
        this.reader = Thread.ofVirtual().unstarted(() -> drain(in));
    }

    static Captured from(InputStream in, int limit, Consumer<String> listener) {
        Captured captured = new Captured(in, limit, listener);
        captured.reader.start();
        return captured;
    }

    /** All that was kept, once the child closed the stream or the time is up: a grandchild may hold it open. */
    String text(Duration patience) throws InterruptedException {
        reader.join(patience);
        synchronized (kept) {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }

    private void drain(InputStream in) {
        byte[] buffer = new byte[8192];
        try (in) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                keep(buffer, read);
                tell(buffer, read);
            }
        } catch (IOException closed) {
            // The child was killed: what it said until then is all there is.
            reader.setName("closed: " + closed.getMessage());
        }
    }

    /** Lines that are listened to are plain ASCII, and short: of one that is not, the rest is dropped. */
    private void tell(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            if (buffer[i] == '\n') {
                listener.accept(line.toString());
                line.setLength(0);
            } else if (line.length() < LONGEST_LINE) {
                line.append((char) (buffer[i] & 0xff));
            }
        }
    }

    private void keep(byte[] buffer, int read) {
        synchronized (kept) {
            kept.write(buffer, 0, Math.min(read, limit - kept.size()));
        }
    }
}
