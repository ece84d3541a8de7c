package datapipeline.engines.video;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.engines.Given;
import datapipeline.engines.video.speech.SpeechToText;
import datapipeline.model.Format;
import datapipeline.model.engine.ExternalJob;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.json.Json;
import datapipeline.model.option.ProcessingStep.CaptionGeneration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sounds are people's: what an engine hears in a machine's voice says little. */
class SpokenCaptionsTest {
    private static final CaptionGeneration WEBVTT = new CaptionGeneration(List.of(), "vtt");

    @TempDir
    private Path directory;

    private final ConcurrentLinkedQueue<Double> told = new ConcurrentLinkedQueue<>();

    @Test
    void writesDownWhatAPersonSaysAndMarksItAsADraft() throws Exception {
        StepResult.Done done = done(WEBVTT, spoken("sense-and-sensibility-0930"));

        assertThat(WordErrors.of("he might even have been made amiable himself", Videos.words(done))
                        .rate())
                .as("share of words that are wrong")
                .isLessThan(0.4);
        assertThat(Files.readString(done.files().getFirst().path()))
                .startsWith("WEBVTT\n\nNOTE\nDraft: recognised by sphinx4")
                .contains("words in 100 were wrong when it was measured")
                .containsPattern("00:00:0\\d\\.\\d{3} --> 00:00:0[23]\\.\\d{3}\n");
        assertThat(done.files().getFirst().name()).isEqualTo("captions-en.vtt");
        assertThat(done.metadata()).containsEntry("draft", "true").containsKeys("confidence", "measuredWordErrors");
        assertThat(done.units()).containsEntry("soundMs", 3328L).containsKey("words");
        assertThat(told).as("progress").isNotEmpty().allMatch(part -> part >= 0 && part <= 1);
    }

    @Test
    void tellsOfEveryWordWhenItIsSaidAndHowSureItIs() throws Exception {
        StepResult.Done done =
                done(new CaptionGeneration(List.of("en-GB"), "srt"), spoken("sense-and-sensibility-0890"));

        assertThat(WordErrors.of(
                                "unless to be rather cold hearted and rather selfish is to be ill disposed",
                                Videos.words(done))
                        .rate())
                .isLessThan(0.5);
        assertThat(Files.readString(done.files().getFirst().path()))
                .startsWith("1\n00:00:0")
                .contains(",");
        Map<?, ?> details = Json.read(Files.readString(done.files().get(1).path()), Map.class);
        assertThat(details.get("draft")).isEqualTo(true);
        List<Map<?, ?>> words = ((List<?>) details.get("words"))
                .stream().<Map<?, ?>>map(Map.class::cast).toList();
        assertThat(words).hasSizeBetween(10, 18).allSatisfy(word -> {
            double start = ((Number) word.get("start")).doubleValue();
            double end = ((Number) word.get("end")).doubleValue();
            double sure = ((Number) word.get("confidence")).doubleValue();
            assertThat(start).isBetween(0.0, end);
            assertThat(end).isLessThan(5.4);
            assertThat(sure).isBetween(0.0, 1.0);
        });
    }

    @Test
    void hearsNoWordsInATone() throws Exception {
        StepResult.Done done = done(WEBVTT, Videos.redThenBlue(directory, "64x64", "in.mp4"));

        assertThat(Videos.words(done)).isBlank();
        assertThat(done.metadata()).containsEntry("speech", "none was recognised");
        assertThat(done.units()).containsEntry("words", 0L);
    }

    @Test
    void refusesALanguageItDoesNotUnderstandAndSaysWhatWould() throws Exception {
        StepResult result = perform(
                new SpeechToText(Optional.empty()),
                new CaptionGeneration(List.of("fr"), "vtt"),
                spoken("sense-and-sensibility-0930"));

        assertThat(result)
                .isInstanceOfSatisfying(
                        StepResult.Refused.class,
                        refused -> assertThat(refused.problem().message())
                                .contains("in English only, not in fr", "CAPTIONS_MODEL", "Transcribe"));
    }

    @Test
    void failsWithASentenceWhenTheOperatorsModelIsNone() throws Exception {
        byte[] film = spoken("sense-and-sensibility-0930");
        Path nowhere = directory.resolve("nowhere");
        Path empty = Files.createDirectory(directory.resolve("empty"));

        assertThat(broken(nowhere, film)).contains("CAPTIONS_MODEL names", "no directory");
        assertThat(broken(empty, film)).contains("CAPTIONS_MODEL names", "no model that Vosk can load");
    }

    private byte[] spoken(String name) throws Exception {
        try (var in = SpokenCaptionsTest.class.getResourceAsStream(name + ".flac")) {
            return Videos.spoken(directory, Files.write(directory.resolve("sound.flac"), in.readAllBytes()));
        }
    }

    private StepResult.Done done(CaptionGeneration step, byte[] film) throws Exception {
        StepResult result = perform(new SpeechToText(Optional.empty()), step, film);
        assertThat(result).isInstanceOf(StepResult.Done.class);
        return (StepResult.Done) result;
    }

    private String broken(Path model, byte[] film) throws Exception {
        StepResult result = perform(new SpeechToText(Optional.of(model)), WEBVTT, film);
        assertThat(result).isInstanceOf(StepResult.Broken.class);
        return ((StepResult.Broken) result).problem().message();
    }

    private StepResult perform(SpeechToText ears, CaptionGeneration step, byte[] film) throws Exception {
        StepInput given = Given.file(directory, "film", Format.MP4, film);
        return new CaptionEngine(ears)
                .perform(
                        step,
                        new StepInput(
                                given.source(),
                                given.format(),
                                given.file(),
                                given.outputs(),
                                given.limit(),
                                ExternalJob.NONE,
                                (part, doing) -> told.add(part)));
    }
}
