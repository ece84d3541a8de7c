package datapipeline.engines.picture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One file to be made of a picture.
 *
 * @param suffix what follows the original's base name: {@code -800x600}
 * @param quality of lossy formats, 1 to 100
 */
record Rendition(Picture picture, Geometry geometry, WrittenFormat format, int quality, String suffix) {
    private static final int LONGEST_BASE = 100;

    /** AV_FRAME_DATA_EXIF, which the filter knows by its number only. */
    private static final String WITHOUT_EXIF = "sidedata=mode=delete:type=31,";

    /** {@code holiday-800x600.jpg}: what it is called in S3, in the script of the original's name. */
    String displayName(String original) {
        int dot = original.lastIndexOf('.');
        String base = dot > 0 ? original.substring(0, dot) : original;
        String plain = base.replaceAll("[^\\p{L}\\p{N} ._-]", "_").strip();
        String shorter = plain.length() > LONGEST_BASE ? shortened(plain) : plain;
        String name = shorter.isEmpty() || shorter.startsWith(".") ? "picture" + shorter : shorter;
        return name + suffix + "." + format.extension();
    }

    /** Letters of some scripts take two places, and none is cut in half. */
    private static String shortened(String plain) {
        boolean half = Character.isHighSurrogate(plain.charAt(LONGEST_BASE - 1));
        return plain.substring(0, half ? LONGEST_BASE - 1 : LONGEST_BASE);
    }

    /**
     * Where it lies on disk, under a name of its own whatever the original's: ffmpeg reads a percent sign as a counter, and a
     * machine in the C locale has no letters but ASCII's.
     */
    Path in(Path directory, int number) {
        return directory.resolve("result-%d.%s".formatted(number, format.extension()));
    }

    boolean moves() {
        return picture.moves() && format.moves();
    }

    boolean keepsAlpha() {
        return picture.alpha() && format.keepsAlpha();
    }

    /** From the label {@code [in<number>]} to {@link #maps}. */
    String graph(int number) {
        String first = moves() ? "" : "trim=end_frame=1,";
        String profile = picture.profile() == Picture.Profile.UNFIT ? "sidedata=mode=delete:type=ICC_PROFILE," : "";
        String drawn = "[in%d]%s%s%s%s%s%s,setsar=1"
                .formatted(
                        number,
                        first,
                        WITHOUT_EXIF,
                        profile,
                        geometry.scaling(),
                        flattening(number),
                        geometry.framing(keepsAlpha()));
        if (format == WrittenFormat.GIF) {
            return drawn
                    + ",split[seen%1$d][used%1$d];[seen%1$d]palettegen=reserve_transparent=1[colours%1$d];"
                            .formatted(number)
                    + "[used%1$d][colours%1$d]paletteuse[out%1$d]".formatted(number);
        }
        return alphaTrack()
                ? drawn
                        + ",format=yuva420p,split[out%1$d][both%1$d];[both%1$d]alphaextract[alpha%1$d]"
                                .formatted(number)
                : drawn + "[out%d]".formatted(number);
    }

    List<String> writing(int number, Path scratch) {
        List<String> words = new ArrayList<>(List.of("-map", "[out%d]".formatted(number)));
        if (alphaTrack()) {
            words.addAll(
                    List.of("-map", "[alpha%d]".formatted(number), "-pix_fmt:v:0", "yuv420p", "-pix_fmt:v:1", "gray"));
        }
        words.addAll(List.of("-map_metadata", "-1"));
        words.addAll(moves() ? List.of() : List.of("-frames:v", "1"));
        words.addAll(format.options(quality, moves()));
        words.addAll(format.isSequence() && !moves() ? List.of("-update", "1") : List.of());
        words.add("file:" + in(scratch, number));
        return words;
    }

    private boolean alphaTrack() {
        return keepsAlpha() && format == WrittenFormat.AVIF;
    }

    /** What shines through in a format where nothing can is white: the colour beneath it is any. */
    private String flattening(int number) {
        return picture.alpha() && !format.keepsAlpha()
                ? ",format=rgba,split[under%1$d][over%1$d];[under%1$d]drawbox=color=white:t=fill:replace=1[white%1$d];"
                                .formatted(number)
                        + "[white%1$d][over%1$d]overlay=format=gbrp".formatted(number)
                : "";
    }
}
