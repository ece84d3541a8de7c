package datapipeline.handlers.run;

import datapipeline.model.engine.Engine;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep;
import datapipeline.model.run.EngineKind;

/** One step with the engine that will perform it. */
public record StepWork(String engine, EngineKind kind, Performance performance) {
    /** An engine's work on its step. */
    @FunctionalInterface
    public interface Performance {
        StepResult on(StepInput input) throws InterruptedException;
    }

    static <S extends ProcessingStep> StepWork of(Engine<S> engine, S step) {
        return new StepWork(engine.name(), engine.kind(), input -> engine.perform(step, input));
    }
}
