package datapipeline.engines.picture;

import datapipeline.engines.picture.Picture.Composition;
import datapipeline.engines.picture.Picture.Profile;
import datapipeline.model.Format;
import datapipeline.model.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What ffprobe says about a picture, in its own words. */
record ProbeReport(
        @Nullable List<Frame> frames,
        @Nullable List<Track> streams,
        @Nullable List<TileGroup> stream_groups) {
    private static final Pattern ALPHA = Pattern.compile("rgba.*|argb.*|bgra.*|abgr.*|ya\\d.*|yuva.*|gbrap.*|pal8");
    private static final Pattern GREYS = Pattern.compile("gr[ae]y.*|ya\\d.*|mono.*");
    private static final String PROFILE = "ICC profile";

    record Frame(
            int width, int height, String pix_fmt, @Nullable List<SideData> side_data_list) {
        boolean turned() {
            return sideData().anyMatch(data -> data.rotation != null && Math.abs(data.rotation) % 180 == 90);
        }

        boolean profiled() {
            return sideData().anyMatch(data -> PROFILE.equalsIgnoreCase(data.side_data_type));
        }

        private Stream<SideData> sideData() {
            return Optional.ofNullable(side_data_list).stream().flatMap(List::stream);
        }
    }

    record SideData(
            @Nullable String side_data_type, @Nullable Integer rotation) {}

    record Track(
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable String pix_fmt,
            @Nullable String nb_read_packets) {
        boolean greyAsLargeAs(Frame frame) {
            return width != null
                    && height != null
                    && width == frame.width
                    && height == frame.height
                    && pix_fmt != null
                    && GREYS.matcher(pix_fmt).matches();
        }
    }

    /** A grid of tiles; only the grid knows how large the picture is. */
    record TileGroup(@Nullable List<Tiles> components) {}

    record Tiles(@Nullable Integer width, @Nullable Integer height) {}

    private record Size(int width, int height) {}

    /** Reads ffprobe's answer to {@code -show_frames -show_streams -show_stream_groups}; empty where there is no picture. */
    static Optional<Picture> picture(String json, Format format) {
        ProbeReport report = Json.read(json, ProbeReport.class);
        return Optional.ofNullable(report.frames).stream()
                .flatMap(List::stream)
                .findFirst()
                .map(frame -> report.picture(frame, format));
    }

    /** How many frames {@code -count_packets} counted. */
    static int counted(String json) {
        return Optional.ofNullable(Json.read(json, ProbeReport.class).streams).stream()
                .flatMap(List::stream)
                .flatMap(track -> Stream.ofNullable(track.nb_read_packets))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(1);
    }

    private Picture picture(Frame frame, Format format) {
        Optional<Size> grid = grid();
        Size seen = grid.orElseGet(() -> new Size(frame.width, frame.height));
        Size upright = frame.turned() ? new Size(seen.height, seen.width) : seen;
        Composition composition = grid.isPresent()
                ? Composition.TILES
                : secondTrack(frame, format) ? Composition.COLOURS_AND_ALPHA : Composition.WHOLE;
        boolean alpha = composition == Composition.COLOURS_AND_ALPHA
                || ALPHA.matcher(frame.pix_fmt).matches();
        return new Picture(format, upright.width, upright.height, alpha, composition, 1, profile(frame, format));
    }

    /** To ffmpeg a JPEG of inks is one of green, blue and red. */
    private static Profile profile(Frame frame, Format format) {
        if (!frame.profiled()) {
            return Profile.NONE;
        }
        boolean inks = format == Format.JPEG && frame.pix_fmt.startsWith("gbr");
        return inks || GREYS.matcher(frame.pix_fmt).matches() ? Profile.UNFIT : Profile.KEPT;
    }

    private boolean secondTrack(Frame frame, Format format) {
        return format == Format.AVIF
                && Optional.ofNullable(streams).stream()
                        .flatMap(List::stream)
                        .skip(1)
                        .limit(1)
                        .anyMatch(track -> track.greyAsLargeAs(frame));
    }

    private Optional<Size> grid() {
        return Optional.ofNullable(stream_groups).stream()
                .flatMap(List::stream)
                .flatMap(group -> Optional.ofNullable(group.components).stream().flatMap(List::stream))
                .flatMap(tiles -> tiles.width == null || tiles.height == null
                        ? Stream.<Size>empty()
                        : Stream.of(new Size(tiles.width, tiles.height)))
                .findFirst();
    }
}
