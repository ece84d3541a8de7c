package datapipeline.engines.video;

import datapipeline.engines.sandbox.FfmpegFailure;
import datapipeline.model.Format;
import datapipeline.model.engine.StepInput;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How ffmpeg is allowed to open a video: by the one demuxer that fits, from this one file, and no network. */
final class Demuxers {
    private static final Map<Format, String> BY_FORMAT = new EnumMap<>(Map.ofEntries(
            Map.entry(Format.MP4, "mov"),
            Map.entry(Format.MOV, "mov"),
            Map.entry(Format.THREE_GP, "mov"),
            Map.entry(Format.MKV, "matroska"),
            Map.entry(Format.WEBM, "matroska"),
            Map.entry(Format.AVI, "avi"),
            Map.entry(Format.FLV, "flv"),
            Map.entry(Format.MPEG, "mpeg"),
            Map.entry(Format.MPEG_TS, "mpegts"),
            Map.entry(Format.MXF, "mxf"),
            Map.entry(Format.OGV, "ogg"),
            Map.entry(Format.WMV, "asf")));

    private Demuxers() {}

    static Optional<List<String>> opening(StepInput input) {
        return Optional.ofNullable(BY_FORMAT.get(input.format()))
                .map(demuxer -> List.of(
                        "-protocol_whitelist",
                        "file",
                        "-format_whitelist",
                        demuxer.equals("mov") ? "mov,mp4,m4a,3gp,3g2,mj2" : demuxer,
                        "-max_pixels",
                        Integer.toString(FfmpegFailure.MAX_PIXELS),
                        "-f",
                        demuxer,
                        "-i",
                        "file:" + input.file().toAbsolutePath()));
    }
}
