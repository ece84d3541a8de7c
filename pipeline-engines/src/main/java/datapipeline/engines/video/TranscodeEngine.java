package datapipeline.engines.video;

import datapipeline.engines.sandbox.Ending;
import datapipeline.engines.sandbox.Ffmpeg;
import datapipeline.engines.sandbox.FfmpegEngine;
import datapipeline.engines.sandbox.FfmpegFailure;
import datapipeline.engines.sandbox.Sandbox;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.engine.StepResult.MadeFile;
import datapipeline.model.option.ProcessingStep.Transcode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes a video anew: one file that plays anywhere, or a ladder of sizes for streaming. Never larger than it was. */
public final class TranscodeEngine implements FfmpegEngine<Transcode> {
    /** A file that plays for less than this much of what it promises was cut off. */
    private static final double WHOLE = 0.9;

    @Override
    public Class<Transcode> performs() {
        return Transcode.class;
    }

    @Override
    public StepResult perform(Transcode step, StepInput input) throws InterruptedException {
        return VideoJob.perform(input, job -> transcode(step, job));
    }

    private static StepResult transcode(Transcode step, VideoJob job) throws InterruptedException {
        Ladder ladder = Ladder.of(step, job.video());
        Path made = directory(job.scratch());
        Ending ending = job.ffmpeg(ladder.words(step, job.video(), made), "encoding");
        Optional<StepResult> failure = FfmpegFailure.of(ending, job.what());
        if (failure.isPresent()) {
            return failure.get();
        }
        Optional<Video> result = result(ladder.toProbe(made), job);
        if (result.isEmpty()) {
            return FfmpegFailure.refused(ReasonCode.CORRUPT, job.what() + " has no frame that can be decoded");
        }
        double seconds = result.get().seconds().orElse(0.0);
        double promised = job.video().seconds().orElse(0.0);
        if (seconds < promised * WHOLE - 1) {
            return FfmpegFailure.refused(
                    ReasonCode.TRUNCATED,
                    "%s promises %.0f s, and only %.0f s of it can be decoded"
                            .formatted(job.what(), promised, seconds));
        }
        return new StepResult.Done(
                collect(made, job.input().outputs(), ladder, seconds),
                job.video().metadata(),
                Map.of("cpuMs", ending.cpu().toMillis(), "outputMs", Math.round(seconds * 1000)));
    }

    /** What was made is looked at again: ffmpeg also succeeds with nothing. */
    private static Optional<Video> result(Path file, VideoJob job) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of("-show_streams", "-show_format", "-protocol_whitelist", "file"));
        words.addAll(List.of("-i", file.toString()));
        Ending probed = Sandbox.run(
                Ffmpeg.installed().ffprobe(words), job.scratch(), job.input().limit());
        return FfmpegFailure.of(probed, "the result").isPresent()
                ? Optional.empty()
                : Video.from(((Ending.Exited) probed).out());
    }

    private static Path directory(Path scratch) {
        try {
            return Files.createDirectory(scratch.resolve("made"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a directory in " + scratch, e);
        }
    }

    private static List<MadeFile> collect(Path made, Path outputs, Ladder ladder, double seconds) {
        try (Stream<Path> files = Files.list(made)) {
            List<MadeFile> all = new ArrayList<>();
            for (Path file : files.sorted(ladder.order()).toList()) {
                Path kept = Files.move(file, outputs.resolve(file.getFileName()));
                all.add(ladder.describe(kept, Math.round(seconds * 1000)));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot put the video into " + outputs, e);
        }
    }
}
