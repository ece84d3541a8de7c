package datapipeline.engines.picture;

import datapipeline.engines.sandbox.Child;
import datapipeline.engines.sandbox.Ending;
import datapipeline.engines.sandbox.Ffmpeg;
import datapipeline.engines.sandbox.FfmpegFailure;
import datapipeline.engines.sandbox.Sandbox;
import datapipeline.model.Format;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks ffprobe what a picture is before anything large is done with it. */
final class PictureProbe {
    private static final int MAX_FRAMES = 1000;
    /** Of all frames together: a minute's work. */
    private static final long MAX_MOVING_PIXELS = 2_000_000_000;

    /** What is known, or why it is not. */
    sealed interface Probed {
        record Found(Picture picture, Duration cpu) implements Probed {}

        record Failed(StepResult result) implements Probed {}
    }

    private PictureProbe() {}

    static Probed probe(Path file, Format format, Path directory, Duration limit) throws InterruptedException {
        List<String> asking = List.of(
                "-show_frames",
                "-show_streams",
                "-show_stream_groups",
                "-select_streams",
                "v",
                "-read_intervals",
                "%+#1");
        return switch (ask(asking, file, format, directory, limit)) {
            case Answer.Failure(var result) -> new Probed.Failed(result);
            case Answer.Report(var json, var cpu) -> {
                Probed still = still(json, format, cpu);
                yield still instanceof Probed.Found found && format == Format.GIF
                        ? moving(found, file, directory, limit)
                        : still;
            }
        };
    }

    private static Probed still(String json, Format format, Duration cpu) {
        Optional<Picture> found = ProbeReport.picture(json, format);
        if (found.isEmpty()) {
            return failed(ReasonCode.CORRUPT, "the %s holds no picture".formatted(format.wireName()));
        }
        Picture picture = found.get();
        return (long) picture.width() * picture.height() > FfmpegFailure.MAX_PIXELS
                ? failed(
                        ReasonCode.PIXEL_LIMIT,
                        "the picture has %d x %d pixels; at most %d million are processed"
                                .formatted(picture.width(), picture.height(), FfmpegFailure.MAX_PIXELS / 1_000_000))
                : new Probed.Found(picture, cpu);
    }

    /** Counting frames does not unpack them. */
    private static Probed moving(Probed.Found found, Path file, Path directory, Duration limit)
            throws InterruptedException {
        List<String> asking = List.of("-count_packets", "-show_entries", "stream=nb_read_packets");
        return switch (ask(asking, file, Format.GIF, directory, limit)) {
            case Answer.Failure(var result) -> new Probed.Failed(result);
            case Answer.Report(var json, var cpu) -> {
                Picture still = found.picture();
                int frames = ProbeReport.counted(json);
                yield tooMuch(still, frames)
                        .<Probed>map(Probed.Failed::new)
                        .orElseGet(() -> new Probed.Found(
                                still.moving(frames), found.cpu().plus(cpu)));
            }
        };
    }

    private static Optional<StepResult> tooMuch(Picture picture, int frames) {
        long pixels = (long) picture.width() * picture.height() * frames;
        if (pixels > MAX_MOVING_PIXELS) {
            return Optional.of(FfmpegFailure.refused(
                    ReasonCode.DECOMPRESSION_BOMB,
                    "the %d frames of %d x %d pixels unpack to %d million pixels; at most %d million are processed"
                            .formatted(
                                    frames,
                                    picture.width(),
                                    picture.height(),
                                    pixels / 1_000_000,
                                    MAX_MOVING_PIXELS / 1_000_000)));
        }
        return frames > MAX_FRAMES
                ? Optional.of(FfmpegFailure.refused(
                        ReasonCode.LIMIT_EXCEEDED,
                        "the picture has %d frames; at most %d are processed".formatted(frames, MAX_FRAMES)))
                : Optional.empty();
    }

    private static Probed failed(ReasonCode code, String message) {
        return new Probed.Failed(FfmpegFailure.refused(code, message));
    }

    private sealed interface Answer {
        record Report(String json, Duration cpu) implements Answer {}

        record Failure(StepResult result) implements Answer {}
    }

    private static Answer ask(List<String> asking, Path file, Format format, Path directory, Duration limit)
            throws InterruptedException {
        List<String> words = new ArrayList<>(List.of("-protocol_whitelist", "file", "-max_pixels"));
        words.add(Integer.toString(FfmpegFailure.MAX_PIXELS));
        words.addAll(List.of("-f", ReadableFormat.demuxer(format).orElseThrow()));
        words.addAll(asking);
        words.add("file:" + file.toAbsolutePath());
        Child child = Ffmpeg.installed().ffprobe(words);
        Ending ending = Sandbox.run(child, directory, limit);
        return FfmpegFailure.of(ending, "the " + format.wireName())
                .<Answer>map(Answer.Failure::new)
                .orElseGet(() -> new Answer.Report(((Ending.Exited) ending).out(), ending.cpu()));
    }
}
