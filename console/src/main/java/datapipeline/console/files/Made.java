package datapipeline.console.files;

import datapipeline.console.documents.DocumentFindings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run started from and what it made.
 *
 * @param steps what became of each step; empty until the run is through
 * @param costs what the run would cost, by service; empty when nobody estimated it
 * @param outputs the first of them
 * @param total how many there are
 * @param document what was found out about it; absent of other families, and when nothing was
 * @param player absent when there is no video to play
 */
public record Made(
        Original original,
        List<StepRow> steps,
        List<CostRow> costs,
        List<OutputView> outputs,
        int total,
        @Nullable DocumentFindings document,
        @Nullable Player player) {
    public Made {
        steps = List.copyOf(steps);
        costs = List.copyOf(costs);
        outputs = List.copyOf(outputs);
    }
}
