package datapipeline.engines.video;

import datapipeline.model.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A video as its header describes it.
 *
 * @param track which of the file's tracks it is, from 0; a picture of its cover is none
 * @param interlaced whether each frame is two half pictures, as in old television
 * @param width as it is meant to be seen: in square pixels, and turned the way the camera was held
 * @param seconds absent when the file does not say
 * @param frameRate of the pictures, as a fraction: {@code 30000/1001}
 * @param audio the codec of the first sound track
 * @param subtitles every subtitle track, in the file's order
 */
record Video(
        int track,
        boolean interlaced,
        int width,
        int height,
        String codec,
        Optional<Double> seconds,
        String frameRate,
        Optional<String> audio,
        List<Subtitles> subtitles) {
    private static final Set<String> INTERLACED = Set.of("tt", "bb", "tb", "bt");

    Video {
        subtitles = List.copyOf(subtitles);
    }

    /**
     * A subtitle track.
     *
     * @param language as the file says it, in three letters; "und" where it does not
     */
    record Subtitles(String codec, String language) {}

    private record Report(
            @Nullable List<Track> streams, @Nullable Container format) {}

    private record Track(
            int index,
            @Nullable String codec_type,
            @Nullable String codec_name,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable String sample_aspect_ratio,
            @Nullable String avg_frame_rate,
            @Nullable String field_order,
            @Nullable Map<String, Integer> disposition,
            @Nullable List<Turn> side_data_list,
            @Nullable Map<String, String> tags) {
        boolean is(String type) {
            return type.equals(codec_type);
        }

        boolean isCover() {
            return disposition != null && disposition.getOrDefault("attached_pic", 0) == 1;
        }

        /** {@code tt}, {@code bb}, {@code tb} or {@code bt}: which half comes first. */
        boolean interlaced() {
            return field_order != null && INTERLACED.contains(field_order);
        }

        String codec() {
            return Optional.ofNullable(codec_name).orElse("unknown");
        }

        String language() {
            return Optional.ofNullable(tags).map(all -> all.get("language")).orElse("und");
        }

        boolean turned() {
            return side_data_list != null
                    && side_data_list.stream()
                            .anyMatch(turn -> turn.rotation != null && Math.abs(turn.rotation) % 180 == 90);
        }

        /** {@code 4:3} stretches the width to 4/3; {@code 0:1} means that nobody knows. */
        int squareWidth(int wide) {
            String[] ratio =
                    Optional.ofNullable(sample_aspect_ratio).orElse("1:1").split(":");
            int across = Integer.parseInt(ratio[0]);
            return across == 0 ? wide : (int) ((long) wide * across / Math.max(1, Integer.parseInt(ratio[1])));
        }
    }

    private record Turn(@Nullable Integer rotation) {}

    private record Container(@Nullable Double duration) {}

    /** Reads ffprobe's report; empty when the file holds no moving picture. */
    static Optional<Video> from(String report) {
        Report read = Json.read(report, Report.class);
        List<Track> streams = Optional.ofNullable(read.streams).orElse(List.of());
        Optional<Double> seconds = Optional.ofNullable(read.format).map(Container::duration);
        return streams.stream()
                .filter(stream -> stream.is("video") && !stream.isCover())
                .flatMap(stream -> of(stream, streams, seconds))
                .findFirst();
    }

    private static Stream<Video> of(Track picture, List<Track> all, Optional<Double> seconds) {
        if (picture.width == null || picture.height == null) {
            return Stream.empty();
        }
        int wide = picture.squareWidth(picture.width);
        int high = picture.height;
        return Stream.of(new Video(
                picture.index,
                picture.interlaced(),
                picture.turned() ? high : wide,
                picture.turned() ? wide : high,
                picture.codec(),
                seconds,
                Optional.ofNullable(picture.avg_frame_rate).orElse("0/0"),
                all.stream()
                        .filter(stream -> stream.is("audio"))
                        .map(Track::codec)
                        .findFirst(),
                all.stream()
                        .filter(stream -> stream.is("subtitle"))
                        .map(stream -> new Subtitles(stream.codec(), stream.language()))
                        .toList()));
    }

    Map<String, String> metadata() {
        Map<String, String> known = new HashMap<>();
        known.put("width", Integer.toString(width));
        known.put("height", Integer.toString(height));
        known.put("codec", codec);
        known.put("frameRate", frameRate);
        known.put("subtitles", Integer.toString(subtitles.size()));
        audio.ifPresent(sound -> known.put("audioCodec", sound));
        seconds.ifPresent(duration -> known.put("durationMs", Long.toString(Math.round(duration * 1000))));
        return known;
    }
}
