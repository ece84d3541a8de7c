package datapipeline.engines.video;

import datapipeline.model.option.ProcessingStep.Transcode;
import java.util.ArrayList;
import java.util.List;

/** How ffmpeg is told to encode. */
final class Codecs {
    private Codecs() {}

    static List<String> video(Transcode step) {
        List<String> words = new ArrayList<>(
                switch (step.codec()) {
                    case "h265" ->
                        List.of(
                                "-c:v",
                                "libx265",
                                "-preset",
                                "fast",
                                "-tag:v",
                                "hvc1",
                                "-x265-params",
                                "log-level=error");
                    case "vp9" ->
                        List.of(
                                "-c:v",
                                "libvpx-vp9",
                                "-deadline",
                                "good",
                                "-cpu-used",
                                "5",
                                "-row-mt",
                                "1",
                                "-b:v",
                                "0");
                    case "av1" -> List.of("-c:v", "libsvtav1", "-preset", "9", "-svtav1-params", "lp=2");
                    default -> List.of("-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high");
                });
        words.addAll(List.of("-crf", Integer.toString(step.crf().orElseGet(() -> usual(step.codec())))));
        return words;
    }

    /** About the same impression in each: what their makers recommend for the web. */
    private static int usual(String codec) {
        return switch (codec) {
            case "h265" -> 28;
            case "vp9" -> 33;
            case "av1" -> 35;
            default -> 23;
        };
    }

    static List<String> audio(String container) {
        return container.equals("webm")
                ? List.of("-c:a", "libopus", "-b:a", "96k", "-ac", "2")
                : List.of("-c:a", "aac", "-b:a", "128k", "-ac", "2");
    }

    /** What a rung may use at most, in kilobits a second. */
    static int kilobits(int height) {
        return height > 1440
                ? 14_000
                : height > 1080 ? 9_000 : height > 720 ? 5_000 : height > 480 ? 2_800 : height > 360 ? 1_400 : 800;
    }

    static String mediaType(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "m3u8" -> "application/vnd.apple.mpegurl";
            case "ts" -> "video/mp2t";
            case "webm" -> "video/webm";
            default -> "video/mp4";
        };
    }
}
