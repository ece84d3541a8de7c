package datapipeline.engines.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import datapipeline.engines.Given;
import datapipeline.engines.model3d.Model;
import datapipeline.engines.model3d.ModelReader;
import datapipeline.engines.model3d.Shapes;
import datapipeline.engines.model3d.Square;
import datapipeline.engines.model3d.Surface;
import datapipeline.model.Format;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.Engine;
import datapipeline.model.engine.StepResult;
import datapipeline.model.json.Json;
import datapipeline.model.option.ProcessingStep.RenderOptimization;
import de.javagl.jgltf.model.AccessorByteData;
import de.javagl.jgltf.model.AccessorFloatData;
import de.javagl.jgltf.model.AccessorModel;
import de.javagl.jgltf.model.AccessorShortData;
import de.javagl.jgltf.model.GltfModel;
import de.javagl.jgltf.model.MeshPrimitiveModel;
import de.javagl.jgltf.model.io.GltfModelReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.ServiceLoader;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderOptimizationEngineTest {
    @TempDir
    private Path directory;

    @Test
    void comesDownToTheTrianglesThatWereAskedFor() throws Exception {
        Model sphere = Shapes.sphere(60);
        StepResult.Done done = done(sphere, Optional.of(1000));

        OptimizationReport report = report(done);
        assertThat(report.before().triangles()).isEqualTo(sphere.triangles());
        assertThat(report.after().triangles()).isBetween(900, 1000);
        assertThat(report.after().transformedPerTriangle()).isLessThan(1);
        assertThat(report.after().bytes()).isEqualTo(Files.size(glb(done))).isLessThan(40_000);
        assertThat(report.notes()).noneMatch(note -> note.contains("asked for"));
    }

    @Test
    void isReadAgainByAssimpWithTheShapeItClaims() throws Exception {
        Model sphere = Shapes.sphere(60);
        StepResult.Done done = done(sphere, Optional.of(1000));

        OptimizationReport report = report(done);
        Model again = ModelReader.read(glb(done), Format.GLB);

        assertThat(again.triangles()).isEqualTo(report.after().triangles());
        double most = report.deviation().most();
        assertThat(again.bounds()).containsExactly(sphere.bounds(), within(most + 1e-6));
        double moved =
                Math.abs(Surface.of(again).signedVolume() - Surface.of(sphere).signedVolume());
        assertThat(moved).isLessThan(most * Surface.of(sphere).area());
        assertThat(report.deviation().mostOfDiagonal()).isLessThan(.01);
    }

    /** As some programs write it: the same document, with the numbers in it as base64. */
    @Test
    void isReadAgainAsText() throws Exception {
        StepResult.Done done = done(Shapes.sphere(20), Optional.of(200));
        ByteBuffer binary = ByteBuffer.wrap(Files.readAllBytes(glb(done))).order(ByteOrder.LITTLE_ENDIAN);
        int json = binary.getInt(12);
        String data = Base64.getEncoder()
                .encodeToString(Arrays.copyOfRange(binary.array(), 28 + json, binary.array().length));
        String text = new String(binary.array(), 20, json, StandardCharsets.UTF_8)
                .replace(
                        "\"buffers\":[{",
                        "\"buffers\":[{\"uri\":\"data:application/octet-stream;base64," + data + "\",");

        Model again = ModelReader.read(Files.writeString(directory.resolve("sphere.gltf"), text), Format.GLTF);

        assertThat(again.triangles()).isEqualTo(report(done).after().triangles());
        assertThat(again.size()[1]).isCloseTo(2, within(.05));
    }

    /** Another reader, which knows nothing of us. */
    @Test
    void isReadAgainByAnotherReader() throws Exception {
        StepResult.Done done = done(Shapes.sphere(60), Optional.of(1000));

        GltfModel again = new GltfModelReader().read(glb(done));

        MeshPrimitiveModel primitive =
                again.getMeshModels().getFirst().getMeshPrimitiveModels().getFirst();
        AccessorModel positions = primitive.getAttributes().get("POSITION");
        assertThat(primitive.getIndices().getCount())
                .isEqualTo(3 * report(done).after().triangles());
        assertThat(positions.getCount()).isEqualTo(report(done).after().vertices());
        AccessorShortData steps = (AccessorShortData) positions.getAccessorData();
        assertThat(positions.getMin())
                .containsExactly(Arrays.stream(steps.computeMinInt()).boxed().toArray(Number[]::new));
        assertThat(positions.getMax())
                .containsExactly(Arrays.stream(steps.computeMaxInt()).boxed().toArray(Number[]::new));
        assertThat(steps.computeMaxInt()[1]).isBetween(65_000, 65_535);
        assertThat(again.getNodeModels().getFirst().getScale()[0]).isCloseTo(2f / 65_535, within(1e-7f));
    }

    @Test
    void takesOnlyWhatNobodyMissesWhenNoNumberIsGiven() throws Exception {
        OptimizationReport report = report(done(Shapes.sphere(60), Optional.empty()));

        assertThat(report.after().triangles()).isLessThan(report.before().triangles());
        assertThat(report.deviation().mostOfDiagonal()).isLessThan(.002);
        assertThat(report.targetTriangles()).isEmpty();
    }

    @Test
    void changesNothingButTheFormWhenMoreIsAskedForThanThereIs() throws Exception {
        OptimizationReport report = report(done(Shapes.box(1, 2, 3), Optional.of(5000)));

        assertThat(report.after().triangles()).isEqualTo(12);
        assertThat(report.deviation().most()).isLessThanOrEqualTo(report.quantizationError() + 1e-6);
    }

    @Test
    void saysThatFewerWouldNotHoldTheShape() throws Exception {
        Model many = Shapes.together(Shapes.box(1, 1, 1), Shapes.shifted(Shapes.box(1, 1, 1), 3, 0, 0));

        OptimizationReport report = report(done(many, Optional.of(4)));

        assertThat(report.after().triangles()).isGreaterThan(4);
        assertThat(report.notes()).anyMatch(note -> note.contains("where 4 were asked for"));
    }

    @Test
    void showsTheModelBeforeAndAfter() throws Exception {
        StepResult.Done done = done(Shapes.sphere(20), Optional.of(100));

        assertThat(done.files())
                .extracting(file -> file.path().getFileName().toString())
                .containsExactly("before.png", "after.png", "optimized.glb", "optimization.json");
        assertThat(done.metadata()).containsKeys("triangles", "trianglesBefore", "deviation");
    }

    @Test
    void refusesWhatItWouldDamage() throws Exception {
        String moving = """
                {"asset":{"version":"2.0"},"scenes":[{"nodes":[0]}],"scene":0,"nodes":[{"mesh":0}],
                 "meshes":[{"primitives":[{"attributes":{"POSITION":0}}]}],
                 "animations":[{"channels":[{"sampler":0,"target":{"node":0,"path":"translation"}}],
                   "samplers":[{"input":1,"output":2}]}],
                 "buffers":[{"byteLength":72,"uri":"data:application/octet-stream;base64,%s"}],
                 "bufferViews":[{"buffer":0,"byteLength":36},{"buffer":0,"byteOffset":36,"byteLength":8},
                   {"buffer":0,"byteOffset":44,"byteLength":24}],
                 "accessors":[{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3"},
                   {"bufferView":1,"componentType":5126,"count":2,"type":"SCALAR","min":[0],"max":[1]},
                   {"bufferView":2,"componentType":5126,"count":2,"type":"VEC3"}]}""".formatted(triangleThatMoves());

        StepResult.Refused refused = refused(Format.GLTF, moving);

        assertThat(refused.problem().code()).isEqualTo(ReasonCode.FORMAT_UNREADABLE);
        assertThat(refused.problem().message()).contains("1 animation", "would be lost");
    }

    @Test
    void keepsTheTextureAndHowItLies() throws Exception {
        byte[] square = Square.textured().glb();

        StepResult.Done done = (StepResult.Done) perform(Format.GLB, square, Optional.empty());

        GltfModel again = new GltfModelReader().read(glb(done));
        ByteBuffer picture = again.getImageModels().getFirst().getImageData();
        byte[] kept = new byte[picture.remaining()];
        picture.get(kept);
        assertThat(kept).isEqualTo(Square.quarters());
        assertThat(again.getImageModels().getFirst().getMimeType()).isEqualTo("image/png");
        for (int i = 0; i < 4; i++) {
            float[] corner = numbers(again, "POSITION", i);
            float[] place = numbers(again, "TEXCOORD_0", i);
            assertThat(place[0]).isEqualTo(corner[0] / 65_535);
            assertThat(place[1]).isEqualTo(1 - corner[1] / 65_535);
        }
        BufferedImage after = ImageIO.read(done.files().get(1).path().toFile());
        Color upperLeft = new Color(after.getRGB(230, 230));
        assertThat(upperLeft.getRed()).isGreaterThan(60 + upperLeft.getGreen());
    }

    @Test
    void keepsColoursOfVerticesAndHoles() throws Exception {
        String cut = "{\"alphaMode\":\"MASK\",\"alphaCutoff\":0.25}";

        StepResult.Done done =
                (StepResult.Done) perform(Format.GLB, Square.coloured().of(cut).glb(), Optional.empty());

        GltfModel again = new GltfModelReader().read(glb(done));
        for (int i = 0; i < 4; i++) {
            float[] corner = numbers(again, "POSITION", i);
            float[] colour = numbers(again, "COLOR_0", i);
            boolean lowerLeft = corner[0] == 0 && corner[1] == 0;
            assertThat(colour[0] > 0 && colour[1] == 0).isEqualTo(lowerLeft);
        }
        String written = new String(Files.readAllBytes(glb(done)), StandardCharsets.ISO_8859_1);
        assertThat(written).contains("\"alphaMode\":\"MASK\"").contains("\"alphaCutoff\":0.25");
    }

    @Test
    void refusesTexturesThatItWouldLose() throws Exception {
        String bumpy = Square.TEXTURED.replaceFirst("\\{", "{\"normalTexture\":{\"index\":0},");
        StepResult bumps = perform(Format.GLB, Square.textured().of(bumpy).glb(), Optional.empty());
        StepResult elsewhere = perform(
                Format.GLB,
                Square.textured()
                        .withImage("{\"uri\":\"wood.png\"}", new byte[0])
                        .glb(),
                Optional.empty());

        assertThat(((StepResult.Refused) bumps).problem().message()).contains("1 texture for bumps");
        assertThat(((StepResult.Refused) elsewhere).problem().message()).contains("wood.png", "export it as GLB");
    }

    @Test
    void refusesWhatIsNoModel() throws Exception {
        assertThat(refused(Format.OBJ, "# only words\n").problem().code()).isEqualTo(ReasonCode.CORRUPT);
        assertThat(refused(Format.USDZ, "PK").problem().code()).isEqualTo(ReasonCode.FORMAT_UNREADABLE);
    }

    @Test
    void isFoundByThoseWhoNeedAnEngine() {
        assertThat(ServiceLoader.load(Engine.class).stream().map(ServiceLoader.Provider::get))
                .extracting(Engine::performs)
                .contains(RenderOptimization.class);
    }

    private static String triangleThatMoves() {
        ByteBuffer bytes = ByteBuffer.allocate(72).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 1, 1, 0}) {
            bytes.putFloat(value);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private StepResult.Done done(Model model, Optional<Integer> target) throws Exception {
        StepResult result = perform(Format.OBJ, Shapes.obj(model), target);
        assertThat(result).isInstanceOf(StepResult.Done.class);
        return (StepResult.Done) result;
    }

    private StepResult.Refused refused(Format format, String content) throws Exception {
        StepResult result = perform(format, content, Optional.empty());
        assertThat(result).isInstanceOf(StepResult.Refused.class);
        return (StepResult.Refused) result;
    }

    private StepResult perform(Format format, String content, Optional<Integer> target) throws Exception {
        return perform(format, content.getBytes(StandardCharsets.UTF_8), target);
    }

    private StepResult perform(Format format, byte[] bytes, Optional<Integer> target) throws Exception {
        return new RenderOptimizationEngine()
                .perform(new RenderOptimization(target), Given.file(directory, "shape", format, bytes));
    }

    /** What a vertex has, as it lies in the file: whole numbers are not divided by anything. */
    private static float[] numbers(GltfModel model, String attribute, int vertex) {
        AccessorModel accessor = model.getMeshModels()
                .getFirst()
                .getMeshPrimitiveModels()
                .getFirst()
                .getAttributes()
                .get(attribute);
        float[] numbers = new float[accessor.getElementType().getNumComponents()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = switch (accessor.getAccessorData()) {
                case AccessorFloatData floats -> floats.get(vertex, i);
                case AccessorShortData shorts -> shorts.getInt(vertex, i);
                case AccessorByteData bytes -> bytes.getInt(vertex, i);
                default -> throw new AssertionError(accessor.getComponentType());
            };
        }
        return numbers;
    }

    private static Path glb(StepResult.Done done) {
        return done.files().get(2).path();
    }

    private static OptimizationReport report(StepResult.Done done) throws IOException {
        return Json.read(Files.readString(done.files().getLast().path()), OptimizationReport.class);
    }
}
