package datapipeline.engines.video;

import datapipeline.engines.sandbox.Ending;
import datapipeline.engines.sandbox.FfmpegFailure;
import datapipeline.engines.video.DraftCaptions.Group;
import datapipeline.engines.video.speech.Heard;
import datapipeline.engines.video.speech.SpeechToText;
import datapipeline.engines.video.speech.SpeechToText.Outcome;
import datapipeline.engines.video.speech.Word;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.engine.StepResult.MadeFile;
import datapipeline.model.json.Json;
import datapipeline.model.option.ProcessingStep.CaptionGeneration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Captions of what is said in a video: a draft, which says so, how sure it is and how often it is wrong. */
record SpokenCaptions(CaptionGeneration step, VideoJob job, SpeechToText ears) {
    private static final String SOUND = "sound.raw";
    private static final int SAMPLE_BYTES = 2;
    /** Of the progress: taking the sound out is quick. */
    private static final double SOUND_SHARE = 0.05;

    /** {@code captions.json}. */
    private record Draft(
            boolean draft,
            String recogniser,
            Optional<String> language,
            Optional<Integer> measuredWordErrorPercent,
            Optional<Double> meanConfidence,
            long soundMs,
            boolean truncated,
            List<Line> cues,
            List<Word> words) {}

    private record Line(double start, double end, String text, Optional<Double> confidence) {}

    StepResult listen() throws InterruptedException {
        Path sound = job.scratch().resolve(SOUND);
        Ending ending = job.ffmpeg(extraction(sound), "reading the sound");
        Optional<StepResult> failure = FfmpegFailure.of(ending, job.what());
        if (failure.isPresent()) {
            return failure.get();
        }
        return switch (ears.hear(forEars(sound))) {
            case Outcome.None(StepResult result) -> result;
            case Outcome.Words(Heard heard, long cpuMs) ->
                written(heard, cpuMs + ending.cpu().toMillis(), millis(sound));
        };
    }

    private List<String> extraction(Path sound) {
        List<String> words = new ArrayList<>(List.of("-map", "0:a:0", "-ac", "1", "-ar"));
        words.add(Integer.toString(SpeechToText.RATE));
        ears.longest().ifPresent(most -> words.addAll(List.of("-t", Long.toString(most.toSeconds()))));
        words.addAll(List.of("-c:a", "pcm_s16le", "-f", "s16le", sound.toString()));
        return words;
    }

    private StepInput forEars(Path sound) {
        StepInput input = job.input();
        return new StepInput(
                input.source(),
                input.format(),
                sound,
                job.scratch(),
                input.limit(),
                input.externalJob(),
                (part, doing) -> input.progress().at(SOUND_SHARE + (1 - SOUND_SHARE) * part, doing));
    }

    private static long millis(Path sound) {
        try {
            return Files.size(sound) * 1000 / (SpeechToText.RATE * SAMPLE_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot measure " + sound, e);
        }
    }

    private StepResult written(Heard heard, long cpuMs, long soundMs) {
        List<Group> groups = DraftCaptions.groups(heard.words());
        boolean truncated = job.video()
                        .seconds()
                        .map(seconds -> seconds * 1000 > soundMs + 1000)
                        .orElse(false)
                && ears.longest().isPresent()
                && soundMs >= ears.longest().get().toMillis();
        boolean srt = step.format().equals("srt");
        String language = ears.language().orElse("und");
        Map<String, String> known = known(heard, soundMs, truncated);
        try {
            Path captions = job.input().outputs().resolve("captions-%s.%s".formatted(language, step.format()));
            Files.writeString(
                    captions,
                    srt
                            ? SubRip.of(DraftCaptions.forSubRip(groups))
                            : WebVtt.of(note(known), DraftCaptions.forWebVtt(groups)));
            Path details = job.input().outputs().resolve("captions.json");
            Files.writeString(details, Json.pretty(draft(heard.words(), groups, soundMs, truncated)));
            Map<String, String> ofFile = new HashMap<>(known);
            ofFile.put("language", language);
            Map<String, String> all = new HashMap<>(job.video().metadata());
            all.putAll(known);
            return new StepResult.Done(
                    List.of(
                            MadeFile.of(captions, srt ? SubRip.MEDIA_TYPE : WebVtt.MEDIA_TYPE)
                                    .with(ofFile),
                            MadeFile.of(details, "application/json")),
                    all,
                    Map.of("cpuMs", cpuMs, "soundMs", soundMs, "words", (long)
                            heard.words().size()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot put the captions into " + job.input().outputs(), e);
        }
    }

    private Draft draft(List<Word> words, List<Group> groups, long soundMs, boolean truncated) {
        return new Draft(
                true,
                ears.name(),
                ears.language(),
                ears.wordErrorPercent(),
                rounded(DraftCaptions.confidence(words)),
                soundMs,
                truncated,
                groups.stream()
                        .map(group -> new Line(group.start(), group.end(), group.text(), rounded(group.confidence())))
                        .toList(),
                words);
    }

    private Map<String, String> known(Heard heard, long soundMs, boolean truncated) {
        Map<String, String> known = new HashMap<>(Map.of("source", "speech", "draft", "true"));
        if (heard.words().isEmpty()) {
            known.put("speech", "none was recognised");
        }
        rounded(DraftCaptions.confidence(heard.words()))
                .ifPresent(sure -> known.put("confidence", String.format(Locale.ROOT, "%.2f", sure)));
        ears.wordErrorPercent().ifPresent(wrong -> known.put("measuredWordErrors", wrong + " %"));
        if (truncated) {
            known.put("truncated", "only the first %d s were listened to".formatted(soundMs / 1000));
        }
        return known;
    }

    private String note(Map<String, String> known) {
        StringBuilder note = new StringBuilder("Draft: recognised by %s.".formatted(ears.name()));
        ears.wordErrorPercent()
                .ifPresent(wrong ->
                        note.append(" About %d words in 100 were wrong when it was measured.".formatted(wrong)));
        for (String fact : List.of("speech", "truncated")) {
            Optional.ofNullable(known.get(fact))
                    .ifPresent(said -> note.append(" Speech: ").append(said).append('.'));
        }
        return note.toString();
    }

    private static Optional<Double> rounded(OptionalDouble value) {
        return value.isPresent() ? Optional.of(Math.round(value.getAsDouble() * 1000) / 1000.0) : Optional.empty();
    }
}
