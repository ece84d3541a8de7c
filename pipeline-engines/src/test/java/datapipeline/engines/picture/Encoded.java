package datapipeline.engines.picture;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.engines.sandbox.Ffmpeg;
import datapipeline.engines.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Pictures in formats that Java does not write. */
final class Encoded {
    private Encoded() {}

    static Path as(WrittenFormat format, Path png, Path target) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of("-f", "png_pipe", "-i", png.toString(), "-frames:v", "1"));
        words.addAll(format.options(80, false));
        words.add(target.toString());
        Sandbox.run(Ffmpeg.installed().ffmpeg(words), target.getParent(), Duration.ofSeconds(60));
        assertThat(target).isNotEmptyFile();
        return target;
    }
}
