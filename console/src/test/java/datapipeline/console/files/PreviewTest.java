package datapipeline.console.files;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.console.paper.Paper;
import datapipeline.console.paper.PaperS3;
import datapipeline.model.FileType;
import datapipeline.model.run.OutputObject;
import datapipeline.model.run.RunStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreviewTest {
    private static final RunRecord RUN = Paper.file("acme/film.mp4", FileType.VIDEO, RunStatus.COMPLETED)
            .runs()
            .getFirst();

    private final PaperS3 s3 = new PaperS3();

    private static OutputObject output(String name, String contentType, long bytes, Map<String, String> metadata) {
        return new OutputObject(
                "1-step",
                name,
                "v1/" + name,
                bytes,
                "00",
                contentType,
                Optional.of(320),
                Optional.of(90),
                Optional.empty(),
                metadata);
    }

    @Test
    void playsWhatARunMadeWithItsSubtitlesAndItsStoryboard() {
        s3.texts.put("v1/sprite.vtt", """
                WEBVTT

                00:00:00.000 --> 00:00:01.000
                sprite.jpg#xywh=0,0,160,90

                00:01:05.500 --> 00:01:06.000
                sprite.jpg#xywh=160,0,160,90
                """);
        Player player = new Players(s3)
                .of(
                        RUN.summary(),
                        Original.of(RUN, s3, Paper.words()),
                        List.of(
                                output("film.mp4", "video/mp4", 10, Map.of()),
                                output("sprite.jpg", "image/jpeg", 10, Map.of()),
                                output("sprite.vtt", "text/vtt", 10, Map.of("purpose", "scrubbing")),
                                output("in english.vtt", "text/vtt", 10, Map.of("draft", "true"))))
                .orElseThrow();
        assertThat(player.src()).endsWith("/v1/film.mp4");
        assertThat(player.captions())
                .extracting(Player.Caption::src)
                .containsExactly("/files/%s/captions.vtt?run=%s&step=1-step&name=in%%20english.vtt"
                        .formatted(RUN.summary().fileId(), RUN.summary().runId()));
        assertThat(player.captions()).extracting(Player.Caption::label).containsExactly("in english.vtt (draft)");
        assertThat(player.storyboard().tiles())
                .containsExactly(
                        new Storyboard.Tile(0, "0:00", 0, 0, 160, 90),
                        new Storyboard.Tile(65.5, "1:05", 160, 0, 160, 90));
    }

    @Test
    void indentsJsonAndSaysWhatIsCutOff() {
        s3.texts.put("v1/a.json", "{\"a\":1}");
        assertThat(Excerpt.of(output("a.json", "application/json", 7, Map.of()), s3))
                .contains("\n  \"a\" : 1");
        s3.texts.put("v1/a.txt", "Grüße\uFFFD");
        assertThat(Excerpt.of(output("a.txt", "text/plain", 100_000, Map.of()), s3))
                .startsWith("Grüße\n… it goes on");
        s3.texts.put("v1/b.txt", "all");
        assertThat(Excerpt.of(output("b.txt", "text/plain", 3, Map.of()), s3)).isEqualTo("all");
    }

    @Test
    void showsADocumentOnlyAsWhatItWasFoundToBe() {
        RunRecord html = new RunRecord(
                RUN.summary(),
                Optional.of("html"),
                false,
                "acme",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
        assertThat(Original.of(html, s3, Paper.words()))
                .extracting(Original::kind, Original::show)
                .containsExactly("none", null);
        assertThat(Original.of(RUN, s3, Paper.words()).show()).endsWith("?as=image/png");
    }
}
