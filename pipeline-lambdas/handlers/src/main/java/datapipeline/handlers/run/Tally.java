package datapipeline.handlers.run;

import datapipeline.model.Problem;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep;
import datapipeline.model.run.EngineKind;
import datapipeline.model.run.Outcome;
import datapipeline.model.run.OutputObject;
import datapipeline.model.run.StepReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the steps of an attempt have come to so far. */
final class Tally {
    private final List<OutputObject> outputs = new ArrayList<>();
    private final List<StepReport> reports = new ArrayList<>();
    private final Map<String, String> tools = new TreeMap<>();
    private Optional<EngineKind> engine = Optional.empty();
    private Optional<Problem> refusal = Optional.empty();
    private boolean anyDone;

    /** Of the next step, counted from 1. */
    int number() {
        return reports.size() + 1;
    }

    List<StepReport> reports() {
        return reports;
    }

    void done(ProcessingStep step, StepWork work, Duration took, StepResult.Done done, List<OutputObject> made) {
        anyDone = true;
        outputs.addAll(made);
        engine = engine.or(() -> Optional.of(work.kind()));
        tools.put(step.operation().wireName(), work.engine());
        reports.add(new StepReport(
                step.operation().wireName(),
                StepReport.Status.OK,
                took.toMillis(),
                done.units(),
                Optional.of(work.engine()),
                Optional.empty(),
                Optional.empty()));
    }

    void refused(ProcessingStep step, Optional<StepWork> work, Duration took, Problem problem) {
        refusal = refusal.or(() -> Optional.of(problem));
        reports.add(new StepReport(
                step.operation().wireName(),
                StepReport.Status.FAILED,
                took.toMillis(),
                Map.of(),
                work.map(StepWork::engine),
                Optional.of(problem.code().name()),
                Optional.of(problem.message())));
    }

    /** The first refusal, when no step could be done at all: then there is nothing to call partial. */
    Optional<Problem> allRefused() {
        return anyDone ? Optional.empty() : refusal;
    }

    AttemptResult made() {
        Outcome outcome = refusal.isPresent() ? Outcome.PARTIAL : Outcome.PROCESSED;
        return new AttemptResult.Made(outcome, outputs, reports, tools, engine.orElse(EngineKind.LAMBDA));
    }
}
