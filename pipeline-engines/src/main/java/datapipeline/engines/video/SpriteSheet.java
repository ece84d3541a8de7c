package datapipeline.engines.video;

import datapipeline.engines.video.WebVtt.Cue;
import datapipeline.model.engine.StepResult.MadeFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Small pictures of the whole video on one sheet, and a WebVTT file that tells a player which of them to show when.
 *
 * @param seconds of the video
 * @param every how many seconds there is one
 */
record SpriteSheet(double seconds, double every, int rows) {
    static final String PICTURE = "sprite.jpg";

    private static final String TIMES = "sprite-times.txt";
    private static final int COLUMNS = 10;
    private static final int MOST = 100;
    private static final int WIDTH = 160;

    /** At most one a second, and at most a hundred. */
    static SpriteSheet of(double seconds) {
        double every = Math.max(1, Math.ceil(seconds / MOST));
        int rows = (int) Math.clamp(Math.ceil(seconds / every / COLUMNS), 1, MOST / COLUMNS);
        return new SpriteSheet(seconds, every, rows);
    }

    String filters() {
        return "select=%s,metadata=add:key=chosen:value=1,metadata=print:file=%s,scale=%d:max(2\\,trunc(%d/dar/2)*2),setsar=1,tile=%dx%d"
                .formatted(KeyFrameEngine.every(every), TIMES, WIDTH, WIDTH, COLUMNS, rows);
    }

    List<MadeFile> collect(Path scratch, Path outputs) {
        try {
            Path sheet = Files.move(scratch.resolve(PICTURE), outputs.resolve(PICTURE));
            BufferedImage shown = ImageIO.read(sheet.toFile());
            List<Double> times = KeyFrames.times(scratch.resolve(TIMES));
            Path index = outputs.resolve("sprite.vtt");
            Files.writeString(index, WebVtt.of(cues(times, shown.getHeight() / rows)));
            return List.of(
                    MadeFile.of(sheet, "image/jpeg").sized(shown.getWidth(), shown.getHeight()),
                    MadeFile.of(index, WebVtt.MEDIA_TYPE).with(Map.of("purpose", "scrubbing")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot put the sprite sheet into " + outputs, e);
        }
    }

    private List<Cue> cues(List<Double> times, int height) {
        List<Cue> cues = new ArrayList<>();
        int shown = Math.min(times.size(), COLUMNS * rows);
        for (int i = 0; i < shown; i++) {
            double end = i + 1 < shown ? times.get(i + 1) : Math.max(seconds, times.get(i) + 0.001);
            String place =
                    "%s#xywh=%d,%d,%d,%d".formatted(PICTURE, i % COLUMNS * WIDTH, i / COLUMNS * height, WIDTH, height);
            cues.add(new Cue(times.get(i), end, place));
        }
        return cues;
    }
}
