package datapipeline.local.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The chain of signatures of a chunked body: each covers its chunk and the signature before it, the first the request's
 * own. See https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html and
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html.
 */
final class ChunkSignatures {
    private static final String NOTHING = SigningKey.sha256Hex(new byte[0]);

    private final SigningKey key;
    private final Signature signature;
    private final MessageDigest chunk = SigningKey.sha256();
    private String previous;

    ChunkSignatures(SigningKey key, Signature signature) {
        this.key = key;
        this.signature = signature;
        this.previous = signature.hex();
    }

    /** Adds bytes to the chunk that is being read. */
    void update(byte[] buffer, int offset, int size) {
        chunk.update(buffer, offset, size);
    }

    /** @throws RequestRefused when the bytes since the last chunk are not those that were signed */
    void endOfChunk(String claimed) {
        String hash = HexFormat.of().formatHex(chunk.digest());
        verify(sign("AWS4-HMAC-SHA256-PAYLOAD", NOTHING + "\n" + hash), claimed);
    }

    /** @throws RequestRefused when the trailer, one {@code name:value} a line, is not the one that was signed */
    void trailer(String lines, String claimed) {
        String hash = SigningKey.sha256Hex(lines.getBytes(StandardCharsets.UTF_8));
        verify(sign("AWS4-HMAC-SHA256-TRAILER", hash), claimed);
    }

    private String sign(String algorithm, String what) {
        return key.sign(String.join(
                "\n", algorithm, signature.timeText(), signature.scope().toString(), previous, what));
    }

    private void verify(String right, String claimed) {
        if (!SigningKey.same(right, claimed)) {
            throw new SignatureRefused(
                            SignatureRefused.Reason.MISMATCH,
                            "The signature of a chunk of the body does not match the chunk.")
                    .in(SignatureRefused.Dialect.S3);
        }
        previous = right;
    }
}
