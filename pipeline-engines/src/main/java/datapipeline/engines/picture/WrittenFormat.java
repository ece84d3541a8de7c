package datapipeline.engines.picture;

import datapipeline.model.Format;
import java.util.List;
import java.util.Locale;

/** How ffmpeg is told to write a picture. */
enum WrittenFormat {
    JPEG(Format.JPEG, "jpg"),
    PNG(Format.PNG, "png"),
    GIF(Format.GIF, "gif"),
    BMP(Format.BMP, "bmp"),
    TIFF(Format.TIFF, "tiff"),
    WEBP(Format.WEBP, "webp"),
    AVIF(Format.AVIF, "avif");

    private final Format format;
    private final String extension;

    WrittenFormat(Format format, String extension) {
        this.format = format;
        this.extension = extension;
    }

    Format format() {
        return format;
    }

    String extension() {
        return extension;
    }

    /** The source's own format; what nobody writes becomes a JPEG, or a PNG where something shines through. */
    static WrittenFormat like(Picture picture) {
        return switch (picture.format()) {
            case JPEG -> JPEG;
            case PNG -> PNG;
            case GIF -> GIF;
            case BMP -> BMP;
            case TIFF -> TIFF;
            case WEBP -> WEBP;
            case AVIF -> AVIF;
            default -> picture.alpha() ? PNG : JPEG;
        };
    }

    /** @param word as the option spells it: {@code webp} */
    static WrittenFormat called(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    boolean keepsAlpha() {
        return this != JPEG && this != BMP;
    }

    boolean moves() {
        return this == GIF || this == WEBP;
    }

    /** Whether ffmpeg itself writes the colour profile into it. */
    boolean writesProfile() {
        return this == JPEG || this == PNG;
    }

    /** Whether ffmpeg would number the files of this format. */
    boolean isSequence() {
        return this != GIF && this != AVIF;
    }

    /**
     * @param quality 1 to 100
     * @param moving whether there is more than one frame
     */
    List<String> options(int quality, boolean moving) {
        return switch (this) {
            case JPEG -> List.of("-c:v", "mjpeg", "-qmin", "1", "-q:v", jpegScale(quality), "-pix_fmt", "yuvj420p");
            case PNG -> List.of("-c:v", "png");
            case GIF -> List.of("-c:v", "gif");
            case BMP -> List.of("-c:v", "bmp");
            case TIFF -> List.of("-c:v", "tiff", "-compression_algo", "deflate");
            case WEBP ->
                List.of(
                        "-c:v",
                        moving ? "libwebp_anim" : "libwebp",
                        "-quality",
                        Integer.toString(quality),
                        "-loop",
                        "0");
            case AVIF ->
                List.of("-c:v", "libaom-av1", "-still-picture", "1", "-cpu-used", "6", "-crf", avifFactor(quality));
        };
    }

    /**
     * ffmpeg's mjpeg multiplies its matrix by q/8, the JPEG group's library by 5000/quality or 200 - 2 quality percent:
     * the same factor gives about the same picture.
     */
    private static String jpegScale(int quality) {
        double percent = quality < 50 ? 5000.0 / quality : 200 - 2.0 * quality;
        return String.format(Locale.ROOT, "%.2f", Math.clamp(8 * percent / 100, 1, 31));
    }

    /** From 63, the coarsest, to 10, beyond which nobody sees a difference. */
    private static String avifFactor(int quality) {
        return Long.toString(Math.round(63 - quality * 0.53));
    }
}
