package datapipeline.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names that follow from what they name: whoever computes one again gets the same, so doing a thing twice is safe. */
public final class Ids {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 26;

    private Ids() {}

    /** A file is a key in a bucket, whatever bytes lie there. */
    public static String fileId(String bucket, String key) {
        return base32(sha256(bucket, key));
    }

    /**
     * A run is one version of a file, processed for the n-th time. In which way is none of its name: what an upload asks
     * for cannot change, but what that stands for may, with the next preset or classifier, and an event that comes twice
     * must still mean one run.
     */
    public static String runId(Source source, int generation) {
        return base32(sha256(
                source.bucket(), source.key(), source.versionKey(), source.etag(), Integer.toString(generation)));
    }

    /** SHA-256 of a text in UTF-8, in 64 hexadecimal digits. */
    public static String sha256Hex(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] sha256(String... parts) {
        MessageDigest digest = digest();
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return digest.digest();
    }

    private static String base32(byte[] hash) {
        var id = new StringBuilder(LENGTH);
        int bits = 0;
        int held = 0;
        for (int i = 0; id.length() < LENGTH; ) {
            if (held < 5) {
                bits = bits << 8 | hash[i++] & 0xff;
                held += 8;
            }
            held -= 5;
            id.append(ALPHABET.charAt(bits >> held & 31));
        }
        return id.toString();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
