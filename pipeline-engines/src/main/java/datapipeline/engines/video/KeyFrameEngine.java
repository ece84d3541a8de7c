package datapipeline.engines.video;

import datapipeline.engines.sandbox.Ending;
import datapipeline.engines.sandbox.Ffmpeg;
import datapipeline.engines.sandbox.FfmpegFailure;
import datapipeline.engines.sandbox.Sandbox;
import datapipeline.engines.sandbox.Scratch;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.Engine;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.ExtractKeyFrame;
import datapipeline.model.run.EngineKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Takes still pictures out of a video: one where each scene begins, or one every so many seconds. */
public final class KeyFrameEngine implements Engine<ExtractKeyFrame> {
    private static final Duration LONGEST = Duration.ofHours(6);

    @Override
    public Class<ExtractKeyFrame> performs() {
        return ExtractKeyFrame.class;
    }

    @Override
    public String name() {
        return "ffmpeg " + Ffmpeg.installed().version();
    }

    @Override
    public EngineKind kind() {
        return EngineKind.EMBEDDED;
    }

    @Override
    public StepResult perform(ExtractKeyFrame step, StepInput input) throws InterruptedException {
        Optional<List<String>> opening = Demuxers.opening(input);
        if (opening.isEmpty()) {
            return FfmpegFailure.refused(
                    ReasonCode.FORMAT_UNREADABLE,
                    "%s videos cannot be read here".formatted(input.format().wireName()));
        }
        try (Scratch scratch = Scratch.make()) {
            return perform(step, input, opening.get(), scratch.directory());
        }
    }

    private static StepResult perform(ExtractKeyFrame step, StepInput input, List<String> opening, Path scratch)
            throws InterruptedException {
        List<String> asking = new ArrayList<>(List.of("-show_streams", "-show_format"));
        asking.addAll(opening);
        Ending probed = Sandbox.run(Ffmpeg.installed().ffprobe(asking), scratch, input.limit());
        Optional<StepResult> failure = FfmpegFailure.of(probed, what(input));
        if (failure.isPresent()) {
            return failure.get();
        }
        Optional<Video> video = Video.from(((Ending.Exited) probed).out());
        if (video.isEmpty()) {
            return FfmpegFailure.refused(ReasonCode.CORRUPT, what(input) + " holds no moving picture");
        }
        if (video.get().seconds().orElse(0.0) > LONGEST.toSeconds()) {
            return FfmpegFailure.refused(
                    ReasonCode.LIMIT_EXCEEDED, "the video is longer than %d hours".formatted(LONGEST.toHours()));
        }
        return extract(step, input, opening, video.get(), scratch);
    }

    private static StepResult extract(
            ExtractKeyFrame step, StepInput input, List<String> opening, Video video, Path scratch)
            throws InterruptedException {
        List<String> words = new ArrayList<>(opening);
        words.addAll(List.of("-map", "0:v:0", "-t", Long.toString(LONGEST.toSeconds()), "-vf", filters(step)));
        words.addAll(List.of("-fps_mode", "passthrough", "-frames:v", Integer.toString(step.max())));
        words.addAll(List.of("-c:v", "mjpeg", "-q:v", "3", "-pix_fmt", "yuvj420p", KeyFrames.PATTERN));
        Ending ending = Sandbox.run(Ffmpeg.installed().ffmpeg(words), scratch, input.limit());
        Optional<StepResult> failure = FfmpegFailure.of(ending, what(input));
        if (failure.isPresent()) {
            return failure.get();
        }
        KeyFrames frames = KeyFrames.collect(scratch, input.outputs());
        if (frames.isEmpty()) {
            return FfmpegFailure.refused(ReasonCode.CORRUPT, what(input) + " has no frame that can be decoded");
        }
        return new StepResult.Done(
                frames.files(), video.metadata(), Map.of("cpuMs", ending.cpu().toMillis(), "frames", (long)
                        frames.count()));
    }

    /**
     * Scenes are told apart at full size: scaling down first costs about what it saves. Pixels become square. Only frames with
     * metadata are listed, so each is given some.
     */
    private static String filters(ExtractKeyFrame step) {
        String chosen = step.everySeconds()
                .map(seconds -> String.format(
                        Locale.ROOT,
                        "if(isnan(prev_selected_t)\\,1\\,gt(floor(t/%1$.3f)\\,floor(prev_selected_t/%1$.3f)))",
                        seconds))
                .orElse("eq(n\\,0)+gt(scene\\,0.3)");
        return "select=%s,metadata=add:key=chosen:value=1,metadata=print:file=%s,scale=trunc(iw*sar/2)*2:ih,setsar=1"
                .formatted(chosen, KeyFrames.TIMES);
    }

    private static String what(StepInput input) {
        return "the " + input.format().wireName();
    }
}
