package datapipeline.handlers.testing;

import datapipeline.handlers.run.Handled;
import datapipeline.handlers.run.Run;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.metric.Metric;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What can become of a file. */
public enum Fate {
    COMPLETED(Metric.RUNS_COMPLETED),
    COMPLETED_AT_THE_THIRD_ATTEMPT(Metric.RUNS_COMPLETED),
    COMPLETED_AFTER_THROTTLING(Metric.RUNS_COMPLETED),
    COMPLETED_ELSEWHERE(Metric.RUNS_COMPLETED),
    PARTIAL(Metric.RUNS_PARTIAL),
    FAILED(Metric.RUNS_FAILED),
    BROKEN_FILE(Metric.RUNS_QUARANTINED),
    REFUSED_OPTION(Metric.RUNS_QUARANTINED),
    GONE(Metric.RUNS_SOURCE_GONE),
    SUPERSEDED(Metric.RUNS_SUPERSEDED),
    CANCELLED(Metric.RUNS_CANCELLED);

    private static final Problem BAD_LUCK = Problem.of(ReasonCode.ENGINE_CRASH, "the engine died");
    private static final Problem CORRUPT = Problem.of(ReasonCode.CORRUPT, "the end is missing");

    private final Metric end;

    Fate(Metric end) {
        this.end = end;
    }

    /** What counts a run that ended so. */
    public Metric end() {
        return end;
    }

    /** Has a file meet its fate, and all that was sent delivered. */
    public Pipeline meet() {
        var pipeline = new Pipeline();
        if (this == REFUSED_OPTION) {
            pipeline.files.metadata.put("processing-option", "rezise");
        }
        if (this == PARTIAL) {
            pipeline.files.metadata.put(
                    "processing-option",
                    "{\"v\":1,\"onError\":\"PARTIAL\",\"steps\":[{\"op\":\"resize\",\"width\":8},{\"op\":\"resize\",\"width\":9}]}");
        }
        pipeline.engine.external = this == COMPLETED_ELSEWHERE;
        pipeline.engine.script = script(pipeline);
        pipeline.upload();
        pipeline.pass(Duration.ofSeconds(3));
        switch (this) {
            case GONE -> pipeline.files.gone = true;
            case SUPERSEDED -> pipeline.classify.accept(Pipeline.arrival("acme/a.gif", Optional.of("v0"), "09"));
            case CANCELLED -> {
                Run run = pipeline.store.only();
                pipeline.commands.cancel(run.intake().fileId(), run.runId());
            }
            default -> {}
        }
        for (int i = 0; i < 8 && !pipeline.jobs.isEmpty(); i++) {
            if (pipeline.work() instanceof Handled.Again again) {
                pipeline.pass(again.after());
            } else if (this == COMPLETED_ELSEWHERE && i == 0) {
                pipeline.pass(Duration.ofMinutes(3));
                pipeline.sweep();
            } else {
                break;
            }
        }
        pipeline.pass(Duration.ofMillis(700));
        pipeline.halves().forEach(pipeline.join::hear);
        return pipeline;
    }

    private ScriptedEngine.Script script(Pipeline pipeline) {
        return input -> {
            int performed = pipeline.engine.performed;
            pipeline.pass(Duration.ofMillis(1_234));
            return switch (this) {
                case COMPLETED_AT_THE_THIRD_ATTEMPT -> performed < 3 ? new StepResult.Broken(BAD_LUCK) : done(input);
                case COMPLETED_AFTER_THROTTLING ->
                    performed < 2 ? new StepResult.Throttled(Duration.ofSeconds(5)) : done(input);
                case COMPLETED_ELSEWHERE ->
                    performed < 2 ? new StepResult.Pending("job-1", Duration.ofSeconds(30)) : done(input);
                case PARTIAL -> performed < 2 ? done(input) : new StepResult.Refused(CORRUPT);
                case FAILED -> new StepResult.Broken(BAD_LUCK);
                case BROKEN_FILE -> new StepResult.Refused(CORRUPT);
                case COMPLETED, REFUSED_OPTION, GONE, SUPERSEDED, CANCELLED -> done(input);
            };
        };
    }

    private static StepResult done(StepInput input) {
        return ScriptedEngine.done(input) instanceof StepResult.Done done
                ? new StepResult.Done(done.files(), done.metadata(), Map.of("cpuMs", 39L))
                : new StepResult.Broken(BAD_LUCK);
    }
}
