package datapipeline.engines.video;

import datapipeline.model.engine.StepResult.MadeFile;
import datapipeline.model.json.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** The pictures ffmpeg left, named by their times, with a list of them and the one that shows most as a poster. */
final class KeyFrames {
    static final String PATTERN = "%06d.jpg";
    static final String TIMES = "times.txt";

    private static final String JPEG = "image/jpeg";
    private static final Pattern TIME = Pattern.compile("pts_time:(-?[0-9.]+)");

    /** As it lies in frames.json. */
    private record Frame(String file, double seconds) {}

    private record Listing(String poster, List<Frame> frames) {}

    private final List<MadeFile> files;
    private final int count;

    private KeyFrames(List<MadeFile> files, int count) {
        this.files = files;
        this.count = count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    List<MadeFile> files() {
        return files;
    }

    static KeyFrames collect(Path scratch, Path outputs) {
        try {
            List<Frame> frames = named(scratch, outputs);
            return frames.isEmpty() ? new KeyFrames(List.of(), 0) : listed(frames, outputs);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot put the frames into " + outputs, e);
        }
    }

    private static List<Frame> named(Path scratch, Path outputs) throws IOException {
        List<Frame> frames = new ArrayList<>();
        for (double seconds : times(scratch.resolve(TIMES))) {
            Path picture = scratch.resolve(PATTERN.formatted(frames.size() + 1));
            if (Files.exists(picture)) {
                String name = name(seconds);
                Files.move(picture, outputs.resolve(name));
                frames.add(new Frame(name, seconds));
            }
        }
        return frames;
    }

    static List<Double> times(Path file) throws IOException {
        if (Files.notExists(file)) {
            return List.of();
        }
        return TIME.matcher(Files.readString(file))
                .results()
                .map(MatchResult::group)
                .map(found -> Double.valueOf(found.substring(found.indexOf(':') + 1)))
                .distinct()
                .toList();
    }

    /** {@code frame-00-01-23.480.jpg}. */
    private static String name(double seconds) {
        long ms = Math.max(0, Math.round(seconds * 1000));
        return String.format(
                Locale.ROOT,
                "frame-%02d-%02d-%02d.%03d.jpg",
                ms / 3_600_000,
                ms / 60_000 % 60,
                ms / 1000 % 60,
                ms % 1000);
    }

    private static KeyFrames listed(List<Frame> frames, Path outputs) throws IOException {
        Path poster = Files.copy(outputs.resolve(richest(frames, outputs)), outputs.resolve("poster.jpg"));
        BufferedImage shown = ImageIO.read(poster.toFile());
        Path listing = outputs.resolve("frames.json");
        Files.writeString(listing, Json.write(new Listing("poster.jpg", frames)));
        List<MadeFile> files = new ArrayList<>();
        files.add(MadeFile.of(poster, JPEG).sized(shown.getWidth(), shown.getHeight()));
        files.add(MadeFile.of(listing, "application/json"));
        for (Frame frame : frames) {
            files.add(MadeFile.of(outputs.resolve(frame.file), JPEG)
                    .sized(shown.getWidth(), shown.getHeight())
                    .with(Map.of("seconds", Double.toString(frame.seconds))));
        }
        return new KeyFrames(files, frames.size());
    }

    /** The more there is to see, the less a JPEG shrinks; a black opening shrinks to nothing. */
    private static String richest(List<Frame> frames, Path outputs) {
        return frames.stream()
                .max((one, other) -> Long.compare(size(outputs, one), size(outputs, other)))
                .orElseThrow()
                .file;
    }

    private static long size(Path outputs, Frame frame) {
        return outputs.resolve(frame.file).toFile().length();
    }
}
