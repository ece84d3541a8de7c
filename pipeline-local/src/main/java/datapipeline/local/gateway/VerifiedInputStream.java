package datapipeline.local.gateway;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A body that is checked while it is read: the read that would deliver its last byte, or its end, throws when the bytes
 * are too few or not those that were signed.
 */
final class VerifiedInputStream extends FilterInputStream {
    private final OptionalLong length;
    private final Optional<String> sha256;
    private final MessageDigest digest = SigningKey.sha256();
    private long count;
    private boolean verified;

    /**
     * @param length the number of bytes announced, if any
     * @param sha256 the hash that was signed, if any
     */
    VerifiedInputStream(InputStream in, OptionalLong length, Optional<String> sha256) {
        super(in);
        this.length = length;
        this.sha256 = sha256.map(hash -> hash.toLowerCase(Locale.ROOT));
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
        int read = in.read(buffer, offset, size);
        if (read > 0) {
            count += read;
            sha256.ifPresent(hash -> digest.update(buffer, offset, read));
        }
        if (read < 0 || (length.isPresent() && count >= length.getAsLong())) {
            verify();
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, 1 << 16)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void verify() {
        if (verified) {
            return;
        }
        if (length.isPresent() && count != length.getAsLong()) {
            throw incomplete(length.getAsLong(), count);
        }
        if (sha256.isPresent() && !sha256.get().equals(HexFormat.of().formatHex(digest.digest()))) {
            throw new RequestRefused(
                    400,
                    "XAmzContentSHA256Mismatch",
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
        verified = true;
    }

    static RequestRefused incomplete(long announced, long came) {
        return new RequestRefused(
                400,
                "IncompleteBody",
                "You did not provide the number of bytes specified by the Content-Length HTTP header: %d of %d came."
                        .formatted(came, announced));
    }
}
