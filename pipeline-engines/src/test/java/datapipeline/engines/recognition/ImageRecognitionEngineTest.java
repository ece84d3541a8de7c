package datapipeline.engines.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.engines.Given;
import datapipeline.engines.recognition.Seen.Box;
import datapipeline.model.Format;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepResult;
import datapipeline.model.json.Json;
import datapipeline.model.option.ProcessingStep.ImageRecognition;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageRecognitionEngineTest {
    /** Measured by eye, on the whole portrait and on the telephone's picture of an office. */
    private static final Box FACE = new Box(0.34, 0.23, 0.36, 0.33);

    private static final Box CHAIR = new Box(0.33, 0.30, 0.25, 0.53);

    @TempDir
    private Path directory;

    private record Findings(List<Label> labels, List<Seen> objects, List<Seen> faces) {}

    private record Label(String name, double confidence, long count) {}

    @Test
    void findsAPersonAndHerFaceAndFramesThem() throws Exception {
        StepResult.Done done = done(Format.JPEG, resource("/datapipeline/engines/recognition/grace_hopper.jpg"), 40);

        Findings findings = findings(done);
        assertThat(findings.labels).extracting(Label::name).containsExactly("Person");
        assertThat(findings.objects.getFirst().box().width()).isGreaterThan(0.8);
        assertThat(findings.faces).hasSize(1);
        assertThat(findings.faces.getFirst().confidence()).isBetween(85.0, 100.0);
        assertThat(findings.faces.getFirst().box().overlap(FACE)).isGreaterThan(0.7);
        assertThat(done.metadata()).containsEntry("faces", "1").containsEntry("objects", "1");
        BufferedImage preview = ImageIO.read(done.files().get(1).path().toFile());
        Box face = findings.faces.getFirst().box();
        int left = (int) (face.left() * preview.getWidth());
        int middle = (int) ((face.top() + face.height() / 2) * preview.getHeight());
        assertThat(new Color(preview.getRGB(left, middle))).isEqualTo(Color.BLUE);
        assertThat(done.files().get(1).width()).contains(512);
    }

    @Test
    void findsTheFaceOnTheOtherSideOfAMirroredPicture() throws Exception {
        byte[] portrait = resource("/datapipeline/engines/recognition/grace_hopper.jpg");

        Seen face = findings(done(Format.PNG, mirrored(portrait), 40)).faces.getFirst();

        Box other = new Box(1 - FACE.left() - FACE.width(), FACE.top(), FACE.width(), FACE.height());
        assertThat(face.box().overlap(other)).isGreaterThan(0.7);
    }

    @Test
    void findsTheFurnitureOfAnOfficeInATelephonesPicture() throws Exception {
        Findings findings = findings(done(Format.HEIC, resource("/test-documents/IMG_1034.heic"), 50));

        assertThat(findings.labels)
                .extracting(Label::name)
                .contains("Chair", "Desk")
                .doesNotContain("Person", "Cat");
        Seen chair = findings.objects.stream()
                .filter(seen -> seen.label().equals("Chair"))
                .findFirst()
                .orElseThrow();
        assertThat(chair.box().overlap(CHAIR)).isGreaterThan(0.7);
        assertThat(findings.faces).isEmpty();
    }

    @Test
    void findsNothingWhereThereIsNothing() throws Exception {
        BufferedImage plain = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);

        Findings findings = findings(done(Format.PNG, png(plain), 40));

        assertThat(findings.objects).isEmpty();
        assertThat(findings.faces).isEmpty();
    }

    @Test
    void leavesOutWhatIsLessSureThanAsked() throws Exception {
        byte[] portrait = resource("/datapipeline/engines/recognition/grace_hopper.jpg");

        assertThat(findings(done(Format.JPEG, portrait, 99)).objects).isEmpty();
    }

    @Test
    void refusesWhatIsNoPicture() throws Exception {
        StepResult result = new ImageRecognitionEngine()
                .perform(
                        new ImageRecognition(40, List.of()),
                        Given.file(directory, "a", Format.PNG, "IEND".getBytes(StandardCharsets.US_ASCII)));

        assertThat(((StepResult.Refused) result).problem().code()).isEqualTo(ReasonCode.CORRUPT);
        assertThat(directory.resolve("outputs")).isEmptyDirectory();
    }

    private StepResult.Done done(Format format, byte[] content, double minConfidence) throws Exception {
        StepResult result = new ImageRecognitionEngine()
                .perform(new ImageRecognition(minConfidence, List.of()), Given.file(directory, "a", format, content));
        assertThat(result).isInstanceOf(StepResult.Done.class);
        return (StepResult.Done) result;
    }

    private static Findings findings(StepResult.Done done) throws IOException {
        return Json.read(Files.readString(done.files().getFirst().path()), Findings.class);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = ImageRecognitionEngineTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }

    private static byte[] mirrored(byte[] picture) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        BufferedImage mirror = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        mirror.createGraphics().drawImage(image, image.getWidth(), 0, -image.getWidth(), image.getHeight(), null);
        return png(mirror);
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
