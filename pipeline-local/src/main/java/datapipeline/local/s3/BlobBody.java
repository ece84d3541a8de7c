package datapipeline.local.s3;

import datapipeline.local.gateway.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/** A run of bytes out of one or more blobs, sent straight from their files. */
record BlobBody(Blobs blobs, List<Blob> sources, ByteRange range, Blobs.Pin pin) implements Response.Body {
    @Override
    public long length() {
        return range.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        WritableByteChannel sink = Channels.newChannel(out);
        long skip = range.start();
        long left = range.length();
        for (Blob source : sources) {
            long length = Math.min(left, source.size() - skip);
            if (length > 0) {
                send(source, skip, length, sink);
                left -= length;
            }
            skip = Math.max(0, skip - source.size());
        }
    }

    @Override
    public void close() {
        pin.close();
    }

    private void send(Blob source, long start, long length, WritableByteChannel sink) throws IOException {
        try (FileChannel file = FileChannel.open(blobs.file(source.id()))) {
            long sent = 0;
            while (sent < length) {
                long n = file.transferTo(start + sent, length - sent, sink);
                if (n <= 0) {
                    throw new IOException("%s ends %d bytes too early".formatted(source, length - sent));
                }
                sent += n;
            }
        }
    }
}
