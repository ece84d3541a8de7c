package datapipeline.engines.optimization;

import datapipeline.engines.model3d.ModelFormats;
import datapipeline.engines.model3d.ModelReader;
import datapipeline.engines.sandbox.JavaWorker;
import datapipeline.model.Format;
import datapipeline.model.engine.Engine;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.RenderOptimization;
import datapipeline.model.run.EngineKind;

/** Makes a model lighter, as one binary glTF, and measures what that did to its shape. */
public final class RenderOptimizationEngine implements Engine<RenderOptimization> {
    private static final JavaWorker WORKER = new JavaWorker(OptimizationWorker.class, 2048);
    private static final int BY_EYE = 0;

    @Override
    public Class<RenderOptimization> performs() {
        return RenderOptimization.class;
    }

    @Override
    public String name() {
        return "meshoptimizer in lwjgl 3.4.3 on assimp 6";
    }

    @Override
    public EngineKind kind() {
        return EngineKind.EMBEDDED;
    }

    @Override
    public long largest(Format format) {
        return ModelReader.MAX_BYTES;
    }

    @Override
    public StepResult perform(RenderOptimization step, StepInput input) throws InterruptedException {
        if (ModelFormats.extension(input.format()).isEmpty()) {
            return new StepResult.Refused(ModelFormats.unreadable(input.format()));
        }
        int target = step.targetTriangles().orElse(BY_EYE);
        return WORKER.perform(input, input.format().name(), Integer.toString(target));
    }
}
