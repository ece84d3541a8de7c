package datapipeline.engines.model3d;

import datapipeline.engines.sandbox.JavaWorker;
import datapipeline.model.Format;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.Engine;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.Rendering;
import datapipeline.model.run.EngineKind;
import java.util.List;
import java.util.Locale;

/** Draws a model from around, with smooth shading and the colours of its materials, but without textures. */
public final class RenderingEngine implements Engine<Rendering> {
    private static final JavaWorker WORKER = new JavaWorker(RenderWorker.class, 1536);

    @Override
    public Class<Rendering> performs() {
        return Rendering.class;
    }

    @Override
    public String name() {
        return "software renderer 1 on assimp 6";
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
    public StepResult perform(Rendering step, StepInput input) throws InterruptedException {
        if (ModelFormats.extension(input.format()).isEmpty()) {
            return new StepResult.Refused(new Problem(
                    ReasonCode.FORMAT_UNREADABLE,
                    "%s models cannot be drawn here"
                            .formatted(input.format().wireName().toUpperCase(Locale.ROOT)),
                    List.of("Export the model as GLB and upload that")));
        }
        return WORKER.perform(
                input,
                input.format().name(),
                Integer.toString(step.width()),
                Integer.toString(step.height()),
                Integer.toString(step.views()));
    }
}
