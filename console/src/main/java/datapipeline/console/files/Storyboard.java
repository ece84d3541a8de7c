package datapipeline.console.files;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Small pictures of a video in the order of its time, cut out of one sheet.
 *
 * @param sheet where the sheet is
 * @param width of the sheet in pixels
 * @param height of the sheet in pixels
 */
public record Storyboard(String sheet, int width, int height, List<Tile> tiles) {
    private static final Pattern CUE = Pattern.compile(
            "(\\d{2,}):(\\d{2}):(\\d{2})\\.(\\d{3}) --> [^\\n]*\\n[^#\\n]*#xywh=(\\d{1,6}),(\\d{1,6}),(\\d{1,6}),(\\d{1,6})");

    /**
     * One small picture.
     *
     * @param seconds when it is shown in the video
     * @param words the same for a person: {@code 1:05}
     */
    public record Tile(double seconds, String words, int x, int y, int width, int height) {}

    public Storyboard {
        tiles = List.copyOf(tiles);
    }

    /** @param index a WebVTT file whose cues name parts of the sheet: {@code sprite.jpg#xywh=0,0,160,90} */
    static Storyboard of(String index, String sheet, int width, int height) {
        return new Storyboard(
                sheet,
                width,
                height,
                CUE.matcher(index.replace("\r\n", "\n"))
                        .results()
                        .map(Storyboard::tile)
                        .toList());
    }

    private static Tile tile(MatchResult cue) {
        int seconds = (number(cue, 1) * 60 + number(cue, 2)) * 60 + number(cue, 3);
        return new Tile(
                seconds + number(cue, 4) / 1000.0,
                String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60),
                number(cue, 5),
                number(cue, 6),
                number(cue, 7),
                number(cue, 8));
    }

    private static int number(MatchResult cue, int group) {
        return Integer.parseInt(cue.group(group));
    }
}
