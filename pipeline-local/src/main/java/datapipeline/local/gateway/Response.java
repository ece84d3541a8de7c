package datapipeline.local.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What goes back to the caller. The length is always known before the first byte, so {@code Content-Length} is the
 * gateway's business: a handler sets it only to say, for HEAD, how long the body would be.
 */
public record Response(int status, Headers headers, Body body) {

    /** The bytes of a response, written when the gateway is ready to send them: a file need not be in memory. */
    public interface Body extends AutoCloseable {

        /** How many bytes {@link #writeTo} will write, exactly. */
        long length();

        /**
         * Writes all of it. Called at most once, and not at all for HEAD.
         *
         * @throws IOException when the source cannot be read or the caller has gone; the connection is then closed
         */
        void writeTo(OutputStream out) throws IOException;

        /** Lets go of what the bytes come from. Called once for every response, written or not. */
        @Override
        default void close() {}
    }

    private record Bytes(byte[] bytes) implements Body {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }

    /** A response without headers and without a body. */
    public static Response of(int status) {
        return new Response(status, Headers.none(), new Bytes(new byte[0]));
    }

    /** A response with a body in memory. */
    public static Response of(int status, String contentType, byte[] body) {
        return new Response(status, Headers.of("content-type", contentType), new Bytes(body));
    }

    /** A response with a body of text, encoded as UTF-8. */
    public static Response of(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same response with one header field set. */
    public Response with(String header, String value) {
        return new Response(status, headers.with(header, value), body);
    }

    /** The same response with these header fields as well. */
    public Response with(Headers more) {
        return new Response(status, headers.with(more), body);
    }

    /** The same response with this body. */
    public Response with(Body other) {
        return new Response(status, headers, other);
    }

    /** The whole body in memory. Can be asked for once. */
    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try (body) {
            body.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("the response body could not be read", e);
        }
        return out.toByteArray();
    }
}
