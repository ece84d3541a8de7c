package datapipeline.handlers.picture;

import datapipeline.handlers.run.Engines;
import datapipeline.handlers.run.Room;
import datapipeline.handlers.run.StepWork;
import datapipeline.model.FileType;
import datapipeline.model.option.ProcessingStep;
import datapipeline.model.option.ProcessingStep.ConvertFormat;
import datapipeline.model.option.ProcessingStep.ForPicture;
import datapipeline.model.option.ProcessingStep.ImageRecognition;
import datapipeline.model.option.ProcessingStep.Resize;
import java.util.Optional;

/** The room of {@code sqs-picture}. */
public record PictureRoom(Engines engines) implements Room {
    @Override
    public FileType type() {
        return FileType.PICTURE;
    }

    @Override
    public Optional<StepWork> work(ProcessingStep step) {
        if (!(step instanceof ForPicture mine)) {
            throw new IllegalArgumentException(step + " is no step for a picture");
        }
        return switch (mine) {
            case ImageRecognition recognise -> engines.work(ImageRecognition.class, recognise);
            case Resize resize -> engines.work(Resize.class, resize);
            case ConvertFormat convert -> engines.work(ConvertFormat.class, convert);
        };
    }
}
