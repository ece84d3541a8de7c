package datapipeline.engines.video;

import datapipeline.engines.video.WebVtt.Cue;
import java.util.List;
import java.util.Locale;

/** Writes SubRip, which nobody has laid down: numbered cues with a comma before the milliseconds. */
final class SubRip {
    static final String MEDIA_TYPE = "application/x-subrip";

    private SubRip() {}

    static String of(List<Cue> cues) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < cues.size(); i++) {
            Cue cue = cues.get(i);
            all.append("%d\n%s --> %s\n%s\n\n".formatted(i + 1, time(cue.start()), time(cue.end()), cue.text()));
        }
        return all.toString();
    }

    private static String time(double seconds) {
        long ms = Math.max(0, Math.round(seconds * 1000));
        return String.format(
                Locale.ROOT, "%02d:%02d:%02d,%03d", ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000);
    }
}
