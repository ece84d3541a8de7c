package datapipeline.handlers.run;

import datapipeline.model.Problem;
import datapipeline.model.run.EngineKind;
import datapipeline.model.run.Outcome;
import datapipeline.model.run.OutputObject;
import datapipeline.model.run.RunStatus;
import datapipeline.model.run.StepReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How an attempt's work went; each kind says whether another attempt can help. */
sealed interface AttemptResult {
    /** Everything the option asked for is uploaded, or as much as it allows to be missing. */
    record Made(
            Outcome outcome,
            List<OutputObject> outputs,
            List<StepReport> steps,
            Map<String, String> tools,
            EngineKind engine)
            implements AttemptResult {
        public Made {
            outputs = List.copyOf(outputs);
            steps = List.copyOf(steps);
            tools = Map.copyOf(tools);
        }
    }

    /** Never. */
    record Hopeless(RunStatus end, Problem problem, List<StepReport> steps) implements AttemptResult {
        public Hopeless {
            steps = List.copyOf(steps);
        }
    }

    /** Perhaps. */
    record Broken(Problem problem) implements AttemptResult {}

    /** Certainly, later. */
    record Throttled(Duration retryAfter) implements AttemptResult {}
}
