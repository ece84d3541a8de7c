package datapipeline.console.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run started from and what it made.
 *
 * @param outputs the first of them
 * @param total how many there are
 * @param player absent when there is no video to play
 */
public record Made(
        Original original,
        List<OutputView> outputs,
        int total,
        @Nullable Player player) {
    public Made {
        outputs = List.copyOf(outputs);
    }
}
