package datapipeline.engines.document;

import datapipeline.engines.sandbox.Refusal;
import datapipeline.model.ReasonCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Unpacks a packed document once and keeps nothing: what its entries say of their sizes proves nothing. */
final class Unpacking {
    private static final int MAX_ENTRIES = 20_000;
    static final long MAX_BYTES = 256L << 20;

    /** Office files often shrink to a hundredth; deflate can reach a thousandth, which only repetition does. */
    private static final long MAX_RATIO = 200;

    private static final long SMALL = 16L << 20;

    private final byte[] buffer = new byte[64 * 1024];
    private long total;

    private Unpacking() {}

    /** @throws Refusal when it is no ZIP, or one that unpacks to more than a parser should be given */
    static void check(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MAX_ENTRIES) {
                throw new Refusal(
                        ReasonCode.LIMIT_EXCEEDED,
                        "the document is packed of %d parts; at most %d are read".formatted(zip.size(), MAX_ENTRIES));
            }
            Unpacking unpacking = new Unpacking();
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                unpacking.unpack(zip, entries.nextElement());
            }
        } catch (ZipException damaged) {
            throw new Refusal(ReasonCode.CORRUPT, "the document cannot be unpacked: " + damaged.getMessage());
        }
    }

    private void unpack(ZipFile zip, ZipEntry entry) throws IOException {
        long packed = Math.max(1, entry.getCompressedSize());
        long unpacked = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                unpacked += read;
                total += read;
                if (total > MAX_BYTES || unpacked > SMALL && unpacked / packed > MAX_RATIO) {
                    throw new Refusal(
                            ReasonCode.DECOMPRESSION_BOMB,
                            "%s unpacks to more than %d MB from %d bytes"
                                    .formatted(entry.getName(), unpacked >> 20, packed));
                }
            }
        }
    }
}
