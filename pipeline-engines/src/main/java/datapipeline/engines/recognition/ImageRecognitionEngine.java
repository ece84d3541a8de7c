package datapipeline.engines.recognition;

import datapipeline.engines.picture.UprightPicture;
import datapipeline.engines.sandbox.Scratch;
import datapipeline.engines.sandbox.WarmWorkers;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.Engine;
import datapipeline.model.engine.EngineChoice;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.Operation;
import datapipeline.model.option.ProcessingStep.ImageRecognition;
import datapipeline.model.run.EngineKind;
import java.nio.file.Path;
import java.util.List;

/**
 * Tells what is to be seen: things of 23 kinds and faces, where and how surely. The networks are small ones for
 * telephones; whoever needs celebrities, moderation or thousands of labels uses Amazon Rekognition.
 */
public final class ImageRecognitionEngine implements Engine<ImageRecognition> {
    private static final int HEAP_MEGABYTES = 768;
    private static final List<String> FINDS = List.of("labels", "faces");
    private static final int LARGEST_SIDE = 1024;
    private static final WarmWorkers WORKERS = new WarmWorkers(RecognitionWorker.class, HEAP_MEGABYTES);

    @Override
    public Class<ImageRecognition> performs() {
        return ImageRecognition.class;
    }

    @Override
    public String name() {
        return "ssd-mobilenet-v2-oidv4 and blazeface-short-range";
    }

    @Override
    public EngineKind kind() {
        return EngineKind.EMBEDDED;
    }

    /** ffmpeg reads whatever format it is; what the networks look at is small, upright and without transparency. */
    @Override
    public StepResult perform(ImageRecognition step, StepInput input) throws InterruptedException {
        List<String> beyond =
                step.wanted().stream().filter(word -> !FINDS.contains(word)).toList();
        if (!beyond.isEmpty()) {
            return new StepResult.Refused(Problem.of(
                    ReasonCode.FORMAT_UNREADABLE,
                    "Our own networks find labels and faces, and no %s; with %s=rekognition Amazon Rekognition looks for it."
                            .formatted(
                                    String.join(" or ", beyond), EngineChoice.variable(Operation.IMAGE_RECOGNITION))));
        }
        try (Scratch scratch = Scratch.make()) {
            StepResult upright = UprightPicture.make(input, scratch.directory(), LARGEST_SIDE);
            if (!(upright instanceof StepResult.Done drawn)) {
                return upright;
            }
            Path picture = drawn.files().getFirst().path();
            StepInput small = new StepInput(input.source(), input.format(), picture, input.outputs(), input.limit());
            return WORKERS.perform(small, Double.toString(step.minConfidence()), String.join(",", step.wanted()));
        }
    }
}
