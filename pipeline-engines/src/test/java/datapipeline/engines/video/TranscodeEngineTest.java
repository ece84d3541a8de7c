package datapipeline.engines.video;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.engines.Given;
import datapipeline.model.Format;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.engine.StepResult.MadeFile;
import datapipeline.model.option.ProcessingStep.Transcode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranscodeEngineTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"mp4,h264,aac,h264", "mp4,h265,aac,hevc", "webm,vp9,opus,vp9", "webm,av1,opus,av1"})
    void writesTheCodecThatIsAskedForAndShowsTheSame(String container, String codec, String sound, String found)
            throws Exception {
        StepResult.Done done =
                done(transcode(container, codec, 180), Videos.redThenBlue(directory, "640x360", "in.mkv"), Format.MKV);

        MadeFile made = done.files().getFirst();
        Video video = Videos.probed(made.path(), directory);
        assertThat(made.path().getFileName()).hasToString("video." + container);
        assertThat(made.contentType()).isEqualTo("video/" + container);
        assertThat(video.codec()).isEqualTo(found);
        assertThat(video.audio()).contains(sound);
        assertThat(List.of(video.width(), video.height())).containsExactly(320, 180);
        assertThat(video.seconds().orElseThrow()).isBetween(5.9, 6.2);
        assertThat(Videos.at(made.path(), 1.5, directory).getRed()).isGreaterThan(230);
        assertThat(Videos.at(made.path(), 4.5, directory).getBlue()).isGreaterThan(230);
        assertThat(done.metadata())
                .containsEntry("durationMs", "6023")
                .containsEntry("audioCodec", "aac")
                .containsEntry("frameRate", "10/1");
    }

    @Test
    void putsTheIndexFirstSoThatAPlayerCanBegin() throws Exception {
        StepResult.Done done =
                done(transcode("mp4", "h264", 180), Videos.redThenBlue(directory, "320x180", "in.mkv"), Format.MKV);

        String bytes = Files.readString(done.files().getFirst().path(), StandardCharsets.ISO_8859_1);
        assertThat(bytes.indexOf("moov")).isPositive().isLessThan(bytes.indexOf("mdat"));
    }

    @Test
    void tellsHowFarItHasGotUntilItIsThrough() throws Exception {
        List<Double> parts = Collections.synchronizedList(new ArrayList<>());
        StepInput given =
                Given.file(directory, "in.mkv", Format.MKV, Videos.redThenBlue(directory, "320x180", "in.mkv"));
        StepInput listening = new StepInput(
                given.source(),
                given.format(),
                given.file(),
                given.outputs(),
                given.limit(),
                given.externalJob(),
                (part, doing) -> parts.add(part));

        assertThat(new TranscodeEngine().perform(transcode("mp4", "h264", 180), listening))
                .isInstanceOf(StepResult.Done.class);
        assertThat(parts)
                .isNotEmpty()
                .isSorted()
                .last(as(InstanceOfAssertFactories.DOUBLE))
                .isGreaterThan(0.9);
    }

    @Test
    void neverMakesAVideoLarger() throws Exception {
        StepResult.Done done =
                done(transcode("mp4", "h264", 1080), Videos.redThenBlue(directory, "320x182", "in.mkv"), Format.MKV);

        assertThat(done.files().getFirst().height()).contains(182);
        assertThat(Videos.probed(done.files().getFirst().path(), directory).height())
                .isEqualTo(182);
    }

    @Test
    void makesPixelsSquare() throws Exception {
        byte[] wide = Videos.redThenBlue(directory, "360x288", "in.mkv", "-aspect", "16:9");

        StepResult.Done done = done(transcode("mp4", "h264", 288), wide, Format.MKV);

        assertThat(done.files().getFirst().width()).contains(512);
        assertThat(Videos.probed(done.files().getFirst().path(), directory).width())
                .isEqualTo(512);
    }

    @Test
    void buildsALadderForStreamingWhoseRungsAllPlay() throws Exception {
        StepResult.Done done =
                done(transcode("hls", "h264", 1080), Videos.redThenBlue(directory, "1280x720", "in.mkv"), Format.MKV);

        List<String> names = done.files().stream()
                .map(file -> file.path().getFileName().toString())
                .toList();
        assertThat(names).startsWith("master.m3u8").contains("720p.m3u8", "480p.m3u8", "360p.m3u8", "360p-00000.ts");
        String master = Files.readString(done.files().getFirst().path());
        assertThat(master).contains("RESOLUTION=1280x720", "RESOLUTION=640x360", "480p.m3u8", "mp4a");
        assertThat(master.lines().filter(line -> line.startsWith("#EXT-X-STREAM-INF")))
                .hasSize(3);
        for (String line : master.lines().filter(line -> line.endsWith(".m3u8")).toList()) {
            Path rung = done.files().getFirst().path().resolveSibling(line);
            assertThat(Files.readString(rung).lines().filter(part -> part.endsWith(".ts")))
                    .allSatisfy(part -> assertThat(rung.resolveSibling(part)).isNotEmptyFile());
            assertThat(Files.readString(rung)).contains("#EXT-X-ENDLIST");
            assertThat(Videos.at(rung, 4.5, directory).getBlue()).isGreaterThan(230);
        }
    }

    @Test
    void transcodesAVideoWithoutSound() throws Exception {
        byte[] silent = Videos.redThenBlue(directory, "320x180", "in.mkv", "-map", "0:v");

        StepResult.Done done = done(transcode("hls", "h264", 180), silent, Format.MKV);

        assertThat(Files.readString(done.files().getFirst().path()))
                .contains("180p.m3u8")
                .doesNotContain("mp4a");
    }

    @Test
    void saysWhenAVideoBreaksOff() throws Exception {
        byte[] whole = Videos.redThenBlue(directory, "320x180", "in.mkv");
        byte[] half = Arrays.copyOf(whole, whole.length / 2);

        StepResult result = new TranscodeEngine()
                .perform(transcode("mp4", "h264", 180), Given.file(directory, "in.mkv", Format.MKV, half));

        assertThat(((StepResult.Refused) result).problem().code()).isEqualTo(ReasonCode.TRUNCATED);
    }

    private StepResult.Done done(Transcode step, byte[] video, Format format) throws Exception {
        StepResult result = new TranscodeEngine().perform(step, Given.file(directory, "clip", format, video));
        assertThat(result).isInstanceOf(StepResult.Done.class);
        return (StepResult.Done) result;
    }

    private static Transcode transcode(String container, String codec, int height) {
        return new Transcode(container, codec, height, Optional.empty());
    }
}
