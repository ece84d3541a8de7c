package datapipeline.engines.picture;

import datapipeline.engines.picture.Picture.Composition;
import datapipeline.engines.sandbox.FfmpegFailure;
import datapipeline.model.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Several files of one picture, as ffmpeg is told them; it is decoded once however many they are. */
record Passes(Picture picture, Path file, List<Rendition> renditions) {
    /** A picture of one pixel that ffmpeg leaves beside the results, with the colour profile in it. */
    static final String PROFILE = "profile.png";

    private static final String TILED = "tiled.png";
    private static final String TILE = "tile.png";

    /** What puts tiles together, which ffmpeg does by a filter graph beside which it takes no other; the profile gets lost. */
    List<List<String>> assembling(Path scratch) {
        if (picture.composition() != Composition.TILES) {
            return List.of();
        }
        List<String> whole = new ArrayList<>(demuxed());
        whole.addAll(List.of("-frames:v", "1", "-c:v", "png", "-compression_level", "1", "-update", "1"));
        whole.add("file:" + scratch.resolve(TILED));
        List<String> one = new ArrayList<>(demuxed());
        one.addAll(List.of("-map", "0:v:0", "-frames:v", "1", "-c:v", "png", "-update", "1"));
        one.add("file:" + scratch.resolve(TILE));
        return picture.profile() == Picture.Profile.KEPT ? List.of(whole, one) : List.of(whole);
    }

    /** What makes the results, after {@link #assembling} is done. */
    List<String> drawing(Path scratch) throws IOException {
        if (picture.composition() != Composition.TILES) {
            return draw(demuxed(), scratch);
        }
        Path tiled = scratch.resolve(TILED);
        if (picture.profile() == Picture.Profile.KEPT) {
            PngProfile.copy(scratch.resolve(TILE), tiled);
        }
        return draw(List.of("-f", "png_pipe", "-i", "file:" + tiled), scratch);
    }

    boolean leavesProfile() {
        return picture.profile() == Picture.Profile.KEPT
                && renditions.stream().anyMatch(rendition -> !rendition.format().writesProfile());
    }

    private List<String> draw(List<String> input, Path scratch) {
        List<String> words = new ArrayList<>(input);
        words.addAll(List.of("-filter_complex", graph()));
        for (int number = 0; number < renditions.size(); number++) {
            words.addAll(renditions.get(number).writing(number, scratch));
        }
        if (leavesProfile()) {
            words.addAll(List.of("-map", "[profile]", "-frames:v", "1", "-c:v", "png", "-update", "1"));
            words.add("file:" + scratch.resolve(PROFILE));
        }
        return words;
    }

    private String graph() {
        int copies = renditions.size() + (leavesProfile() ? 1 : 0);
        String labels = IntStream.range(0, renditions.size())
                .mapToObj("[in%d]"::formatted)
                .collect(Collectors.joining());
        String source =
                picture.composition() == Composition.COLOURS_AND_ALPHA ? "[0:v:0][0:v:1]alphamerge," : "[0:v:0]";
        String split = source + "split=" + copies + labels + (leavesProfile() ? "[whole]" : "");
        String drawn = IntStream.range(0, renditions.size())
                .mapToObj(number -> renditions.get(number).graph(number))
                .collect(Collectors.joining(";"));
        return split + ";" + drawn + (leavesProfile() ? ";[whole]trim=end_frame=1,format=rgb24,crop=1:1[profile]" : "");
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
}
