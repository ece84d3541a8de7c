package datapipeline.engines.picture;

import datapipeline.model.Format;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a WebP has more than one frame, which ffmpeg skips without a word.
 *
 * @see <a href="https://developers.google.com/speed/webp/docs/riff_container#extended_file_format">WebP container</a>
 */
final class MovingWebp {
    private static final int FLAGS_AT = 20;
    private static final int ANIMATION = 0x02;

    private MovingWebp() {}

    static boolean is(Path file, Format format) {
        if (format != Format.WEBP) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(FLAGS_AT + 1);
            return head.length > FLAGS_AT
                    && new String(head, 12, 4, StandardCharsets.US_ASCII).equals("VP8X")
                    && (head[FLAGS_AT] & ANIMATION) != 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the beginning of " + file.getFileName(), e);
        }
    }
}
