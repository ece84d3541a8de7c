package datapipeline.local.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * The payload of an {@code aws-chunked} body: strips the framing, checks each chunk's signature at its end, and keeps the
 * trailer. Bytes are delivered before their chunk is verified; whoever keeps them waits for the end, which throws when
 * anything was wrong.
 */
public final class AwsChunkedInputStream extends InputStream {
    private static final int LONGEST_LINE = 8 << 10;
    private static final int MOST_TRAILERS = 32;
    private static final String TRAILER_SIGNATURE = "x-amz-trailer-signature";

    private final InputStream in;
    private final Optional<ChunkSignatures> signatures;
    private final Set<String> announced;
    private final OptionalLong length;
    private final Map<String, String> trailer = new TreeMap<>();
    private long count;
    private long leftInChunk;
    private String chunkSignature = "";
    private boolean ended;

    /**
     * @param signatures to check the chunks with, if they are signed
     * @param announced the names that {@code x-amz-trailer} promises, in lower case
     * @param length how many bytes the payload has, if the request says so
     */
    AwsChunkedInputStream(
            InputStream in, Optional<ChunkSignatures> signatures, Set<String> announced, OptionalLong length) {
        this.in = in;
        this.signatures = signatures;
        this.announced = announced;
        this.length = length;
    }

    /**
     * The header fields that came after the payload.
     *
     * @throws IllegalStateException before the end has been read
     */
    public Headers trailers() {
        if (!ended) {
            throw new IllegalStateException("the trailer comes after the payload, which has not been read to its end");
        }
        Headers headers = Headers.none();
        for (var field : trailer.entrySet()) {
            headers = headers.with(field.getKey(), field.getValue());
        }
        return headers;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int size) throws IOException {
        if (size == 0) {
            return 0;
        }
        if (leftInChunk == 0 && !ended) {
            openChunk();
        }
        if (ended) {
            return -1;
        }
        int read = in.read(buffer, offset, (int) Math.min(size, leftInChunk));
        if (read < 0) {
            throw VerifiedInputStream.incomplete(length.orElse(count + leftInChunk), count);
        }
        count += read;
        leftInChunk -= read;
        signatures.ifPresent(chain -> chain.update(buffer, offset, read));
        if (leftInChunk == 0) {
            closeChunk();
        }
        return read;
    }

    private void openChunk() throws IOException {
        String[] header = line().split(";", 2);
        leftInChunk = size(header[0].trim());
        if (signatures.isPresent()) {
            chunkSignature = signature(header.length == 2 ? header[1].trim() : "");
        }
        if (leftInChunk == 0) {
            signatures.ifPresent(chain -> chain.endOfChunk(chunkSignature));
            readTrailer();
            end();
        }
    }

    private void closeChunk() throws IOException {
        if (!line().isEmpty()) {
            throw malformed("a chunk is longer than it says");
        }
        signatures.ifPresent(chain -> chain.endOfChunk(chunkSignature));
    }

    private static long size(String hex) {
        if (!hex.matches("[0-9a-fA-F]{1,15}")) {
            throw malformed("\"%s\" is not the size of a chunk".formatted(hex));
        }
        return Long.parseLong(hex, 16);
    }

    private static String signature(String extension) {
        String[] pair = extension.split("=", 2);
        if (pair.length != 2 || !pair[0].equals("chunk-signature")) {
            throw malformed("a chunk has no signature");
        }
        return pair[1].trim();
    }

    private void readTrailer() throws IOException {
        for (String field = line(); !field.isEmpty(); field = line()) {
            int colon = field.indexOf(':');
            if (colon < 1 || trailer.size() == MOST_TRAILERS) {
                throw malformedTrailer();
            }
            trailer.put(
                    field.substring(0, colon).trim().toLowerCase(Locale.ROOT),
                    field.substring(colon + 1).trim());
        }
        String claimed = trailer.remove(TRAILER_SIGNATURE);
        if (!trailer.keySet().equals(announced)) {
            throw malformedTrailer();
        }
        if (signatures.isPresent() && !announced.isEmpty()) {
            var lines = new StringBuilder();
            trailer.forEach((name, value) ->
                    lines.append(name).append(':').append(value).append('\n'));
            signatures.get().trailer(lines.toString(), claimed == null ? "" : claimed);
        }
    }

    private void end() {
        if (length.isPresent() && count != length.getAsLong()) {
            throw VerifiedInputStream.incomplete(length.getAsLong(), count);
        }
        ended = true;
    }

    /** A line without its end; after the last one there may be nothing at all. */
    private String line() throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                if (bytes.size() == 0 && !trailer.isEmpty()) {
                    return "";
                }
                throw VerifiedInputStream.incomplete(length.orElse(count + leftInChunk), count);
            }
            if (bytes.size() == LONGEST_LINE) {
                throw malformed("a line of its framing has more than %d bytes".formatted(LONGEST_LINE));
            }
            bytes.write(b);
        }
        String line = bytes.toString(StandardCharsets.UTF_8);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private static RequestRefused malformed(String why) {
        return new RequestRefused(400, "InvalidRequest", "The aws-chunked body is malformed: %s.".formatted(why));
    }

    private static RequestRefused malformedTrailer() {
        return new RequestRefused(
                400,
                "MalformedTrailerError",
                "The request contained trailing data that was not well-formed or did not conform to our published"
                        + " schema.");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
