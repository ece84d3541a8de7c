package datapipeline.console.files;

import datapipeline.model.cost.CostEstimate;
import datapipeline.model.run.OutputObject;
import datapipeline.model.run.StepReport;
import java.util.List;
import java.util.Optional;

/**
 * What came of a run, once its manifest has been read into DYNAMODB_OUTPUT; before that all of it is empty.
 *
 * @param steps in the order they were asked for
 * @param outputs in the order of the steps
 * @param cost what the run would cost at list price, part by part; absent when nobody estimated it
 */
public record RunResult(List<StepReport> steps, List<OutputObject> outputs, Optional<CostEstimate> cost) {
    /** Of a run that made nothing, or has not yet. */
    public static final RunResult NONE = new RunResult(List.of(), List.of(), Optional.empty());

    public RunResult {
        steps = List.copyOf(steps);
        outputs = List.copyOf(outputs);
    }
}
