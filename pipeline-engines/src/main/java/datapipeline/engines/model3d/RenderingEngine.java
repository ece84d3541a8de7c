package datapipeline.engines.model3d;

import datapipeline.engines.sandbox.JavaWorker;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.Rendering;

/** Draws a model from around, with smooth shading, in the colours of its materials, vertices and textures. */
public final class RenderingEngine implements ModelEngine<Rendering> {
    private static final JavaWorker WORKER = new JavaWorker(RenderWorker.class, 1536);

    @Override
    public Class<Rendering> performs() {
        return Rendering.class;
    }

    @Override
    public String name() {
        return "software renderer 2 on assimp 6";
    }

    @Override
    public StepResult perform(Rendering step, StepInput input) throws InterruptedException {
        if (ModelFormats.extension(input.format()).isEmpty()) {
            return new StepResult.Refused(ModelFormats.unreadable(input.format()));
        }
        return WORKER.perform(
                input,
                input.format().name(),
                Integer.toString(step.width()),
                Integer.toString(step.height()),
                Integer.toString(step.views()));
    }
}
