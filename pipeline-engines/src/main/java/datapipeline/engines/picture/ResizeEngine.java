package datapipeline.engines.picture;

import datapipeline.engines.sandbox.FfmpegEngine;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.Resize;
import java.util.List;

/** Resizes with ffmpeg: sharp (Lanczos), in the picture's own format, to one size or to several at once. */
public final class ResizeEngine implements FfmpegEngine<Resize> {

    @Override
    public Class<Resize> performs() {
        return Resize.class;
    }

    @Override
    public StepResult perform(Resize step, StepInput input) throws InterruptedException {
        return Drawing.perform(input, picture -> renditions(step, picture));
    }

    /** Widths that come to the same size, as those beyond the picture's own do, are drawn once. */
    private static List<Rendition> renditions(Resize step, Picture picture) {
        return step.sizes().stream()
                .map(size -> Geometry.of(picture, size))
                .distinct()
                .map(geometry -> new Rendition(
                        picture,
                        geometry,
                        WrittenFormat.like(picture),
                        step.quality(),
                        "-%dx%d".formatted(geometry.boxWidth(), geometry.boxHeight())))
                .toList();
    }
}
