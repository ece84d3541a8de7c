package datapipeline.handlers.model3d;

import datapipeline.handlers.run.Engines;
import datapipeline.handlers.run.Room;
import datapipeline.handlers.run.StepWork;
import datapipeline.model.FileType;
import datapipeline.model.option.ProcessingStep;
import datapipeline.model.option.ProcessingStep.ForModel3d;
import datapipeline.model.option.ProcessingStep.RenderOptimization;
import datapipeline.model.option.ProcessingStep.Rendering;
import datapipeline.model.option.ProcessingStep.Simulation;
import java.util.Optional;

/** The room of {@code sqs-3d-file}. */
public record Model3dRoom(Engines engines) implements Room {
    @Override
    public FileType type() {
        return FileType.MODEL_3D;
    }

    @Override
    public Optional<StepWork> work(ProcessingStep step) {
        if (!(step instanceof ForModel3d mine)) {
            throw new IllegalArgumentException(step + " is no step for a 3D model");
        }
        return switch (mine) {
            case Simulation simulate -> engines.work(Simulation.class, simulate);
            case Rendering render -> engines.work(Rendering.class, render);
            case RenderOptimization optimise -> engines.work(RenderOptimization.class, optimise);
        };
    }
}
