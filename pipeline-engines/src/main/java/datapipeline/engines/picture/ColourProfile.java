package datapipeline.engines.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Carries a colour profile into formats in which ffmpeg writes none. What it changes was written by ffmpeg a moment
 * ago; the profile itself is the uploader's, is never interpreted, and is left out when it is not plausible.
 */
final class ColourProfile {
    /** Those of printers, the largest there are, have about two. */
    private static final int LARGEST = 4 << 20;

    private static final int HEADER = 128;
    private static final int CHUNK_HEAD = 8;
    private static final int CHECK_SUM = 4;

    private ColourProfile() {}

    /** The profile of red, green and blue that a PNG of ffmpeg's carries. */
    static Optional<byte[]> in(Path png) throws IOException {
        return PngProfile.chunk(png)
                .flatMap(chunk -> profile(chunk.slice(CHUNK_HEAD, chunk.limit() - CHUNK_HEAD - CHECK_SUM)));
    }

    /** Puts it into the file. */
    static void embed(byte[] profile, Path file, WrittenFormat format) throws IOException {
        byte[] plain = Files.readAllBytes(file);
        switch (format) {
            case WEBP -> Files.write(file, WebpProfile.embed(profile, plain));
            case TIFF -> Files.write(file, TiffProfile.embed(profile, plain));
            case AVIF -> Files.write(file, AvifProfile.embed(profile, plain));
            case JPEG, PNG, GIF, BMP -> {
                // JPEG and PNG have it from ffmpeg; GIF and BMP have no place that readers look at.
            }
        }
    }

    /** A name that ends with zero, a zero for "deflated", then the profile. */
    private static Optional<byte[]> profile(ByteBuffer chunk) {
        while (chunk.hasRemaining() && chunk.get() != 0) {
            continue;
        }
        if (!chunk.hasRemaining() || chunk.get() != 0) {
            return Optional.empty();
        }
        return inflated(chunk).filter(ColourProfile::speaksOfLight);
    }

    private static Optional<byte[]> inflated(ByteBuffer packed) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] some = new byte[8192];
            for (int count = inflater.inflate(some); count > 0; count = inflater.inflate(some)) {
                all.write(some, 0, count);
                if (all.size() > LARGEST) {
                    return Optional.empty();
                }
            }
            return Optional.of(all.toByteArray());
        } catch (DataFormatException damaged) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    private static boolean speaksOfLight(byte[] profile) {
        return profile.length > HEADER
                && new String(profile, 16, 4, StandardCharsets.US_ASCII).equals("RGB ")
                && new String(profile, 36, 4, StandardCharsets.US_ASCII).equals("acsp");
    }
}
