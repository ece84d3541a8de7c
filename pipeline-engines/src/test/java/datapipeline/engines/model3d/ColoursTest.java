package datapipeline.engines.model3d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import datapipeline.engines.Given;
import datapipeline.model.Format;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.Rendering;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What colour the pixels of a drawing have. */
class ColoursTest {
    private static final int SIDE = 240;
    private static final View SEEN = new View(new double[] {0, 0, 0, 2, 2, 0}, false, 35, SIDE, SIDE);

    @TempDir
    private Path directory;

    @Test
    void aTextureLiesOnTheSurfaceTheRightWayUp() throws Exception {
        BufferedImage drawn = drawn(Square.textured());

        assertThat(hue(drawn, .5, 1.5)).isEqualTo("red");
        assertThat(hue(drawn, 1.5, 1.5)).isEqualTo("green");
        assertThat(hue(drawn, .5, .5)).isEqualTo("blue");
        assertThat(hue(drawn, 1.5, .5)).isEqualTo("white");
        assertThat(hue(drawn, .9, 1.1)).isEqualTo("red");
        assertThat(hue(drawn, 1.1, .9)).isEqualTo("white");
    }

    @Test
    void aTextureInAGltfOfTextIsDrawnAsInABinaryOne() throws Exception {
        StepResult result = perform(Format.GLTF, Square.textured().gltf().getBytes(StandardCharsets.UTF_8));

        assertThat(hue(picture(result), .5, 1.5)).isEqualTo("red");
    }

    @Test
    void aLargeTextureIsMadeSmallerAndStaysWhereItIs() throws Exception {
        byte[] large = Square.quarters(3000, BufferedImage.TYPE_INT_RGB, Color.WHITE);

        BufferedImage drawn =
                drawn(Square.textured().withImage(Square.textured().image(), large));

        assertThat(hue(drawn, .9, 1.1)).isEqualTo("red");
        assertThat(hue(drawn, 1.1, 1.1)).isEqualTo("green");
        assertThat(hue(drawn, .9, .9)).isEqualTo("blue");
    }

    @Test
    void coloursOfVerticesRunIntoOneAnother() throws Exception {
        BufferedImage drawn = drawn(Square.coloured());

        assertThat(hue(drawn, .05, .05)).isEqualTo("red");
        assertThat(hue(drawn, 1.95, .05)).isEqualTo("green");
        assertThat(hue(drawn, 1.95, 1.95)).isEqualTo("blue");
        Color middle = at(drawn, 1, .05);
        assertThat(middle.getRed()).isCloseTo(middle.getGreen(), within(20)).isGreaterThan(4 * middle.getBlue());
    }

    @Test
    void theColourOfTheMaterialIsMultipliedWithItsTexture() throws Exception {
        String reddish = Square.TEXTURED.replace("{\"index\":0}", "{\"index\":0},\"baseColorFactor\":[1,0,0,1]");

        BufferedImage drawn = drawn(Square.textured().of(reddish));

        assertThat(hue(drawn, 1.5, .5)).isEqualTo("red");
        assertThat(at(drawn, 1.5, 1.5).getGreen()).isLessThan(5);
    }

    @Test
    void whatLiesBehindShinesThroughWhereAMaterialIsHalfThere() throws Exception {
        String half = "{\"alphaMode\":\"BLEND\",\"pbrMetallicRoughness\":{\"baseColorFactor\":[1,0,0,0.5]}}";

        BufferedImage through = drawn(Square.textured().of(half));
        BufferedImage solid = drawn(Square.textured().of(half.replace("BLEND", "OPAQUE")));

        assertThat(at(through, 1, 1).getGreen()).isBetween(80, 160);
        assertThat(at(solid, 1, 1).getGreen()).isLessThan(5);
    }

    @Test
    void aTextureHasHolesWhereItsMaterialCutsThemOut() throws Exception {
        byte[] holed = Square.quarters(64, BufferedImage.TYPE_INT_ARGB, new Color(255, 255, 0, 20));
        String cut = Square.TEXTURED.replaceFirst("\\{", "{\"alphaMode\":\"MASK\",");

        BufferedImage drawn =
                drawn(Square.textured().of(cut).withImage(Square.textured().image(), holed));

        assertThat(hue(drawn, .5, 1.5)).isEqualTo("red");
        assertThat(hue(drawn, 1.5, .5)).isEqualTo("white");
    }

    @Test
    void namesTheTexturesThatAreNotInTheFile() throws Exception {
        StepResult result = perform(
                Format.GLB,
                Square.textured()
                        .withImage("{\"uri\":\"wood.png\"}", new byte[0])
                        .glb());

        assertThat(((StepResult.Done) result).metadata()).containsEntry("texturesMissing", "wood.png");
        assertThat(hue(picture(result), .5, 1.5)).isEqualTo("white");
    }

    @Test
    void refusesATextureThatIsBroken() throws Exception {
        byte[] broken = {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3, 4};

        StepResult result = perform(
                Format.GLB,
                Square.textured().withImage(Square.textured().image(), broken).glb());

        assertThat(((StepResult.Refused) result).problem().code()).isEqualTo(ReasonCode.CORRUPT);
        assertThat(((StepResult.Refused) result).problem().message()).contains("texture inside the model");
    }

    private BufferedImage drawn(Square square) throws Exception {
        return picture(perform(Format.GLB, square.glb()));
    }

    private StepResult perform(Format format, byte[] content) throws Exception {
        return new RenderingEngine()
                .perform(new Rendering(SIDE, SIDE, 1), Given.file(directory, "square", format, content));
    }

    private static BufferedImage picture(StepResult result) throws Exception {
        assertThat(result).isInstanceOf(StepResult.Done.class);
        return ImageIO.read(((StepResult.Done) result).files().getFirst().path().toFile());
    }

    private static Color at(BufferedImage drawn, double x, double y) {
        float[] there = new float[3];
        SEEN.project((float) x, (float) y, 0, there);
        return new Color(drawn.getRGB((int) there[0], (int) there[1]));
    }

    private static String hue(BufferedImage drawn, double x, double y) {
        Color colour = at(drawn, x, y);
        int least = Math.min(colour.getRed(), Math.min(colour.getGreen(), colour.getBlue()));
        int most = Math.max(colour.getRed(), Math.max(colour.getGreen(), colour.getBlue()));
        if (most - least < 15) {
            return "white";
        }
        return most == colour.getRed() ? "red" : most == colour.getGreen() ? "green" : "blue";
    }
}
