package datapipeline.engines.video;

import datapipeline.model.engine.StepResult.MadeFile;
import datapipeline.model.option.ProcessingStep.Transcode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The sizes a video is written in, largest first: one for a file, several for streaming.
 *
 * @param heights in lines, even
 */
record Ladder(String container, List<Integer> heights, int width, int height) {
    private static final String MASTER = "master.m3u8";
    private static final List<Integer> RUNGS = List.of(2160, 1440, 1080, 720, 480, 360);
    private static final int MOST_RUNGS = 4;
    private static final int SEGMENT_SECONDS = 6;

    static Ladder of(Transcode step, Video video) {
        int top = Math.max(2, Math.min(step.height(), video.height()) / 2 * 2);
        List<Integer> below = RUNGS.stream().filter(rung -> rung < top).toList();
        List<Integer> heights = step.container().equals("hls")
                ? Stream.concat(Stream.of(top), below.stream())
                        .limit(MOST_RUNGS)
                        .toList()
                : List.of(top);
        return new Ladder(step.container(), heights, video.width(), video.height());
    }

    /** What follows the opening. */
    List<String> words(Transcode step, Video video, Path made) {
        List<String> words = new ArrayList<>(List.of("-filter_complex", graph(video)));
        for (int i = 0; i < heights.size(); i++) {
            words.addAll(List.of("-map", "[v" + i + "]"));
            words.addAll(streaming() && video.audio().isPresent() ? List.of("-map", "0:a:0") : List.of());
        }
        words.addAll(streaming() || video.audio().isEmpty() ? List.of() : List.of("-map", "0:a:0"));
        words.addAll(List.of("-t", Long.toString(VideoJob.LONGEST.toSeconds()), "-map_metadata", "-1"));
        words.addAll(List.of("-map_chapters", "-1", "-sn", "-dn", "-pix_fmt", "yuv420p"));
        words.addAll(Codecs.video(step));
        words.addAll(Codecs.audio(step.container()));
        words.addAll(streaming() ? segments(step, video, made) : file(made));
        return words;
    }

    private boolean streaming() {
        return container.equals("hls");
    }

    private String graph(Video video) {
        String labels =
                IntStream.range(0, heights.size()).mapToObj("[s%d]"::formatted).collect(Collectors.joining());
        return "[0:%d]".formatted(video.track()) + (video.interlaced() ? "bwdif=mode=send_frame," : "") + "split="
                + heights.size() + labels + ";"
                + IntStream.range(0, heights.size())
                        .mapToObj(i -> "[s%d]scale=%d:%d,setsar=1[v%d]"
                                .formatted(i, widthOf(heights.get(i)), heights.get(i), i))
                        .collect(Collectors.joining(";"));
    }

    private int widthOf(int rung) {
        return Math.max(2, (int) Math.round((double) width * rung / height / 2) * 2);
    }

    private List<String> file(Path made) {
        List<String> words = new ArrayList<>(container.equals("mp4") ? List.of("-movflags", "+faststart") : List.of());
        words.add(made.resolve("video." + container).toString());
        return words;
    }

    /** Every rung begins a segment with a frame of its own at the same moment, so that a player can change over. */
    private List<String> segments(Transcode step, Video video, Path made) {
        List<String> words = new ArrayList<>(List.of("-sc_threshold", "0", "-force_key_frames"));
        words.add("expr:gte(t,n_forced*%d)".formatted(SEGMENT_SECONDS));
        for (int i = 0; i < heights.size(); i++) {
            int kilobits = Codecs.kilobits(heights.get(i));
            words.addAll(List.of("-maxrate:v:" + i, kilobits + "k", "-bufsize:v:" + i, 2 * kilobits + "k"));
        }
        words.addAll(List.of("-f", "hls", "-hls_time", Integer.toString(SEGMENT_SECONDS), "-hls_playlist_type", "vod"));
        words.addAll(
                step.codec().equals("h265")
                        ? List.of("-hls_segment_type", "fmp4", "-hls_fmp4_init_filename", "%v-init.mp4")
                        : List.of());
        String extension = step.codec().equals("h265") ? "m4s" : "ts";
        words.addAll(List.of(
                "-hls_segment_filename", made.resolve("%v-%05d." + extension).toString()));
        words.addAll(List.of("-master_pl_name", MASTER, "-var_stream_map"));
        words.add(IntStream.range(0, heights.size())
                .mapToObj(
                        i -> "v:%d%s,name:%dp".formatted(i, video.audio().isPresent() ? ",a:" + i : "", heights.get(i)))
                .collect(Collectors.joining(" ")));
        words.add(made.resolve("%v.m3u8").toString());
        return words;
    }

    /** The file that stands for all. */
    Path toProbe(Path made) {
        return made.resolve(streaming() ? heights.getFirst() + "p.m3u8" : "video." + container);
    }

    /** What a person would open first. */
    Comparator<Path> order() {
        return Comparator.comparing((Path file) -> !name(file).equals(MASTER))
                .thenComparing(file -> !name(file).endsWith(".m3u8"))
                .thenComparing(Ladder::name);
    }

    MadeFile describe(Path file, long durationMs) {
        Optional<Integer> rung = heights.stream()
                .filter(height -> !streaming() || name(file).startsWith(height + "p"))
                .findFirst();
        return new MadeFile(
                file,
                name(file),
                Codecs.mediaType(name(file)),
                rung.map(this::widthOf),
                rung,
                name(file).endsWith("." + container) || name(file).endsWith(".m3u8")
                        ? Optional.of(durationMs)
                        : Optional.empty(),
                Map.of());
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
