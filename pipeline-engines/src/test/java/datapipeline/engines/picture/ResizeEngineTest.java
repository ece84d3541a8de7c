package datapipeline.engines.picture;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.engines.Given;
import datapipeline.model.Format;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.Resize;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResizeEngineTest {
    @TempDir
    private Path directory;

    @Test
    void fitsAPictureIntoABoxAndKeepsItsProportions() throws Exception {
        StepResult.Done done = done(Format.JPEG, Pictures.of("jpeg", 640, 480, false), resize(320, 320, "inside"));

        StepResult.MadeFile file = done.files().getFirst();
        assertThat(file.name()).isEqualTo("holiday-320x240.jpg");
        assertThat(file.contentType()).isEqualTo("image/jpeg");
        BufferedImage image = ImageIO.read(file.path().toFile());
        assertThat(image.getWidth()).isEqualTo(320).isEqualTo(file.width().orElseThrow());
        assertThat(image.getHeight()).isEqualTo(240).isEqualTo(file.height().orElseThrow());
        assertThat(new Color(image.getRGB(40, 40)).getRed()).isGreaterThan(200);
        assertThat(done.metadata()).containsEntry("width", "640").containsEntry("height", "480");
        assertThat(done.units()).containsKey("cpuMs");
    }

    @ParameterizedTest
    @CsvSource({
        "inside, 100, 100, 100, 75",
        "cover, 100, 100, 100, 100",
        "contain, 100, 100, 100, 100",
        "fill, 100, 30, 100, 30",
        "inside, 9000, 9000, 640, 480",
        "cover, 9000, 100, 640, 100"
    })
    void meetsTheBoxTheWayItIsAsked(String fit, int width, int height, int wide, int high) throws Exception {
        StepResult.Done done = done(Format.JPEG, Pictures.of("jpeg", 640, 480, false), resize(width, height, fit));

        BufferedImage image = ImageIO.read(done.files().getFirst().path().toFile());
        assertThat(image.getWidth()).isEqualTo(wide);
        assertThat(image.getHeight()).isEqualTo(high);
    }

    @Test
    void enlargesOnlyWhenAsked() throws Exception {
        Resize larger = new Resize(Optional.of(200), Optional.empty(), List.of(), "inside", 85, true);

        StepResult.Done done = done(Format.PNG, Pictures.of("png", 50, 40, false), larger);

        assertThat(done.files().getFirst().height()).contains(160);
    }

    @Test
    void keepsWhatIsTransparentTransparent() throws Exception {
        StepResult.Done done = done(Format.PNG, Pictures.of("png", 200, 100, true), resize(100, 100, "contain"));

        BufferedImage image = ImageIO.read(done.files().getFirst().path().toFile());
        assertThat(new Color(image.getRGB(50, 5), true).getAlpha()).isZero();
        assertThat(new Color(image.getRGB(10, 65), true).getAlpha()).isZero();
        assertThat(new Color(image.getRGB(10, 30), true).getAlpha()).isEqualTo(255);
    }

    @Test
    void turnsAPictureTheWayTheCameraWasHeld() throws Exception {
        StepResult.Done done = done(Format.JPEG, Pictures.heldSideways(640, 480), resize(240, 9000, "inside"));

        BufferedImage image = ImageIO.read(done.files().getFirst().path().toFile());
        assertThat(image.getWidth()).isEqualTo(240);
        assertThat(image.getHeight()).isEqualTo(320);
        assertThat(new Color(image.getRGB(220, 20)).getRed()).isGreaterThan(200);
        assertThat(done.metadata()).containsEntry("width", "480").containsEntry("height", "640");
    }

    @ParameterizedTest
    @CsvSource({"bmp,BMP", "gif,GIF", "tiff,TIFF", "png,PNG"})
    void answersInTheFormatItWasGiven(String written, Format format) throws Exception {
        StepResult.Done done = done(format, Pictures.of(written, 64, 64, false), resize(32, 32, "inside"));

        StepResult.MadeFile file = done.files().getFirst();
        assertThat(file.contentType()).isEqualTo(format.mediaType());
        assertThat(ImageIO.read(file.path().toFile()).getWidth()).isEqualTo(32);
    }

    @ParameterizedTest
    @CsvSource({"webp,WEBP", "avif,AVIF"})
    void writesAndReadsTheFormatsOfTheWeb(String extension, WrittenFormat format) throws Exception {
        byte[] png = Pictures.of("png", 64, 48, false);
        StepInput input = Given.file(directory, "a.png", Format.PNG, png);
        Path made = Encoded.as(format, input.file(), directory.resolve("web." + extension));
        Path second = Files.createDirectory(directory.resolve("second"));

        StepResult.Done done = done(
                Given.file(second, "a." + extension, format.format(), Files.readAllBytes(made)),
                resize(32, 32, "inside"));

        assertThat(done.files().getFirst().contentType()).isEqualTo("image/" + extension);
        assertThat(done.files().getFirst().height()).contains(24);
        assertThat(done.files().getFirst().path()).isNotEmptyFile();
    }

    @Test
    void makesSeveralSizesAtOnceAndNoneTwice() throws Exception {
        Resize several =
                new Resize(Optional.empty(), Optional.empty(), List.of(64, 160, 640, 1920), "inside", 85, false);

        StepResult.Done done = done(Format.JPEG, Pictures.of("jpeg", 320, 240, false), several);

        assertThat(done.files().stream().map(StepResult.MadeFile::name))
                .containsExactly("holiday-64x48.jpg", "holiday-160x120.jpg", "holiday-320x240.jpg");
        for (StepResult.MadeFile file : done.files()) {
            BufferedImage image = ImageIO.read(file.path().toFile());
            assertThat(image.getWidth()).isEqualTo(file.width().orElseThrow());
            assertThat(new Color(image.getRGB(5, 5)).getRed()).isGreaterThan(200);
        }
    }

    @Test
    void keepsEveryFrameOfAMovingGif() throws Exception {
        StepResult.Done done = done(Format.GIF, Pictures.walking(5, 100, 40), resize(50, 50, "inside"));

        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in =
                ImageIO.createImageInputStream(done.files().getFirst().path().toFile())) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(5);
            assertThat(reader.read(0).getWidth()).isEqualTo(50);
        }
        assertThat(done.metadata()).containsEntry("frames", "5");
    }

    @Test
    void refusesAGifWhoseFramesUnpackToFarMore() throws Exception {
        byte[] many = Pictures.again(Pictures.walking(1, 2000, 2000), 600);

        StepResult result = perform(Format.GIF, many);

        assertThat(reason(result)).isEqualTo(ReasonCode.DECOMPRESSION_BOMB);
    }

    @Test
    void turnsATelephonesPictureTheRightWayUpFromItsTiles() throws Exception {
        StepResult.Done done = done(Format.HEIC, Golden.file("IMG_1034.heic"), resize(400, 400, "inside"));

        StepResult.MadeFile file = done.files().getFirst();
        BufferedImage image = ImageIO.read(file.path().toFile());
        assertThat(file.name()).isEqualTo("holiday-400x300.jpg");
        assertThat(image.getHeight()).isEqualTo(300);
        Color wall = new Color(image.getRGB(205, 50));
        assertThat(wall.getGreen()).isGreaterThan(150).isGreaterThan(wall.getBlue() + 40);
        assertThat(new Color(image.getRGB(190, 125)).getRed()).isLessThan(60);
        assertThat(new Color(image.getRGB(330, 120)).getBlue()).isGreaterThan(180);
    }

    @Test
    void refusesAPictureOfTooManyPixels() throws Exception {
        StepResult result = perform(Format.PNG, Pictures.bomb());

        assertThat(reason(result)).isEqualTo(ReasonCode.PIXEL_LIMIT);
        assertThat(((StepResult.Refused) result).problem().message()).contains("30000 x 30000");
    }

    @ParameterizedTest
    @CsvSource({"jpeg,JPEG", "png,PNG"})
    void refusesAPictureThatBreaksOff(String written, Format format) throws Exception {
        byte[] whole = Pictures.of(written, 640, 480, false);

        assertThat(reason(perform(format, Arrays.copyOf(whole, whole.length / 2))))
                .isEqualTo(ReasonCode.TRUNCATED);
    }

    @Test
    void refusesAPictureThatIsDamagedInTheMiddle() throws Exception {
        byte[] damaged = Pictures.of("png", 640, 480, false);
        Arrays.fill(damaged, damaged.length / 2, damaged.length / 2 + 50, (byte) 0x55);

        assertThat(reason(perform(Format.PNG, damaged))).isEqualTo(ReasonCode.CORRUPT);
    }

    @Test
    void doesNotFollowAPlaylistThatCallsItselfAPicture() throws Exception {
        byte[] playlist = "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n\u00ff\u00d9".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(reason(perform(Format.JPEG, playlist))).isEqualTo(ReasonCode.CORRUPT);
    }

    @Test
    void saysWhichFormatsItCannotRead() throws Exception {
        StepResult result = perform(Format.SVG, "<svg/>".getBytes(StandardCharsets.UTF_8));

        assertThat(reason(result)).isEqualTo(ReasonCode.FORMAT_UNREADABLE);
        assertThat(((StepResult.Refused) result).problem().message()).startsWith("SVG pictures cannot be read here");
    }

    private StepResult.Done done(Format format, byte[] content, Resize wish) throws IOException, InterruptedException {
        return done(Given.file(directory, "holiday.x", format, content), wish);
    }

    private static StepResult.Done done(StepInput input, Resize wish) throws InterruptedException {
        StepResult result = new ResizeEngine().perform(wish, input);
        assertThat(result).isInstanceOf(StepResult.Done.class);
        return (StepResult.Done) result;
    }

    private StepResult perform(Format format, byte[] content) throws IOException, InterruptedException {
        return new ResizeEngine().perform(resize(100, 100, "inside"), Given.file(directory, "a", format, content));
    }

    private static ReasonCode reason(StepResult result) {
        assertThat(result).isInstanceOf(StepResult.Refused.class);
        return ((StepResult.Refused) result).problem().code();
    }

    private static Resize resize(int width, int height, String fit) {
        return new Resize(Optional.of(width), Optional.of(height), List.of(), fit, 85, false);
    }
}
