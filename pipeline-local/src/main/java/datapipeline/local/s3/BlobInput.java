package datapipeline.local.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a run of bytes out of one or more blobs, opening one file at a time. Closing lets the files go. */
final class BlobInput extends InputStream {
    private final Blobs blobs;
    private final Iterator<Blob> sources;
    private final Blobs.Pin pin;
    private long skip;
    private long left;
    private @Nullable InputStream file;

    /** @param pin held until the end */
    BlobInput(Blobs blobs, List<Blob> sources, ByteRange range, Blobs.Pin pin) {
        this.blobs = blobs;
        this.sources = sources.iterator();
        this.skip = range.start();
        this.left = range.length();
        this.pin = pin;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (left > 0) {
            if (file == null) {
                file = openNext();
            }
            int n = file.read(buffer, offset, (int) Math.min(length, left));
            if (n >= 0) {
                left -= n;
                return n;
            }
            file.close();
            file = null;
        }
        return -1;
    }

    private InputStream openNext() throws IOException {
        while (sources.hasNext()) {
            Blob blob = sources.next();
            if (skip < blob.size()) {
                InputStream opened = Files.newInputStream(blobs.file(blob.id()));
                opened.skipNBytes(skip);
                skip = 0;
                return opened;
            }
            skip -= blob.size();
        }
        throw new IOException("the blobs end %d bytes too early".formatted(left));
    }

    @Override
    public void close() throws IOException {
        pin.close();
        if (file != null) {
            file.close();
        }
    }
}
