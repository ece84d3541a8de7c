package datapipeline.engines.model3d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import datapipeline.engines.Given;
import datapipeline.model.Format;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.Engine;
import datapipeline.model.engine.StepResult;
import datapipeline.model.json.Json;
import datapipeline.model.option.ProcessingStep.Rendering;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderingEngineTest {
    private static final String CUBE = """
            v 0 0 0
            v 2 0 0
            v 2 2 0
            v 0 2 0
            v 0 0 2
            v 2 0 2
            v 2 2 2
            v 0 2 2
            f 1 4 3 2
            f 5 6 7 8
            f 1 2 6 5
            f 2 3 7 6
            f 3 4 8 7
            """;

    @TempDir
    private Path directory;

    @Test
    void drawsAModelFromAroundAndMeasuresIt() throws Exception {
        StepResult.Done done = done(CUBE + "f 4 1 5 8\n", new Rendering(160, 120, 3));

        assertThat(done.files())
                .extracting(file -> file.path().getFileName().toString())
                .containsExactly("view-01.png", "view-02.png", "view-03.png", "properties.json");
        BufferedImage image = ImageIO.read(done.files().getFirst().path().toFile());
        assertThat(image.getWidth()).isEqualTo(160);
        assertThat(image.getHeight()).isEqualTo(120);
        assertThat(image.getRGB(80, 60)).isNotEqualTo(image.getRGB(2, 60));
        Measures measures = measures(done);
        assertThat(measures.triangles()).isEqualTo(12);
        assertThat(measures.watertight()).isTrue();
        assertThat(measures.volume()).isCloseTo(8, within(1e-6));
        assertThat(measures.surfaceArea()).isCloseTo(24, within(1e-6));
        assertThat(measures.size()).containsExactly(2, 2, 2);
    }

    @Test
    void saysThatAnOpenSurfaceEnclosesNothing() throws Exception {
        Measures measures = measures(done(CUBE, new Rendering(32, 32, 1)));

        assertThat(measures.watertight()).isFalse();
        assertThat(measures.volume()).isNull();
    }

    /** Many programs leave the normals of STL at zero, which is to say: work them out. */
    @Test
    void lightsAModelThatCameWithoutNormals() throws Exception {
        String stl = "solid sail\nfacet normal 0 0 0\nouter loop\nvertex 0 0 0\nvertex 9 0 0\nvertex 0 9 9\n"
                + "endloop\nendfacet\nendsolid sail\n";

        StepResult result = perform(Format.STL, stl, new Rendering(64, 64, 1));

        BufferedImage image = ImageIO.read(
                ((StepResult.Done) result).files().getFirst().path().toFile());
        assertThat(image.getRGB(32, 32) & 255).isBetween(80, 200);
    }

    @Test
    void refusesWhatIsNoModel() throws Exception {
        assertThat(reason(Format.GLB, "glTF\2\0\0\0 and then nothing")).isEqualTo(ReasonCode.CORRUPT);
        assertThat(reason(Format.OBJ, "# only words\n")).isEqualTo(ReasonCode.CORRUPT);
        assertThat(reason(Format.USDZ, "PK")).isEqualTo(ReasonCode.FORMAT_UNREADABLE);
    }

    @Test
    void opensNoOtherFileThanTheOneItWasGiven() throws Exception {
        Path elsewhere = Files.write(directory.resolve("elsewhere.bin"), new byte[36]);
        String scene = """
                {"asset":{"version":"2.0"},"scenes":[{"nodes":[0]}],"scene":0,"nodes":[{"mesh":0}],
                 "meshes":[{"primitives":[{"attributes":{"POSITION":0}}]}],
                 "buffers":[{"byteLength":36,"uri":"%s"}],"bufferViews":[{"buffer":0,"byteLength":36}],
                 "accessors":[{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3"}]}""".formatted(elsewhere);

        assertThat(reason(Format.GLTF, scene)).isEqualTo(ReasonCode.FORMAT_UNREADABLE);
    }

    @Test
    void isFoundByThoseWhoNeedAnEngine() {
        assertThat(ServiceLoader.load(Engine.class).stream().map(ServiceLoader.Provider::get))
                .extracting(Engine::performs)
                .doesNotHaveDuplicates()
                .contains(Rendering.class);
    }

    private StepResult.Done done(String obj, Rendering step) throws Exception {
        StepResult result = perform(Format.OBJ, obj, step);
        assertThat(result).isInstanceOf(StepResult.Done.class);
        return (StepResult.Done) result;
    }

    private ReasonCode reason(Format format, String content) throws Exception {
        StepResult result = perform(format, content, new Rendering(32, 32, 1));
        assertThat(result).isInstanceOf(StepResult.Refused.class);
        return ((StepResult.Refused) result).problem().code();
    }

    private StepResult perform(Format format, String content, Rendering step) throws Exception {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new RenderingEngine().perform(step, Given.file(directory, "cube", format, bytes));
    }

    private static Measures measures(StepResult.Done done) throws Exception {
        return Json.read(Files.readString(done.files().getLast().path()), Measures.class);
    }
}
