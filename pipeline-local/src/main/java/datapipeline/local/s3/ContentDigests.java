package datapipeline.local.s3;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/** What is computed of bytes while they stream by: the MD5 that becomes the ETag, and the checksum of the uploader. */
final class ContentDigests {
    private final MessageDigest md5 = ChecksumKind.digest("MD5");
    private final ChecksumKind kind;
    private final ChecksumKind.Running running;
    private byte[] md5Value = {};
    private byte[] checksumValue = {};

    ContentDigests(ChecksumKind kind) {
        this.kind = kind;
        this.running = kind.start();
    }

    void update(byte[] bytes, int offset, int length) {
        md5.update(bytes, offset, length);
        running.update(bytes, offset, length);
    }

    /** Says that no more bytes will come. Only then are there values. */
    ContentDigests finish() {
        md5Value = md5.digest();
        checksumValue = running.value();
        return this;
    }

    String etag() {
        return HexFormat.of().formatHex(md5Value);
    }

    String md5Base64() {
        return Base64.getEncoder().encodeToString(md5Value);
    }

    StoredChecksum checksum() {
        return new StoredChecksum(
                kind, Base64.getEncoder().encodeToString(checksumValue), StoredChecksum.Type.FULL_OBJECT);
    }
}
