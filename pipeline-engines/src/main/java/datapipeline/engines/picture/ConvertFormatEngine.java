package datapipeline.engines.picture;

import datapipeline.engines.sandbox.FfmpegEngine;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.ConvertFormat;
import java.util.List;

/** Writes a picture in another format with ffmpeg: same size, same colours, and what shines through still does. */
public final class ConvertFormatEngine implements FfmpegEngine<ConvertFormat> {

    @Override
    public Class<ConvertFormat> performs() {
        return ConvertFormat.class;
    }

    @Override
    public StepResult perform(ConvertFormat step, StepInput input) throws InterruptedException {
        WrittenFormat format = WrittenFormat.called(step.to());
        return Drawing.perform(
                input, picture -> List.of(new Rendition(picture, Geometry.same(picture), format, step.quality(), "")));
    }
}
