package datapipeline.engines.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What a child prints: the beginning is kept, the rest is read and dropped so that the child never blocks on it. */
final class Captured {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread reader;
    private final int limit;

    private Captured(InputStream in, int limit) {
        this.limit = limit;
        this.reader = Thread.ofVirtual().unstarted(() -> drain(in));
    }

    static Captured from(InputStream in, int limit) {
        Captured captured = new Captured(in, limit);
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
            }
        } catch (IOException closed) {
            // The child was killed: what it said until then is all there is.
            reader.setName("closed: " + closed.getMessage());
        }
    }

    private void keep(byte[] buffer, int read) {
        synchronized (kept) {
            kept.write(buffer, 0, Math.min(read, limit - kept.size()));
        }
    }
}
