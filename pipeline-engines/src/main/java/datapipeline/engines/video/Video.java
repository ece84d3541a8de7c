package datapipeline.engines.video;

import datapipeline.model.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A video as its header describes it.
 *
 * @param seconds absent when the file does not say
 */
record Video(int width, int height, String codec, Optional<Double> seconds) {
    private record Report(
            @Nullable List<Stream> streams, @Nullable Container format) {}

    private record Stream(
            @Nullable String codec_type,
            @Nullable String codec_name,
            @Nullable Integer width,
            @Nullable Integer height) {
        Optional<Video> video(Optional<Double> seconds) {
            return !"video".equals(codec_type) || width == null || height == null
                    ? Optional.empty()
                    : Optional.of(new Video(
                            width, height, Optional.ofNullable(codec_name).orElse("unknown"), seconds));
        }
    }

    private record Container(@Nullable Double duration) {}

    /** Reads ffprobe's report; empty when the file holds no moving picture. */
    static Optional<Video> from(String report) {
        Report read = Json.read(report, Report.class);
        Optional<Double> seconds = Optional.ofNullable(read.format).map(Container::duration);
        return Optional.ofNullable(read.streams).stream()
                .flatMap(List::stream)
                .flatMap(stream -> stream.video(seconds).stream())
                .findFirst();
    }

    Map<String, String> metadata() {
        Map<String, String> known = new HashMap<>();
        known.put("width", Integer.toString(width));
        known.put("height", Integer.toString(height));
        known.put("codec", codec);
        seconds.ifPresent(duration -> known.put("durationMs", Long.toString(Math.round(duration * 1000))));
        return known;
    }
}
