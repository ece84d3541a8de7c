package datapipeline.engines.video;

import datapipeline.engines.sandbox.Ending;
import datapipeline.engines.sandbox.FfmpegEngine;
import datapipeline.engines.sandbox.FfmpegFailure;
import datapipeline.engines.video.Video.Subtitles;
import datapipeline.engines.video.speech.SpeechToText;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.engine.StepResult.MadeFile;
import datapipeline.model.option.ProcessingStep.CaptionGeneration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Takes the subtitles a video carries out of it, word for word, as WebVTT or SubRip; of a video without any, it writes down
 * what is said in it, as a draft.
 */
public final class CaptionEngine implements FfmpegEngine<CaptionGeneration> {
    private final SpeechToText ears;

    public CaptionEngine() {
        this(SpeechToText.ofThisMachine());
    }

    CaptionEngine(SpeechToText ears) {
        this.ears = ears;
    }

    /** The others are pictures of words. */
    private static final Set<String> TEXT = Set.of("subrip", "mov_text", "webvtt", "ass", "ssa", "text", "eia_608");

    @Override
    public Class<CaptionGeneration> performs() {
        return CaptionGeneration.class;
    }

    @Override
    public String name() {
        return FfmpegEngine.super.name() + ", " + ears.name();
    }

    @Override
    public StepResult perform(CaptionGeneration step, StepInput input) throws InterruptedException {
        return VideoJob.perform(input, job -> extract(step, job));
    }

    private StepResult extract(CaptionGeneration step, VideoJob job) throws InterruptedException {
        List<Integer> wanted = wanted(step, job.video().subtitles());
        if (wanted.isEmpty()) {
            return spoken(step, job);
        }
        List<String> words = new ArrayList<>();
        for (int track : wanted) {
            words.addAll(List.of("-map", "0:s:" + track, "-c:s", step.format().equals("srt") ? "subrip" : "webvtt"));
            words.add(job.scratch().resolve(track + "." + step.format()).toString());
        }
        Ending ending = job.ffmpeg(words, "reading subtitles");
        Optional<StepResult> failure = FfmpegFailure.of(ending, job.what());
        return failure.isPresent()
                ? failure.get()
                : new StepResult.Done(
                        collected(step, wanted, job),
                        job.video().metadata(),
                        Map.of("cpuMs", ending.cpu().toMillis(), "tracks", (long) wanted.size()));
    }

    private static List<Integer> wanted(CaptionGeneration step, List<Subtitles> tracks) {
        return IntStream.range(0, tracks.size())
                .filter(i -> TEXT.contains(tracks.get(i).codec()))
                .filter(i -> step.languages().isEmpty()
                        || step.languages().stream()
                                .anyMatch(language ->
                                        Languages.same(language, tracks.get(i).language())))
                .boxed()
                .toList();
    }

    private StepResult spoken(CaptionGeneration step, VideoJob job) throws InterruptedException {
        boolean bare = job.video().subtitles().isEmpty();
        if (job.video().audio().isEmpty()) {
            return FfmpegFailure.refused(
                    ReasonCode.FORMAT_UNREADABLE,
                    bare
                            ? job.what() + " carries neither subtitles nor sound; add a subtitle track"
                            : others(step, job));
        }
        if (understood(step)) {
            return new SpokenCaptions(step, job, ears).listen();
        }
        return bare
                ? FfmpegFailure.refused(ReasonCode.OPTION_VALUE, otherLanguage(step, job))
                : FfmpegFailure.refused(ReasonCode.FORMAT_UNREADABLE, others(step, job));
    }

    /** Whoever names no language is taken to want the one that can be had. */
    private boolean understood(CaptionGeneration step) {
        return step.languages().isEmpty()
                || ears.language()
                        .map(own -> step.languages().stream().anyMatch(wanted -> Languages.same(wanted, own)))
                        .orElse(true);
    }

    private String otherLanguage(CaptionGeneration step, VideoJob job) {
        return "%s carries no subtitles, and speech is recognised here in %s only, not in %s; leave languages out, set %s to a model of that language, or let Amazon Transcribe listen"
                .formatted(
                        job.what(),
                        ears.language()
                                .map(tag -> Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH))
                                .orElse("its model's language"),
                        String.join(", ", step.languages()),
                        SpeechToText.SETTING);
    }

    private static String others(CaptionGeneration step, VideoJob job) {
        List<Subtitles> tracks = job.video().subtitles();
        String there = tracks.stream()
                .map(track -> "%s (%s)".formatted(track.language(), track.codec()))
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
        return step.languages().isEmpty()
                ? "%s has its subtitles as pictures, not as text: %s".formatted(job.what(), there)
                : "%s has no subtitles as text in %s; there are: %s"
                        .formatted(job.what(), String.join(", ", step.languages()), there);
    }

    private static List<MadeFile> collected(CaptionGeneration step, List<Integer> tracks, VideoJob job) {
        List<MadeFile> files = new ArrayList<>();
        try {
            for (int track : tracks) {
                String language = job.video().subtitles().get(track).language();
                String plain = language.matches("[A-Za-z-]{2,11}") ? language : "und";
                Path kept =
                        job.input().outputs().resolve("captions-%d-%s.%s".formatted(track + 1, plain, step.format()));
                Files.move(job.scratch().resolve(track + "." + step.format()), kept);
                files.add(MadeFile.of(kept, step.format().equals("srt") ? SubRip.MEDIA_TYPE : WebVtt.MEDIA_TYPE)
                        .with(Map.of("language", plain, "source", "embedded")));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot put the captions into " + job.input().outputs(), e);
        }
    }
}
