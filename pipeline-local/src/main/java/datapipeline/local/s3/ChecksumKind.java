package datapipeline.local.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * The checksums S3 knows. The names are AWS's.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html">Checking object
 *     integrity</a>
 */
enum ChecksumKind {
    CRC32(4, new CrcCombination(0xEDB88320L, 32)) {
        @Override
        Running start() {
            return new RunningCrc(new CRC32(), 4);
        }
    },
    CRC32C(4, new CrcCombination(0x82F63B78L, 32)) {
        @Override
        Running start() {
            return new RunningCrc(new CRC32C(), 4);
        }
    },
    CRC64NVME(8, new CrcCombination(Crc64Nvme.POLYNOMIAL, 64)) {
        @Override
        Running start() {
            return new RunningCrc(new Crc64Nvme(), 8);
        }
    },
    SHA1(20, null) {
        @Override
        Running start() {
            return new RunningDigest(digest("SHA-1"));
        }
    },
    SHA256(32, null) {
        @Override
        Running start() {
            return new RunningDigest(digest("SHA-256"));
        }
    };

    /** A checksum while bytes are still coming. */
    interface Running {
        void update(byte[] bytes, int offset, int length);

        byte[] value();
    }

    private final int bytes;
    private final @Nullable CrcCombination combination;

    ChecksumKind(int bytes, @Nullable CrcCombination combination) {
        this.bytes = bytes;
        this.combination = combination;
    }

    abstract Running start();

    int bytes() {
        return bytes;
    }

    /** How to join the checksums of parts into that of the whole, where that can be done. */
    Optional<CrcCombination> combination() {
        return Optional.ofNullable(combination);
    }

    /** {@code x-amz-checksum-crc32c} */
    String header() {
        return "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
    }

    /** The element of XML documents: {@code ChecksumCRC32C}. */
    String element() {
        return "Checksum" + name();
    }

    static ChecksumKind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> S3Error.invalidRequest(
                        "Checksum algorithm provided is unsupported. Please try again with any of the valid types:"
                                + " [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]"));
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    private record RunningCrc(Checksum crc, int width) implements Running {
        @Override
        public void update(byte[] bytes, int offset, int length) {
            crc.update(bytes, offset, length);
        }

        @Override
        public byte[] value() {
            byte[] eight = ByteBuffer.allocate(8).putLong(crc.getValue()).array();
            return Arrays.copyOfRange(eight, 8 - width, 8);
        }
    }

    private record RunningDigest(MessageDigest digest) implements Running {
        @Override
        public void update(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
        }

        @Override
        public byte[] value() {
            return digest.digest();
        }
    }
}
