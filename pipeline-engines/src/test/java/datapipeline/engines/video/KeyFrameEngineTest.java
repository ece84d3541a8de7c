package datapipeline.engines.video;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.engines.Given;
import datapipeline.engines.sandbox.Ffmpeg;
import datapipeline.engines.sandbox.Sandbox;
import datapipeline.model.Format;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepResult;
import datapipeline.model.engine.StepResult.MadeFile;
import datapipeline.model.option.ProcessingStep.ExtractKeyFrame;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFrameEngineTest {
    private static final String THREE_SCENES = "color=red:s=320x180:d=2:r=10[a];testsrc=s=320x180:d=2:r=10[b];"
            + "mandelbrot=s=320x180:r=10,trim=duration=2[c];[a][b][c]concat=n=3";

    @TempDir
    private Path directory;

    @Test
    void takesOnePictureWhereASceneBegins() throws Exception {
        StepResult.Done done = done(new ExtractKeyFrame(Optional.empty(), 100), threeScenes());

        assertThat(names(done))
                .containsExactly(
                        "poster.jpg",
                        "frames.json",
                        "sprite.jpg",
                        "sprite.vtt",
                        "frame-00-00-00.000.jpg",
                        "frame-00-00-02.000.jpg",
                        "frame-00-00-04.000.jpg");
        assertThat(ImageIO.read(done.files().getFirst().path().toFile()).getWidth())
                .isEqualTo(320);
        assertThat(Files.readString(done.files().get(1).path())).contains("\"seconds\":2.0");
        assertThat(done.metadata()).containsEntry("durationMs", "6000").containsEntry("height", "180");
        assertThat(done.units()).containsEntry("frames", 3L);
    }

    @Test
    void takesOneEverySoManySecondsAndNoMoreThanAsked() throws Exception {
        byte[] video = threeScenes();

        StepResult.Done done = done(new ExtractKeyFrame(Optional.of(1.5), 3), video);

        assertThat(names(done).stream().skip(4))
                .containsExactly("frame-00-00-00.000.jpg", "frame-00-00-01.500.jpg", "frame-00-00-03.000.jpg");
    }

    @Test
    void showsAPlayerWhatIsWhereOnItsTimeBar() throws Exception {
        byte[] video = Videos.redThenBlue(directory, "320x180", "colours.mp4");

        StepResult.Done done = done(new ExtractKeyFrame(Optional.empty(), 100), video);

        String index = Files.readString(directory.resolve("outputs/sprite.vtt"));
        assertThat(index)
                .startsWith("WEBVTT\n")
                .contains("00:00:04.000 --> 00:00:05.000\nsprite.jpg#xywh=640,0,160,90\n");
        assertThat(index.lines().filter(line -> line.contains("-->"))).hasSize(6);
        assertThat(index).contains("--> 00:00:06.000");
        BufferedImage sheet =
                ImageIO.read(directory.resolve("outputs/sprite.jpg").toFile());
        assertThat(sheet.getWidth()).isEqualTo(1600);
        assertThat(sheet.getHeight()).isEqualTo(90);
        assertThat(new Color(sheet.getRGB(80, 45)).getRed()).isGreaterThan(230);
        assertThat(new Color(sheet.getRGB(720, 45)).getBlue()).isGreaterThan(230);
        assertThat(done.files().get(3).contentType()).isEqualTo("text/vtt");
    }

    @Test
    void doesNotOpenWhatAPlaylistPointsTo() throws Exception {
        String playlist = "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n";
        String list = "ffconcat version 1.0\nfile /etc/passwd\n";

        assertThat(reason(playlist.getBytes(StandardCharsets.UTF_8))).isIn(ReasonCode.CORRUPT, ReasonCode.TRUNCATED);
        assertThat(reason(list.getBytes(StandardCharsets.UTF_8))).isIn(ReasonCode.CORRUPT, ReasonCode.TRUNCATED);
        assertThat(directory.resolve("outputs")).isEmptyDirectory();
    }

    @Test
    void saysWhenTheIndexAtTheEndIsMissing() throws Exception {
        byte[] whole = threeScenes();

        assertThat(reason(Arrays.copyOf(whole, whole.length / 2))).isEqualTo(ReasonCode.TRUNCATED);
    }

    @Test
    void saysWhenThereIsNoMovingPicture() throws Exception {
        byte[] sound = made("sound.mp4", "sine=duration=1", "-c:a", "aac");

        assertThat(reason(sound)).isEqualTo(ReasonCode.CORRUPT);
    }

    private byte[] threeScenes() throws Exception {
        return made("scenes.mp4", THREE_SCENES, "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p");
    }

    private byte[] made(String name, String graph, String... encoding) throws Exception {
        Path target = directory.resolve(name);
        List<String> words = new ArrayList<>(List.of("-f", "lavfi", "-i", graph));
        words.addAll(List.of(encoding));
        words.add(target.toString());
        Sandbox.run(Ffmpeg.installed().ffmpeg(words), directory, Duration.ofSeconds(60));
        return Files.readAllBytes(target);
    }

    private StepResult.Done done(ExtractKeyFrame step, byte[] video) throws Exception {
        StepResult result = new KeyFrameEngine().perform(step, Given.file(directory, "clip.mp4", Format.MP4, video));
        assertThat(result).isInstanceOf(StepResult.Done.class);
        return (StepResult.Done) result;
    }

    private ReasonCode reason(byte[] video) throws Exception {
        StepResult result = new KeyFrameEngine()
                .perform(new ExtractKeyFrame(Optional.empty(), 10), Given.file(directory, "c.mp4", Format.MP4, video));
        assertThat(result).isInstanceOf(StepResult.Refused.class);
        return ((StepResult.Refused) result).problem().code();
    }

    private static List<String> names(StepResult.Done done) {
        return done.files().stream()
                .map(MadeFile::path)
                .map(path -> path.getFileName().toString())
                .toList();
    }
}
