package datapipeline.engines.picture;

import datapipeline.model.Format;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Whether a file still has its end. Decoders show what they have and call it a picture; an upload cut short is not. */
final class Endings {
    private static final int TAIL = 64 * 1024;

    private Endings() {}

    static boolean isMissing(Path file, Format format) {
        return switch (format) {
            case JPEG -> !tail(file).contains("\u00ff\u00d9");
            case PNG -> !tail(file).contains("IEND");
            case GIF -> !tail(file).contains(";");
            default -> false;
        };
    }

    /** Cameras write more behind the end, so it need not be the very last thing. */
    private static String tail(Path file) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL, in.length())];
            in.seek(in.length() - tail.length);
            in.readFully(tail);
            return new String(tail, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the end of " + file.getFileName(), e);
        }
    }
}
