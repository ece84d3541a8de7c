package datapipeline.services.rekognition;

import datapipeline.handlers.aws.Clients;
import datapipeline.handlers.aws.Environment;
import datapipeline.handlers.run.Engines;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.Engine;
import datapipeline.model.engine.EngineChoice;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.engine.StepResult.MadeFile;
import datapipeline.model.json.Json;
import datapipeline.model.option.ProcessingStep.ImageRecognition;
import datapipeline.model.run.EngineKind;
import datapipeline.model.topology.Topology;
import datapipeline.services.quota.Busy;
import datapipeline.services.quota.GuardedCalls;
import datapipeline.services.quota.Permits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.ImageTooLargeException;
import software.amazon.awssdk.services.rekognition.model.InvalidImageFormatException;
import software.amazon.awssdk.utils.Lazy;

/** Has Amazon Rekognition tell what is to be seen; the result looks like that of our own networks. */
public final class RekognitionEngine implements Engine<ImageRecognition> {
    private static final String FINDINGS = "recognition.json";
    private static final String PREVIEW = "annotated.png";

    /** Shorter than the lease of a permit, tries of the SDK included. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(90);

    private final Lazy<RekognitionClient> rekognition;
    private final Lazy<GuardedCalls> calls;
    private final Lazy<Pictures> pictures;

    /** With the clients of this function, made when the first picture comes. */
    public RekognitionEngine() {
        this.rekognition = new Lazy<>(() -> clients()
                .set(RekognitionClient.builder()
                        .overrideConfiguration(override -> override.apiCallTimeout(LONGEST_CALL)))
                .build());
        this.calls = new Lazy<>(() -> new GuardedCalls(
                new Permits(clients().dynamoDb(), Topology.DYNAMODB_INPUT, InstantSource.system()),
                Environment.ofThisFunction()));
        this.pictures = new Lazy<>(() -> new Pictures(Engines.onClassPath(EngineChoice.open(EngineKind.LAMBDA))));
    }

    private static Clients clients() {
        return new Clients(Environment.ofThisFunction());
    }

    @Override
    public Class<ImageRecognition> performs() {
        return ImageRecognition.class;
    }

    @Override
    public String name() {
        return "Amazon Rekognition";
    }

    @Override
    public EngineKind kind() {
        return EngineKind.REKOGNITION;
    }

    @Override
    public StepResult perform(ImageRecognition step, StepInput input) throws InterruptedException {
        Path scratch = input.file().resolveSibling(input.outputs().getFileName() + "-rekognition");
        try {
            Pictures.Ready ready = pictures.getValue().ready(input, scratch);
            Look look = new Look(rekognition.getValue(), calls.getValue(), ready.image(), step.minConfidence());
            return done(look.findings(step.wanted()), step, ready.small(), input.outputs());
        } catch (Pictures.Unfit e) {
            return e.answer();
        } catch (Busy e) {
            return e.throttled();
        } catch (AwsServiceException e) {
            return failure(e);
        } catch (IOException e) {
            return new StepResult.Broken(
                    Problem.of(ReasonCode.ENGINE_FAILED, "The picture could not be prepared for Rekognition: " + e));
        }
    }

    private static StepResult done(Findings findings, ImageRecognition step, Path small, Path outputs)
            throws IOException {
        Path json = outputs.resolve(FINDINGS);
        Files.writeString(json, Json.write(findings.document(step.wanted())));
        Preview preview = Preview.of(small, findings);
        Path png = outputs.resolve(PREVIEW);
        preview.write(png);
        return new StepResult.Done(
                List.of(
                        MadeFile.of(json, "application/json"),
                        MadeFile.of(png, "image/png").sized(preview.width(), preview.height())),
                Map.of(
                        "objects", Integer.toString(findings.objects().size()),
                        "faces", Integer.toString(findings.faces().size())),
                Map.of("images", (long) step.wanted().stream().distinct().count()));
    }

    private static StepResult failure(AwsServiceException e) {
        return switch (e) {
            case ImageTooLargeException large ->
                new StepResult.Refused(Problem.of(
                        ReasonCode.TOO_LARGE, "Amazon Rekognition takes no picture of this size: " + says(large)));
            case InvalidImageFormatException format ->
                new StepResult.Refused(Problem.of(
                        ReasonCode.FORMAT_UNREADABLE, "Amazon Rekognition cannot read the picture: " + says(format)));
            default ->
                new StepResult.Broken(Problem.of(ReasonCode.ENGINE_FAILED, "Amazon Rekognition answered: " + says(e)));
        };
    }

    private static String says(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? String.valueOf(e.getMessage())
                : "%s (%s)"
                        .formatted(
                                e.awsErrorDetails().errorMessage(),
                                e.awsErrorDetails().errorCode());
    }
}
