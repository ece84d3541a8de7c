package datapipeline.engines.picture;

import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.Resize;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A picture of any readable format as a BMP to look at: upright, opaque, and no larger than needed. */
public final class UprightPicture {
    private UprightPicture() {}

    /** @return done with one file in the directory, or why there is none */
    public static StepResult make(StepInput input, Path directory, int largestSide) throws InterruptedException {
        Resize box = new Resize(Optional.of(largestSide), Optional.of(largestSide), List.of(), "inside", 100, false);
        StepInput aside = new StepInput(input.source(), input.format(), input.file(), directory, input.limit());
        return Drawing.perform(
                aside,
                picture -> List.of(new Rendition(picture, Geometry.of(picture, box), WrittenFormat.BMP, 100, "")));
    }
}
