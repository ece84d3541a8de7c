package datapipeline.engines.sandbox;

import datapipeline.model.engine.Progress;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands what ffmpeg prints of its progress: lines of {@code key=value}, {@code out_time_us} among them, the moment
 * of the film it has got to. See {@code -progress} in https://ffmpeg.org/ffmpeg.html
 *
 * @param seconds how long the film is
 */
public record FfmpegProgress(double seconds, String doing, Progress progress) implements Consumer<String> {
    /** What makes ffmpeg print it, before its other arguments: every second is often enough. */
    public static final List<String> WORDS = List.of("-progress", "pipe:1", "-stats_period", "1");

    private static final Pattern MOMENT = Pattern.compile("out_time_us=(\\d{1,18})");

    public FfmpegProgress {
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("no part of a film of %s s can be told".formatted(seconds));
        }
    }

    @Override
    public void accept(String line) {
        Matcher moment = MOMENT.matcher(line.strip());
        if (moment.matches()) {
            progress.at(Math.min(1, Long.parseLong(moment.group(1)) / 1e6 / seconds), doing);
        }
    }
}
