package datapipeline.handlers.video;

import datapipeline.handlers.run.Engines;
import datapipeline.handlers.run.Room;
import datapipeline.handlers.run.StepWork;
import datapipeline.model.FileType;
import datapipeline.model.option.ProcessingStep;
import datapipeline.model.option.ProcessingStep.CaptionGeneration;
import datapipeline.model.option.ProcessingStep.ExtractKeyFrame;
import datapipeline.model.option.ProcessingStep.ForVideo;
import datapipeline.model.option.ProcessingStep.Transcode;
import java.util.Optional;

/** The room of {@code sqs-video}. */
public record VideoRoom(Engines engines) implements Room {
    @Override
    public FileType type() {
        return FileType.VIDEO;
    }

    @Override
    public Optional<StepWork> work(ProcessingStep step) {
        if (!(step instanceof ForVideo mine)) {
            throw new IllegalArgumentException(step + " is no step for a video");
        }
        return switch (mine) {
            case Transcode transcode -> engines.work(Transcode.class, transcode);
            case ExtractKeyFrame extract -> engines.work(ExtractKeyFrame.class, extract);
            case CaptionGeneration caption -> engines.work(CaptionGeneration.class, caption);
        };
    }
}
