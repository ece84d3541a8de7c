package datapipeline.engines.video;

import datapipeline.engines.sandbox.Ending;
import datapipeline.engines.sandbox.Ffmpeg;
import datapipeline.engines.sandbox.FfmpegFailure;
import datapipeline.engines.sandbox.FfmpegProgress;
import datapipeline.engines.sandbox.Sandbox;
import datapipeline.engines.sandbox.Scratch;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A video that has been looked at and found fit to be worked on.
 *
 * @param opening how ffmpeg is told to open it
 * @param scratch where ffmpeg works
 */
record VideoJob(StepInput input, Video video, List<String> opening, Path scratch) {
    static final Duration LONGEST = Duration.ofHours(6);

    /** What is done with it. */
    interface Work {
        StepResult perform(VideoJob job) throws InterruptedException;
    }

    /** Refuses what cannot be read, what does not move, and what is too long; otherwise does the work. */
    static StepResult perform(StepInput input, Work work) throws InterruptedException {
        Optional<List<String>> opening = Demuxers.opening(input);
        if (opening.isEmpty()) {
            return FfmpegFailure.refused(
                    ReasonCode.FORMAT_UNREADABLE,
                    "%s videos cannot be read here".formatted(input.format().wireName()));
        }
        try (Scratch scratch = Scratch.make()) {
            List<String> asking = new ArrayList<>(List.of("-show_streams", "-show_format"));
            asking.addAll(opening.get());
            Ending probed = Sandbox.run(Ffmpeg.installed().ffprobe(asking), scratch.directory(), input.limit());
            Optional<StepResult> failure = FfmpegFailure.of(probed, what(input));
            return failure.isPresent()
                    ? failure.get()
                    : perform(input, ((Ending.Exited) probed).out(), opening.get(), scratch.directory(), work);
        }
    }

    private static StepResult perform(StepInput input, String report, List<String> opening, Path scratch, Work work)
            throws InterruptedException {
        Optional<Video> video = Video.from(report);
        if (video.isEmpty()) {
            return FfmpegFailure.refused(ReasonCode.CORRUPT, what(input) + " holds no moving picture");
        }
        return video.get().seconds().orElse(0.0) > LONGEST.toSeconds()
                ? FfmpegFailure.refused(
                        ReasonCode.LIMIT_EXCEEDED, "the video is longer than %d hours".formatted(LONGEST.toHours()))
                : work.perform(new VideoJob(input, video.get(), opening, scratch));
    }

    /**
     * Runs ffmpeg on it, and tells how far it has got if it is known how far there is to go; the words follow the opening.
     *
     * @param doing what it does, in a word: "encoding"
     */
    Ending ffmpeg(List<String> words, String doing) throws InterruptedException {
        List<String> all = new ArrayList<>(FfmpegProgress.WORDS);
        all.addAll(opening);
        all.addAll(words);
        Consumer<String> listener = video.seconds()
                .filter(seconds -> seconds > 0)
                .<Consumer<String>>map(seconds -> new FfmpegProgress(seconds, doing, input.progress()))
                .orElse(line -> {});
        return Sandbox.run(Ffmpeg.installed().ffmpeg(all), scratch, input.limit(), listener);
    }

    /** As it stands in a sentence: "the mp4". */
    String what() {
        return what(input);
    }

    private static String what(StepInput input) {
        return "the " + input.format().wireName();
    }
}
