package datapipeline.engines.picture;

import datapipeline.engines.sandbox.Child;
import datapipeline.engines.sandbox.Ending;
import datapipeline.engines.sandbox.Ffmpeg;
import datapipeline.engines.sandbox.FfmpegFailure;
import datapipeline.engines.sandbox.Sandbox;
import datapipeline.model.Format;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepResult;
import datapipeline.model.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks ffprobe what a picture is before anything large is done with it. */
final class PictureProbe {
    /** What is known, or why it is not. */
    sealed interface Probed {
        record Found(Picture picture, Duration cpu) implements Probed {}

        record Failed(StepResult result) implements Probed {}
    }

    private static final Pattern ALPHA = Pattern.compile("rgba.*|argb.*|bgra.*|abgr.*|ya\\d.*|yuva.*|gbrap.*|pal8");

    private record Report(
            @Nullable List<Frame> frames, @Nullable List<TileGroup> stream_groups) {}

    private record Frame(
            int width, int height, String pix_fmt, @Nullable List<SideData> side_data_list) {
        boolean turned() {
            return side_data_list != null
                    && side_data_list.stream()
                            .anyMatch(data -> data.rotation != null && Math.abs(data.rotation) % 180 == 90);
        }
    }

    private record SideData(@Nullable Integer rotation) {}

    /** A HEIC is a grid of tiles; only the grid knows how large the picture is. */
    private record TileGroup(@Nullable List<Tiles> components) {}

    private record Tiles(@Nullable Integer width, @Nullable Integer height) {
        Optional<Size> size() {
            return width == null || height == null ? Optional.empty() : Optional.of(new Size(width, height));
        }
    }

    private record Size(int width, int height) {}

    private PictureProbe() {}

    static Probed probe(Path file, Format format, Path directory, Duration limit) throws InterruptedException {
        Child child = Ffmpeg.installed()
                .ffprobe(List.of(
                        "-protocol_whitelist",
                        "file",
                        "-max_pixels",
                        Integer.toString(FfmpegFailure.MAX_PIXELS),
                        "-f",
                        ReadableFormat.demuxer(format).orElseThrow(),
                        "-show_frames",
                        "-show_stream_groups",
                        "-select_streams",
                        "v",
                        "-read_intervals",
                        "%+#1",
                        "file:" + file.toAbsolutePath()));
        Ending ending = Sandbox.run(child, directory, limit);
        Optional<StepResult> failure = FfmpegFailure.of(ending, "the " + format.wireName());
        return failure.<Probed>map(Probed.Failed::new).orElseGet(() -> read((Ending.Exited) ending, format));
    }

    private static Probed read(Ending.Exited exited, Format format) {
        Report report = Json.read(exited.out(), Report.class);
        if (report.frames == null || report.frames.isEmpty()) {
            return new Probed.Failed(
                    FfmpegFailure.refused(ReasonCode.CORRUPT, "the %s holds no picture".formatted(format.wireName())));
        }
        Frame frame = report.frames.getFirst();
        Size size = grid(report).orElseGet(() -> new Size(frame.width, frame.height));
        if ((long) size.width * size.height > FfmpegFailure.MAX_PIXELS) {
            return new Probed.Failed(FfmpegFailure.refused(
                    ReasonCode.PIXEL_LIMIT,
                    "the picture has %d x %d pixels; at most %d million are processed"
                            .formatted(size.width, size.height, FfmpegFailure.MAX_PIXELS / 1_000_000)));
        }
        boolean alpha = ALPHA.matcher(frame.pix_fmt).matches();
        Picture picture = frame.turned()
                ? new Picture(format, size.height, size.width, alpha)
                : new Picture(format, size.width, size.height, alpha);
        return new Probed.Found(picture, exited.cpu());
    }

    private static Optional<Size> grid(Report report) {
        return Optional.ofNullable(report.stream_groups).stream()
                .flatMap(List::stream)
                .flatMap(group -> Optional.ofNullable(group.components).stream().flatMap(List::stream))
                .flatMap(tiles -> tiles.size().stream())
                .findFirst();
    }
}
