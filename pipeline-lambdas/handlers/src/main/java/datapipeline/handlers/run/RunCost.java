package datapipeline.handlers.run;

import datapipeline.model.cost.CostEstimate;
import datapipeline.model.cost.PriceTable;
import datapipeline.model.cost.RunUsage;
import datapipeline.model.run.StepReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a run costs, as far as it has got; from its record alone, so that the same run always costs the same. */
final class RunCost {
    private RunCost() {}

    /**
     * @param outputs how many it made, when it made some
     * @param steps of the attempt that made them
     */
    static CostEstimate of(Run run, Instant now, Optional<Integer> outputs, List<StepReport> steps) {
        var usage = new RunUsage(
                run.intake().fileType(), classify(run, now), claims(run), run.workedBy(now), outputs, steps);
        return CostEstimate.of(usage, PriceTable.SHIPPED);
    }

    private static Duration classify(Run run, Instant now) {
        Duration time = Duration.between(
                run.intake().receivedAt(), run.progress().queuedAt().orElse(now));
        return time.isNegative() ? Duration.ZERO : time;
    }

    /** Every claim raises the fence, and so does an end without outputs, which shuts out whoever is still at work. */
    private static int claims(Run run) {
        boolean shut = run.status().terminal() && run.progress().committedAt().isEmpty();
        return (int) run.progress().fence() - (shut ? 1 : 0);
    }
}
