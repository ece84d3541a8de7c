package datapipeline.engines.video;

import java.util.List;
import java.util.Locale;

/**
 * Writes WebVTT.
 *
 * @see <a href="https://www.w3.org/TR/webvtt1/">WebVTT</a>
 */
final class WebVtt {
    static final String MEDIA_TYPE = "text/vtt";

    private WebVtt() {}

    /** Something shown from one moment to another, both in seconds. */
    record Cue(double start, double end, String text) {}

    static String of(List<Cue> cues) {
        return cues("WEBVTT\n", cues);
    }

    /** The note is for who reads the file; players do not show it. */
    static String of(String note, List<Cue> cues) {
        return cues("WEBVTT\n\nNOTE\n%s\n".formatted(note), cues);
    }

    private static String cues(String head, List<Cue> cues) {
        StringBuilder all = new StringBuilder(head);
        for (Cue cue : cues) {
            all.append("\n%s --> %s\n%s\n".formatted(time(cue.start), time(cue.end), cue.text));
        }
        return all.toString();
    }

    private static String time(double seconds) {
        long ms = Math.max(0, Math.round(seconds * 1000));
        return String.format(
                Locale.ROOT, "%02d:%02d:%02d.%03d", ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000);
    }
}
