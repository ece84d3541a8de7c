package datapipeline.engines.video;

import datapipeline.engines.sandbox.Ending;
import datapipeline.engines.sandbox.FfmpegEngine;
import datapipeline.engines.sandbox.FfmpegFailure;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.engine.StepResult.MadeFile;
import datapipeline.model.option.ProcessingStep.ExtractKeyFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Takes still pictures out of a video: one where each scene begins, or one every so many seconds; and a sheet of small
 * ones, to be shown over a player's time bar.
 */
public final class KeyFrameEngine implements FfmpegEngine<ExtractKeyFrame> {

    @Override
    public Class<ExtractKeyFrame> performs() {
        return ExtractKeyFrame.class;
    }

    @Override
    public StepResult perform(ExtractKeyFrame step, StepInput input) throws InterruptedException {
        return VideoJob.perform(input, job -> extract(step, job));
    }

    private static StepResult extract(ExtractKeyFrame step, VideoJob job) throws InterruptedException {
        Optional<SpriteSheet> sheet = job.video().seconds().map(SpriteSheet::of);
        Ending ending = job.ffmpeg(words(step, job.video(), sheet), "taking frames");
        Optional<StepResult> failure = FfmpegFailure.of(ending, job.what());
        if (failure.isPresent()) {
            return failure.get();
        }
        KeyFrames frames = KeyFrames.collect(job.scratch(), job.input().outputs());
        if (frames.isEmpty()) {
            return FfmpegFailure.refused(ReasonCode.CORRUPT, job.what() + " has no frame that can be decoded");
        }
        List<MadeFile> files = new ArrayList<>(frames.files());
        sheet.ifPresent(
                one -> files.addAll(2, one.collect(job.scratch(), job.input().outputs())));
        return new StepResult.Done(
                files, job.video().metadata(), Map.of("cpuMs", ending.cpu().toMillis(), "frames", (long)
                        frames.count()));
    }

    private static List<String> words(ExtractKeyFrame step, Video video, Optional<SpriteSheet> sheet) {
        String picture = "[0:%d]".formatted(video.track()) + (video.interlaced() ? "bwdif=mode=send_frame," : "");
        String longest = Long.toString(VideoJob.LONGEST.toSeconds());
        List<String> words = new ArrayList<>(List.of("-filter_complex"));
        words.add(sheet.map(one -> picture + "split[full][small];[full]" + filters(step) + "[frames];[small]"
                        + one.filters() + "[sheet]")
                .orElseGet(() -> picture + filters(step) + "[frames]"));
        words.addAll(List.of("-map", "[frames]", "-t", longest, "-fps_mode", "passthrough"));
        words.addAll(List.of("-frames:v", Integer.toString(step.max())));
        words.addAll(List.of("-c:v", "mjpeg", "-q:v", "3", "-pix_fmt", "yuvj420p", KeyFrames.PATTERN));
        if (sheet.isPresent()) {
            words.addAll(List.of("-map", "[sheet]", "-frames:v", "1", "-c:v", "mjpeg", "-q:v", "4"));
            words.addAll(List.of("-pix_fmt", "yuvj420p", "-update", "1", SpriteSheet.PICTURE));
        }
        return words;
    }

    /**
     * Scenes are told apart at full size: scaling down first costs about what it saves. Pixels become square. Only frames with
     * metadata are listed, so each is given some.
     */
    private static String filters(ExtractKeyFrame step) {
        String chosen = step.everySeconds().map(KeyFrameEngine::every).orElse("eq(n\\,0)+gt(scene\\,0.3)");
        return "select=%s,metadata=add:key=chosen:value=1,metadata=print:file=%s,scale=trunc(iw*sar/2)*2:ih,setsar=1"
                .formatted(chosen, KeyFrames.TIMES);
    }

    /** The first frame of each stretch of so many seconds. */
    static String every(double seconds) {
        return String.format(
                Locale.ROOT,
                "if(isnan(prev_selected_t)\\,1\\,gt(floor(t/%1$.3f)\\,floor(prev_selected_t/%1$.3f)))",
                seconds);
    }
}
