package datapipeline.engines.video;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.engines.sandbox.Ending;
import datapipeline.engines.sandbox.Ffmpeg;
import datapipeline.engines.sandbox.Sandbox;
import datapipeline.model.engine.StepResult;
import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Small videos made on the spot, and a look at what became of them. */
final class Videos {
    private static final String RED_THEN_BLUE =
            "color=red:s=%s:d=3:r=10[a];color=blue:s=%1$s:d=3:r=10[b];[a][b]concat=n=2";

    private Videos() {}

    /** Three seconds of red, three of blue, and a tone. */
    static byte[] redThenBlue(Path directory, String size, String name, String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of("-f", "lavfi", "-i", RED_THEN_BLUE.formatted(size)));
        words.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=440:duration=6"));
        words.addAll(List.of(more));
        words.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"));
        return run(directory, name, words);
    }

    /** A grey picture for as long as the sound lasts. */
    static byte[] spoken(Path directory, Path sound) throws Exception {
        return run(
                directory,
                "spoken.mp4",
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "color=gray:s=64x64:r=5",
                        "-i",
                        sound.toString(),
                        "-shortest",
                        "-c:v",
                        "libx264",
                        "-c:a",
                        "aac"));
    }

    /** All that the captions say. */
    static String words(StepResult.Done done) throws Exception {
        return Files.readString(done.files().getFirst().path())
                .replaceAll("^WEBVTT\\n\\nNOTE\\n.*\\n", "")
                .replaceAll("(?m)^\\d.*-->.*$", "")
                .replaceAll("</?c[^>]*>", "");
    }

    static byte[] run(Path directory, String name, List<String> words) throws Exception {
        Path target = directory.resolve(name);
        List<String> all = new ArrayList<>(words);
        all.add(target.toString());
        Ending.Exited ending =
                (Ending.Exited) Sandbox.run(Ffmpeg.installed().ffmpeg(all), directory, Duration.ofSeconds(60));
        assertThat(ending.status()).as(ending.errors()).isZero();
        return Files.readAllBytes(target);
    }

    /** The colour in the middle of the picture at a moment. */
    static Color at(Path video, double seconds, Path directory) throws Exception {
        List<String> words = List.of("-ss", Double.toString(seconds), "-i", video.toString(), "-frames:v", "1");
        run(directory, "shown.png", words);
        var image = ImageIO.read(directory.resolve("shown.png").toFile());
        return new Color(image.getRGB(image.getWidth() / 2, image.getHeight() / 2));
    }

    /** What ffprobe says. */
    static Video probed(Path video, Path directory) throws Exception {
        return Video.from(report(video, directory)).orElseThrow();
    }

    /** The same in ffprobe's own words, as JSON. */
    static String report(Path video, Path directory) throws Exception {
        List<String> words = List.of("-show_streams", "-show_format", "-i", video.toString());
        Ending.Exited ending =
                (Ending.Exited) Sandbox.run(Ffmpeg.installed().ffprobe(words), directory, Duration.ofSeconds(60));
        return ending.out();
    }
}
