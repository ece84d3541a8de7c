package datapipeline.local.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Bodies that are read as a whole: all but S3's. */
final class Payload {
    /** Twice the largest request any such service takes: 16 MB, of DynamoDB's BatchWriteItem. */
    static final int MAX_BYTES = 32 << 20;

    private Payload() {}

    static byte[] readAll(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new RequestRefused(
                        413, "RequestEntityTooLarge", "The request has more than %d bytes.".formatted(MAX_BYTES));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("the request broke off", e);
        }
    }
}
