package datapipeline.local.s3;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/** What is computed of bytes while they stream by: the MD5 that becomes the ETag, and checksums. */
final class ContentDigests {
    private final MessageDigest md5 = ChecksumKind.digest("MD5");
    private final Map<ChecksumKind, ChecksumKind.Running> running = new EnumMap<>(ChecksumKind.class);
    private final Map<ChecksumKind, String> checksums = new EnumMap<>(ChecksumKind.class);
    private byte[] md5Value = {};

    ContentDigests(Collection<ChecksumKind> kinds) {
        kinds.forEach(kind -> running.put(kind, kind.start()));
    }

    void update(byte[] bytes, int offset, int length) {
        md5.update(bytes, offset, length);
        running.values().forEach(checksum -> checksum.update(bytes, offset, length));
    }

    /** Says that no more bytes will come. Only then are there values. */
    void finish() {
        md5Value = md5.digest();
        running.forEach(
                (kind, checksum) -> checksums.put(kind, Base64.getEncoder().encodeToString(checksum.value())));
    }

    String etag() {
        return HexFormat.of().formatHex(md5Value);
    }

    String md5Base64() {
        return Base64.getEncoder().encodeToString(md5Value);
    }

    /** One of the checksums that were asked for. */
    StoredChecksum checksum(ChecksumKind kind) {
        String value = checksums.get(kind);
        if (value == null) {
            throw new IllegalStateException("%s was not computed, but %s".formatted(kind, checksums.keySet()));
        }
        return new StoredChecksum(kind, value, StoredChecksum.Type.FULL_OBJECT);
    }
}
