package datapipeline.engines.video;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.engines.Given;
import datapipeline.model.Format;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.CaptionGeneration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionEngineTest {
    private static final String ENGLISH = """
            1
            00:00:00,500 --> 00:00:02,250
            First line,
            and <i>its</i> second & last

            2
            00:00:03,000 --> 00:00:05,999
            Grüße — 日本語

            """;
    private static final String GERMAN = "1\n00:00:01,000 --> 00:00:02,000\nGuten Tag\n\n";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"mkv,subrip,MKV", "mp4,mov_text,MP4"})
    void takesSubtitlesOutWordForWord(String extension, String codec, Format format) throws Exception {
        StepResult.Done done = done(new CaptionGeneration(List.of(), "vtt"), video(extension, codec), format);

        assertThat(done.files()).hasSize(2);
        assertThat(Files.readString(done.files().getFirst().path()))
                .startsWith("WEBVTT\n")
                .contains("00:00.500 --> 00:02.250\nFirst line,\nand <i>its</i> second")
                .contains("00:03.000 --> 00:05.999\nGrüße — 日本語\n");
        assertThat(done.files().getFirst().contentType()).isEqualTo("text/vtt");
        assertThat(done.files().getFirst().metadata())
                .containsEntry("language", "eng")
                .containsEntry("source", "embedded");
    }

    @Test
    void givesSubRipBackExactly() throws Exception {
        StepResult.Done done = done(new CaptionGeneration(List.of("en-GB"), "srt"), video("mkv", "subrip"), Format.MKV);

        assertThat(done.files()).hasSize(1);
        assertThat(Files.readString(done.files().getFirst().path()).replace("\r\n", "\n"))
                .isEqualTo(ENGLISH);
    }

    @Test
    void picksTheLanguageThatIsWanted() throws Exception {
        StepResult.Done done = done(new CaptionGeneration(List.of("de"), "vtt"), video("mkv", "subrip"), Format.MKV);

        assertThat(done.files()).hasSize(1);
        assertThat(done.files().getFirst().path().getFileName()).hasToString("captions-2-deu.vtt");
        assertThat(Files.readString(done.files().getFirst().path()))
                .contains("Guten Tag")
                .doesNotContain("First");
    }

    @ParameterizedTest
    @ValueSource(strings = {"english", "xx", "qq-DE"})
    void refusesWhatIsNoLanguageWithASentence(String language) throws Exception {
        Problem problem = problem(new CaptionGeneration(List.of(language), "vtt"), video("mkv", "subrip"));

        assertThat(problem.message()).contains("in " + language, "eng (subrip)");
    }

    @Test
    void saysWhichLanguagesThereAre() throws Exception {
        Problem problem = problem(new CaptionGeneration(List.of("fr"), "vtt"), video("mkv", "subrip"));

        assertThat(problem.message()).contains("in fr", "eng (subrip)", "deu (subrip)");
    }

    @Test
    void refusesAVideoWithNeitherSubtitlesNorSound() throws Exception {
        byte[] silent = Videos.run(directory, "in.mkv", List.of("-f", "lavfi", "-i", "color=red:s=64x64:d=1:r=5"));
        Problem problem = problem(new CaptionGeneration(List.of(), "vtt"), silent);

        assertThat(problem.code()).isEqualTo(ReasonCode.FORMAT_UNREADABLE);
        assertThat(problem.message()).contains("neither subtitles nor sound");
        assertThat(directory.resolve("outputs")).isEmptyDirectory();
    }

    private byte[] video(String extension, String codec) throws Exception {
        Path english = Files.writeString(directory.resolve("english.srt"), ENGLISH);
        Path german = Files.writeString(directory.resolve("german.srt"), GERMAN);
        return Videos.run(
                directory,
                "in." + extension,
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "color=red:s=64x64:d=6:r=5",
                        "-i",
                        english.toString(),
                        "-i",
                        german.toString(),
                        "-map",
                        "0:v",
                        "-map",
                        "1",
                        "-map",
                        "2",
                        "-metadata:s:s:0",
                        "language=eng",
                        "-metadata:s:s:1",
                        "language=deu",
                        "-c:v",
                        "libx264",
                        "-c:s",
                        codec));
    }

    private StepResult.Done done(CaptionGeneration step, byte[] video, Format format) throws Exception {
        StepResult result = new CaptionEngine().perform(step, Given.file(directory, "clip", format, video));
        assertThat(result).isInstanceOf(StepResult.Done.class);
        return (StepResult.Done) result;
    }

    private Problem problem(CaptionGeneration step, byte[] video) throws Exception {
        StepResult result = new CaptionEngine().perform(step, Given.file(directory, "clip", Format.MKV, video));
        assertThat(result).isInstanceOf(StepResult.Refused.class);
        return ((StepResult.Refused) result).problem();
    }
}
