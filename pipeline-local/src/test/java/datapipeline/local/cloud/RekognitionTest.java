package datapipeline.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.local.lambda.runtime.FunctionPool.Mode;
import datapipeline.model.engine.EngineChoice;
import datapipeline.model.json.Json;
import datapipeline.model.option.Operation;
import datapipeline.model.run.EngineKind;
import datapipeline.model.run.Manifest;
import datapipeline.model.run.OutputObject;
import datapipeline.model.table.Attributes;
import datapipeline.model.topology.Topology;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.InvalidImageFormatException;
import software.amazon.awssdk.services.rekognition.model.InvalidS3ObjectException;
import software.amazon.awssdk.services.rekognition.model.Label;
import software.amazon.awssdk.services.rekognition.model.RekognitionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A picture recognized by Rekognition: the code for AWS, over HTTP, with our own networks on the other side. */
class RekognitionTest {
    private static final Path PORTRAIT =
            Path.of("../pipeline-engines/src/test/resources/datapipeline/engines/recognition/grace_hopper.jpg");

    @TempDir
    static Path data;

    private static PipelineOnThisMachine pipeline;
    private static RekognitionClient rekognition;

    @BeforeAll
    static void start() {
        pipeline = new PipelineOnThisMachine(
                data,
                Mode.IN_PROCESS,
                Map.of(EngineChoice.variable(Operation.IMAGE_RECOGNITION), EngineKind.REKOGNITION.setting()));
        rekognition = pipeline.client(RekognitionClient.builder()).build();
    }

    @AfterAll
    static void stop() {
        rekognition.close();
        pipeline.close();
    }

    @Test
    void recognizesAPictureWhereItLies() throws IOException {
        pipeline.upload("acme/portrait.jpg", portrait(), Map.of("processing-option", "image-recognition"));

        assertRecognized(pipeline.endOf("acme/portrait.jpg"));
    }

    @Test
    void rewritesAPictureThatRekognitionDoesNotTake() throws IOException {
        pipeline.upload("acme/portrait.bmp", asBmp(portrait()), Map.of("processing-option", "image-recognition"));

        assertRecognized(pipeline.endOf("acme/portrait.bmp"));
    }

    @Test
    void waitsForAServiceThatIsBusyAndCountsNoAttempt() throws IOException {
        pipeline.standIns().rekognitionRate().set(0);
        pipeline.upload("acme/later.jpg", portrait(), Map.of("processing-option", "image-recognition"));

        PipelineOnThisMachine.await(
                Duration.ofMinutes(2),
                "a throttled run",
                () -> pipeline.runsOf("acme/later.jpg").stream()
                        .filter(run -> number(run, Attributes.THROTTLES) > 0)
                        .findFirst());
        pipeline.standIns().rekognitionRate().set(50);

        Map<String, AttributeValue> run = pipeline.endOf("acme/later.jpg");
        assertRecognized(run);
        assertThat(number(run, Attributes.ATTEMPTS)).isZero();
    }

    @Test
    void failsWithTheServicesWordsForWhatItCannotDo() throws IOException {
        pipeline.upload("acme/text.jpg", portrait(), Map.of("processing-option", "image-recognition;find=text"));

        Map<String, AttributeValue> run = PipelineOnThisMachine.await(
                Duration.ofMinutes(2),
                "a first failure",
                () -> pipeline.runsOf("acme/text.jpg").stream()
                        .filter(one -> one.containsKey(Attributes.ERROR_MESSAGE))
                        .findFirst());

        assertThat(run.get(Attributes.ERROR_MESSAGE).s()).contains("no network that reads text in pictures");
    }

    @Test
    void answersClientsAsRekognitionDoes() throws IOException {
        pipeline.s3.putObject(
                request -> request.bucket(Topology.S3_OUTPUT).key("aside.jpg"), RequestBody.fromBytes(portrait()));

        assertThat(rekognition
                        .detectLabels(request -> request.minConfidence(40f)
                                .image(image -> image.s3Object(object ->
                                        object.bucket(Topology.S3_OUTPUT).name("aside.jpg"))))
                        .labels())
                .extracting(Label::name)
                .contains("Person");
        assertThatThrownBy(() -> rekognition.detectLabels(request -> request.minConfidence(40f)
                        .image(image -> image.s3Object(
                                object -> object.bucket(Topology.S3_OUTPUT).name("missing.jpg")))))
                .isInstanceOf(InvalidS3ObjectException.class);
        assertThatThrownBy(() -> rekognition.detectFaces(
                        request -> request.image(image -> image.bytes(SdkBytes.fromUtf8String("no picture")))))
                .isInstanceOf(InvalidImageFormatException.class);
        assertThatThrownBy(() -> rekognition.detectModerationLabels(
                        request -> request.image(image -> image.bytes(SdkBytes.fromByteArray(new byte[] {1})))))
                .isInstanceOfSatisfying(
                        RekognitionException.class,
                        refused -> assertThat(refused.statusCode()).isEqualTo(501));
    }

    private static void assertRecognized(Map<String, AttributeValue> run) throws IOException {
        assertThat(run.get(Attributes.STATUS).s())
                .as(Optional.ofNullable(run.get(Attributes.ERROR_MESSAGE)).toString())
                .isEqualTo("COMPLETED");
        Manifest manifest = Json.read(object(run.get(Attributes.MANIFEST_KEY).s()), Manifest.class);
        assertThat(manifest.steps().getFirst().kind()).contains(EngineKind.REKOGNITION);
        assertThat(manifest.steps().getFirst().units()).containsEntry("images", 2L);
        assertThat(manifest.outputs())
                .extracting(OutputObject::name)
                .containsExactly("recognition.json", "annotated.png");
        JsonNode found =
                new JsonMapper().readTree(object(manifest.outputs().getFirst().key()));
        assertThat(found.at("/labels/0/name").asString()).isEqualTo("Person");
        assertThat(found.at("/objects/0/box/width").asDouble()).isGreaterThan(0.8);
        assertThat(found.at("/faces/0/box/left").asDouble()).isBetween(0.25, 0.45);
    }

    private static String object(String key) throws IOException {
        try (var in = pipeline.s3.getObject(
                request -> request.bucket(Topology.S3_OUTPUT).key(key))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static long number(Map<String, AttributeValue> run, String attribute) {
        return Optional.ofNullable(run.get(attribute))
                .map(value -> Long.parseLong(value.n()))
                .orElse(0L);
    }

    private static byte[] portrait() throws IOException {
        return Files.readAllBytes(PORTRAIT);
    }

    private static byte[] asBmp(byte[] picture) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(ImageIO.read(new ByteArrayInputStream(picture)), "bmp", out);
        return out.toByteArray();
    }
}
