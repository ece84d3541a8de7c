package datapipeline.engines.picture;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.engines.Given;
import datapipeline.model.Format;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.ConvertFormat;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertFormatEngineTest {
    private static final byte[] LINEAR =
            ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "webp", "tiff", "gif", "bmp"})
    void showsTheSamePictureInAnotherFormat(String to) throws Exception {
        StepResult.Done done = done(Format.PNG, Pictures.of("png", 120, 80, false), to);

        StepResult.MadeFile file = done.files().getFirst();
        assertThat(file.contentType()).isEqualTo("image/" + to);
        assertThat(file.name()).isEqualTo("holiday." + (to.equals("jpeg") ? "jpg" : to));
        looksTheSame(ImageIO.read(file.path().toFile()));
    }

    @ParameterizedTest
    @CsvSource({"webp,WEBP", "tiff,TIFF", "avif,AVIF", "gif,GIF", "bmp,BMP", "png,PNG"})
    void readsWhatItWrites(String to, Format format) throws Exception {
        StepResult.Done there = done(Format.PNG, Pictures.of("png", 120, 80, false), to);
        StepResult.Done back = done(format, bytes(there), "png");

        assertThat(there.files().getFirst().contentType()).isEqualTo("image/" + to);
        looksTheSame(ImageIO.read(back.files().getFirst().path().toFile()));
    }

    @ParameterizedTest
    @CsvSource({"png,PNG", "webp,WEBP", "tiff,TIFF", "avif,AVIF"})
    void keepsWhatShinesThrough(String to, Format format) throws Exception {
        StepResult.Done there = done(Format.PNG, Pictures.of("png", 120, 80, true), to);
        StepResult.Done back = done(format, bytes(there), "png");

        BufferedImage image = ImageIO.read(back.files().getFirst().path().toFile());
        assertThat(new Color(image.getRGB(10, 70), true).getAlpha()).isLessThan(3);
        assertThat(new Color(image.getRGB(10, 10), true).getAlpha()).isGreaterThan(252);
        assertThat(new Color(image.getRGB(10, 10)).getRed()).isGreaterThan(230);
    }

    @Test
    void putsWhiteBehindWhatCannotShineThroughAnyMore() throws Exception {
        StepResult.Done done = done(Format.PNG, Pictures.of("png", 120, 80, true), "jpeg");

        BufferedImage image = ImageIO.read(done.files().getFirst().path().toFile());
        assertThat(new Color(image.getRGB(10, 70)).getBlue()).isGreaterThan(250);
        assertThat(new Color(image.getRGB(10, 10)).getGreen()).isLessThan(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "tiff", "webp", "avif"})
    void keepsTheColourProfileToTheByte(String to) throws Exception {
        byte[] png = Pictures.profiled(Pictures.of("png", 120, 80, false), LINEAR);

        StepResult.Done done = done(Format.PNG, png, to);

        assertThat(text(bytes(done))).contains(text(LINEAR));
        assertThat(done.metadata()).containsEntry("colourProfile", "kept");
    }

    /** Twice the light of a linear picture looks half as bright: only who found the profile shows it right. */
    @ParameterizedTest
    @ValueSource(strings = {"tiff", "webp"})
    void writesAColourProfileThatOthersFind(String to) throws Exception {
        byte[] png = Pictures.profiled(Pictures.of("png", 120, 80, false), LINEAR);

        StepResult.Done done = done(Format.PNG, png, to);

        BufferedImage image = ImageIO.read(done.files().getFirst().path().toFile());
        assertThat(new Color(image.getRGB(90, 70)).getGreen()).isBetween(100, 160);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void findsTheColourProfileOfAnAvifAgain(boolean alpha) throws Exception {
        byte[] png = Pictures.profiled(Pictures.of("png", 120, 80, alpha), LINEAR);

        StepResult.Done there = done(Format.PNG, png, "avif");
        StepResult.Done back = done(Format.AVIF, bytes(there), "tiff");

        assertThat(text(bytes(back))).contains(text(LINEAR));
        BufferedImage image = ImageIO.read(back.files().getFirst().path().toFile());
        assertThat(image.getRaster().getSample(10, 10, 0)).isGreaterThan(230);
        assertThat(image.getRaster().getNumBands()).isEqualTo(alpha ? 4 : 3);
    }

    @Test
    void takesTheColourProfileOfATelephoneAlong() throws Exception {
        StepResult.Done done = done(Format.HEIC, Golden.file("IMG_1034.heic"), "jpeg");

        StepResult.MadeFile file = done.files().getFirst();
        BufferedImage image = ImageIO.read(file.path().toFile());
        assertThat(file.width()).contains(4032);
        assertThat(image.getWidth()).isEqualTo(4032);
        assertThat(image.getHeight()).isEqualTo(3024);
        assertThat(text(bytes(done)).replace("\0", "")).contains("ICC_PROFILE").contains("Display P3");
    }

    @Test
    void forgetsWhereTheCameraWas() throws Exception {
        byte[] photo = Golden.file("testJPEG_GEO.jpg");
        assertThat(text(photo)).contains("Exif", "Canon");

        for (String to : new String[] {"jpeg", "png", "webp", "tiff", "avif"}) {
            StepResult.Done done = done(Format.JPEG, photo, to);
            assertThat(text(bytes(done))).as(to).doesNotContain("Exif", "eXIf", "EXIF", "Canon");
        }
    }

    @Test
    void keepsAPictureMovingWhereItCan() throws Exception {
        StepResult.Done done = done(Format.GIF, Pictures.walking(5, 100, 40), "webp");

        assertThat(text(bytes(done)).split("ANMF", -1)).hasSize(6);
    }

    @Test
    void turnsThePictureTheWayTheCameraWasHeld() throws Exception {
        StepResult.Done done = done(Format.JPEG, Pictures.heldSideways(640, 480), "png");

        BufferedImage image = ImageIO.read(done.files().getFirst().path().toFile());
        assertThat(image.getWidth()).isEqualTo(480);
        assertThat(new Color(image.getRGB(470, 10)).getRed()).isGreaterThan(200);
    }

    @ParameterizedTest
    @CsvSource({"testPSD.psd,PSD", "testJXL.jxl,JXL"})
    void saysWhatItCannotRead(String name, Format format) throws Exception {
        assertThat(reason(format, Golden.file(name))).isEqualTo(ReasonCode.FORMAT_UNREADABLE);
    }

    @Test
    void saysThatAMovingWebpCannotBeRead() throws Exception {
        byte[] webp = bytes(done(Format.GIF, Pictures.walking(5, 100, 40), "webp"));

        assertThat(reason(Format.WEBP, webp)).isEqualTo(ReasonCode.FORMAT_UNREADABLE);
    }

    @Test
    void refusesAPictureOfTooManyPixels() throws Exception {
        assertThat(reason(Format.PNG, Pictures.bomb())).isEqualTo(ReasonCode.PIXEL_LIMIT);
    }

    private static void looksTheSame(BufferedImage image) {
        assertThat(image.getWidth()).isEqualTo(120);
        assertThat(image.getHeight()).isEqualTo(80);
        Color red = new Color(image.getRGB(10, 10));
        assertThat(red.getRed()).isGreaterThan(225);
        assertThat(red.getGreen()).isLessThan(30);
        Color middle = new Color(image.getRGB(90, 70));
        assertThat(middle.getBlue()).isBetween(190, 225);
        assertThat(middle.getGreen()).isBetween(30, 65);
    }

    private StepResult.Done done(Format format, byte[] content, String to) throws IOException, InterruptedException {
        StepResult result = new ConvertFormatEngine().perform(new ConvertFormat(to, 90), given(format, content));
        assertThat(result).isInstanceOf(StepResult.Done.class);
        return (StepResult.Done) result;
    }

    private ReasonCode reason(Format format, byte[] content) throws IOException, InterruptedException {
        StepResult result = new ConvertFormatEngine().perform(new ConvertFormat("png", 90), given(format, content));
        assertThat(result).isInstanceOf(StepResult.Refused.class);
        return ((StepResult.Refused) result).problem().code();
    }

    private StepInput given(Format format, byte[] content) throws IOException {
        return Given.file(Files.createTempDirectory(directory, "job"), "holiday.x", format, content);
    }

    private static byte[] bytes(StepResult.Done done) throws IOException {
        return Files.readAllBytes(done.files().getFirst().path());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
