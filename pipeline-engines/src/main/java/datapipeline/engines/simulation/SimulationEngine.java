package datapipeline.engines.simulation;

import datapipeline.engines.model3d.ModelEngine;
import datapipeline.engines.model3d.ModelFormats;
import datapipeline.engines.sandbox.JavaWorker;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.Simulation;

/**
 * Measures a model as a solid of even density, tells whether it stands, and drops it on a level floor. It is rigid:
 * nothing bends or breaks.
 */
public final class SimulationEngine implements ModelEngine<Simulation> {
    private static final JavaWorker WORKER = new JavaWorker(SimulationWorker.class, 1536);

    @Override
    public Class<Simulation> performs() {
        return Simulation.class;
    }

    @Override
    public String name() {
        return "bullet 3 in libbulletjme 23.1.0 on assimp 6";
    }

    @Override
    public StepResult perform(Simulation step, StepInput input) throws InterruptedException {
        if (ModelFormats.extension(input.format()).isEmpty()) {
            return new StepResult.Refused(ModelFormats.unreadable(input.format()));
        }
        return WORKER.perform(
                input, input.format().name(), Double.toString(step.gravity()), Integer.toString(step.durationMs()));
    }
}
