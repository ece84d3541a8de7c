package datapipeline.local.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What an object is that was uploaded in parts: its blobs are the parts' blobs, and its ETag and checksum follow from
 * theirs.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html">Checking
 *     object integrity for data uploads</a>
 */
final class PartAssembly {
    private PartAssembly() {}

    static Content assemble(StoredUpload upload, List<StoredPart> parts) {
        return new Content(
                parts.stream().mapToLong(StoredPart::size).sum(),
                etag(parts),
                parts.stream().flatMap(part -> part.blobs().stream()).toList(),
                checksum(upload, parts),
                parts.stream().map(StoredPart::withoutBlobs).toList());
    }

    private static String etag(List<StoredPart> parts) {
        MessageDigest md5 = ChecksumKind.digest("MD5");
        parts.forEach(part -> md5.update(HexFormat.of().parseHex(part.etag())));
        return HexFormat.of().formatHex(md5.digest()) + "-" + parts.size();
    }

    private static Optional<StoredChecksum> checksum(StoredUpload upload, List<StoredPart> parts) {
        ChecksumKind kind = upload.checksum().orElse(ChecksumKind.CRC64NVME);
        return Optional.of(
                switch (upload.checksumType()) {
                    case COMPOSITE -> composite(kind, parts);
                    case FULL_OBJECT -> full(kind, parts);
                });
    }

    /** The checksum of the parts' checksums, and how many there were. */
    private static StoredChecksum composite(ChecksumKind kind, List<StoredPart> parts) {
        ChecksumKind.Running running = kind.start();
        for (StoredPart part : parts) {
            byte[] value = valueOf(part, kind);
            running.update(value, 0, value.length);
        }
        return new StoredChecksum(
                kind,
                Base64.getEncoder().encodeToString(running.value()) + "-" + parts.size(),
                StoredChecksum.Type.COMPOSITE);
    }

    private static StoredChecksum full(ChecksumKind kind, List<StoredPart> parts) {
        CrcCombination crc =
                kind.combination().orElseThrow(() -> new IllegalStateException(kind + " of parts cannot be combined"));
        long whole = number(valueOf(parts.getFirst(), kind));
        for (StoredPart part : parts.subList(1, parts.size())) {
            whole = crc.combine(whole, number(valueOf(part, kind)), part.size());
        }
        byte[] eight = ByteBuffer.allocate(8).putLong(whole).array();
        byte[] value = java.util.Arrays.copyOfRange(eight, 8 - kind.bytes(), 8);
        return new StoredChecksum(kind, Base64.getEncoder().encodeToString(value), StoredChecksum.Type.FULL_OBJECT);
    }

    private static byte[] valueOf(StoredPart part, ChecksumKind kind) {
        return part.checksum()
                .filter(checksum -> checksum.kind() == kind)
                .map(checksum -> Base64.getDecoder().decode(checksum.value()))
                .orElseThrow(() -> new IllegalStateException("part %d has no %s".formatted(part.number(), kind)));
    }

    private static long number(byte[] bytes) {
        long number = 0;
        for (byte b : bytes) {
            number = number << 8 | b & 0xFF;
        }
        return number;
    }
}
