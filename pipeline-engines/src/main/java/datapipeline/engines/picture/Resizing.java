package datapipeline.engines.picture;

import datapipeline.engines.sandbox.FfmpegFailure;
import datapipeline.model.Format;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One resizing, as ffmpeg is told it. */
record Resizing(Picture picture, Geometry geometry, int quality, Path file) {
    private static final String ONE_PICTURE = "1";
    private static final String MAX_GIF_FRAMES = "1000";
    private static final int LONGEST_BASE = 100;

    WrittenFormat writes() {
        return WrittenFormat.like(picture);
    }

    /** {@code holiday-800x600.jpg}. */
    String fileName(String original) {
        int dot = original.lastIndexOf('.');
        String base = dot > 0 ? original.substring(0, dot) : original;
        String plain = base.replaceAll("[^\\p{L}\\p{N} ._-]", "_").strip();
        String shorter = plain.substring(0, Math.min(plain.length(), LONGEST_BASE));
        String name = shorter.isEmpty() || shorter.startsWith(".") ? "picture" + shorter : shorter;
        return "%s-%dx%d.%s".formatted(name, geometry.boxWidth(), geometry.boxHeight(), writes().extension());
    }

    Path result(Path scratch) {
        return scratch.resolve("result." + writes().extension());
    }

    /**
     * What ffmpeg is called with, one call after the other. A HEIC is put together from tiles by a filter graph of
     * ffmpeg's own, beside which it takes no other: it is scaled by size in a first pass.
     */
    List<List<String>> passes(Path scratch) {
        if (picture.format() != Format.HEIC) {
            return List.of(pass(demuxed(), geometry.scaling() + geometry.framing(framesAlpha()), scratch));
        }
        Path tiled = scratch.resolve("tiled.png");
        List<String> first = new ArrayList<>(demuxed());
        first.addAll(List.of("-s", geometry.width() + "x" + geometry.height(), "-sws_flags", "lanczos"));
        first.addAll(List.of("-frames:v", ONE_PICTURE, "-update", "1", "file:" + tiled));
        List<String> second = List.of("-f", "png_pipe", "-i", "file:" + tiled);
        return List.of(first, pass(second, "null" + geometry.framing(framesAlpha()), scratch));
    }

    private List<String> pass(List<String> input, String filters, Path scratch) {
        boolean moving = writes() == WrittenFormat.GIF;
        List<String> words = new ArrayList<>(input);
        words.addAll(List.of("-map_metadata", "-1", "-vf", filters + (moving ? palette() : "") + ",setsar=1"));
        words.addAll(List.of("-frames:v", moving ? MAX_GIF_FRAMES : ONE_PICTURE));
        words.addAll(writes().options(quality));
        words.addAll(moving || writes() == WrittenFormat.AVIF ? List.of() : List.of("-update", "1"));
        words.add("file:" + result(scratch));
        return words;
    }

    private List<String> demuxed() {
        return List.of(
                "-xerror",
                "-err_detect",
                strictness(),
                "-protocol_whitelist",
                "file",
                "-max_pixels",
                Integer.toString(FfmpegFailure.MAX_PIXELS),
                "-f",
                ReadableFormat.demuxer(picture.format()).orElseThrow(),
                "-i",
                "file:" + file.toAbsolutePath());
    }

    /** To ffmpeg's TIFF reader every private tag is a mistake, and a TIFF without any is rare. */
    private String strictness() {
        return picture.format() == Format.TIFF ? "crccheck" : "explode";
    }

    private boolean framesAlpha() {
        return picture.alpha() && writes().keepsAlpha();
    }

    /** A GIF has 256 colours; the best ones are found first. */
    private static String palette() {
        return ",split[seen][used];[seen]palettegen=reserve_transparent=1[colours];[used][colours]paletteuse";
    }
}
