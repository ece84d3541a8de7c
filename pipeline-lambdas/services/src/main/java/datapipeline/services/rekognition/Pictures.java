package datapipeline.services.rekognition;

import datapipeline.handlers.run.Engines;
import datapipeline.model.Format;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.Source;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep;
import datapipeline.model.option.ProcessingStep.ConvertFormat;
import datapipeline.model.option.ProcessingStep.Resize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rekognition.model.Image;

/**
 * A picture as Rekognition takes it: JPEG or PNG, up to 15 MB where it lies in S3 and up to 5 MB in the request. What is
 * otherwise is rewritten by our own engines, which read strangers' files in a sandbox.
 * https://docs.aws.amazon.com/rekognition/latest/dg/limits.html
 *
 * @param own engines for resizing and converting
 */
record Pictures(Engines own) {
    private static final long MOST_IN_S3 = 15L * 1024 * 1024;
    private static final long MOST_IN_A_REQUEST = 5L * 1024 * 1024;
    private static final int SIDE_IN_A_REQUEST = 4096;
    private static final int SIDE_OF_THE_PREVIEW = 1024;
    private static final int QUALITY = 90;

    /** Why a picture cannot be sent. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient StepResult answer;

        private Unfit(StepResult answer) {
            super(answer.toString());
            this.answer = answer;
        }

        StepResult answer() {
            return answer;
        }
    }

    /**
     * A picture made ready.
     *
     * @param small upright JPEG or PNG to draw on; it is made first, for a file that we cannot read is not paid for
     */
    record Ready(Image image, Path small) {}

    Ready ready(StepInput input, Path scratch) throws InterruptedException, IOException, Unfit {
        if (isTakenInS3(input)) {
            return new Ready(inS3(input.source()), resized(input, scratch, SIDE_OF_THE_PREVIEW));
        }
        Path jpeg = made(new ConvertFormat("jpeg", QUALITY), input, scratch.resolve("jpeg"));
        StepInput rewritten = new StepInput(input.source(), Format.JPEG, jpeg, input.outputs(), input.limit());
        Path sent = Files.size(jpeg) <= MOST_IN_A_REQUEST ? jpeg : resized(rewritten, scratch, SIDE_IN_A_REQUEST);
        if (Files.size(sent) > MOST_IN_A_REQUEST) {
            throw new Unfit(new StepResult.Refused(Problem.of(
                    ReasonCode.TOO_LARGE,
                    "As a JPEG of %d pixels the picture still has %d bytes, and Amazon Rekognition takes %d."
                            .formatted(SIDE_IN_A_REQUEST, Files.size(sent), MOST_IN_A_REQUEST))));
        }
        Image image = Image.builder()
                .bytes(SdkBytes.fromByteArray(Files.readAllBytes(sent)))
                .build();
        return new Ready(image, resized(rewritten, scratch, SIDE_OF_THE_PREVIEW));
    }

    private static boolean isTakenInS3(StepInput input) {
        return (input.format() == Format.JPEG || input.format() == Format.PNG)
                && input.source().sizeBytes() <= MOST_IN_S3;
    }

    private static Image inS3(Source source) {
        return Image.builder()
                .s3Object(object -> object.bucket(source.bucket())
                        .name(source.key())
                        .version(source.versionId().orElse(null)))
                .build();
    }

    private Path resized(StepInput input, Path scratch, int side) throws InterruptedException, IOException, Unfit {
        Resize box = new Resize(Optional.of(side), Optional.of(side), List.of(), "inside", QUALITY, false);
        return made(box, input, scratch.resolve("side-" + side));
    }

    private Path made(ProcessingStep step, StepInput input, Path outputs)
            throws InterruptedException, IOException, Unfit {
        Files.createDirectories(outputs);
        StepInput aside = new StepInput(input.source(), input.format(), input.file(), outputs, input.limit());
        return switch (own.perform(step, aside)) {
            case StepResult.Done done -> done.files().getFirst().path();
            case StepResult other -> throw new Unfit(other);
        };
    }
}
