package datapipeline.engines.picture;

import datapipeline.model.Format;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which ffmpeg demuxer reads a picture. It is always named: left to itself, ffmpeg would follow a playlist that calls
 * itself a picture.
 */
final class ReadableFormat {
    private static final Map<Format, String> DEMUXERS = new EnumMap<>(Map.of(
            Format.JPEG, "jpeg_pipe",
            Format.PNG, "png_pipe",
            Format.GIF, "gif",
            Format.BMP, "bmp_pipe",
            Format.TIFF, "tiff_pipe",
            Format.WEBP, "webp_pipe",
            Format.JP2, "j2k_pipe",
            Format.AVIF, "mov",
            Format.HEIC, "mov"));

    private ReadableFormat() {}

    static Optional<String> demuxer(Format format) {
        return Optional.ofNullable(DEMUXERS.get(format));
    }
}
