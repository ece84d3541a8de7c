package datapipeline.engines.picture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a colour profile lies in a PNG that ffmpeg wrote.
 *
 * @see <a href="https://www.w3.org/TR/png-3/#11iCCP">PNG: iCCP</a>
 */
final class PngProfile {
    private static final int BEHIND_HEADER = 33;
    private static final int AROUND = 12;

    private PngProfile() {}

    /** The chunk as it stands, from its length to its check sum. */
    static Optional<ByteBuffer> chunk(Path png) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(png));
        int at = BEHIND_HEADER;
        while (at + AROUND <= all.limit()) {
            int whole = all.getInt(at) + AROUND;
            if (new String(all.array(), at + 4, 4, StandardCharsets.US_ASCII).equals("iCCP")) {
                return Optional.of(all.slice(at, whole));
            }
            at += whole;
        }
        return Optional.empty();
    }

    /** Gives one PNG the profile of another. */
    static void copy(Path from, Path to) throws IOException {
        Optional<ByteBuffer> chunk = chunk(from);
        if (chunk.isPresent()) {
            byte[] plain = Files.readAllBytes(to);
            byte[] profile = new byte[chunk.get().remaining()];
            chunk.get().get(profile);
            try (OutputStream out = Files.newOutputStream(to)) {
                out.write(plain, 0, BEHIND_HEADER);
                out.write(profile);
                out.write(plain, BEHIND_HEADER, plain.length - BEHIND_HEADER);
            }
        }
    }
}
