package datapipeline.console.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A video to be played: what a run made of it, or else the file itself.
 *
 * @param words which of the two it is
 * @param captions subtitles that a run made
 * @param storyboard small pictures to jump to; absent when no run made them
 */
public record Player(
        String src,
        String words,
        List<Caption> captions,
        @Nullable Storyboard storyboard) {
    /** Subtitles at an address of the console: a player takes them from its own origin only. */
    public record Caption(String label, String src) {}

    public Player {
        captions = List.copyOf(captions);
    }
}
