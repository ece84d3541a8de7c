package datapipeline.engines.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import datapipeline.engines.Given;
import datapipeline.engines.model3d.Shapes;
import datapipeline.engines.simulation.DropReport.Outcome;
import datapipeline.model.Format;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.Engine;
import datapipeline.model.engine.StepResult;
import datapipeline.model.json.Json;
import datapipeline.model.option.ProcessingStep.Simulation;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationEngineTest {
    private static final Simulation ON_EARTH = new Simulation(9.80665, 10_000);

    @TempDir
    private Path directory;

    @Test
    void measuresASolidAndFilmsItsFall() throws Exception {
        StepResult.Done done = done(Format.OBJ, Shapes.obj(Shapes.box(2, 1, 2)), ON_EARTH);

        assertThat(names(done)).containsExactly("drop.gif", "drop.csv", "simulation.json");
        Findings findings = findings(done);
        assertThat(findings.watertight()).isTrue();
        assertThat(findings.surfaceArea()).isCloseTo(16, within(1e-6));
        assertThat(findings.mass().volume()).isCloseTo(4, within(1e-6));
        assertThat(findings.footing().stands()).isTrue();
        assertThat(findings.drop().outcome()).isEqualTo(Outcome.RESTS_AS_MODELLED);
        assertThat(findings.unit().basis()).contains("states no unit");
        assertThat(done.metadata()).containsEntry("watertight", "true").containsEntry("drop", "RESTS_AS_MODELLED");
        assertThat(done.units().get("cpuMs")).isPositive();
        assertThat(Files.readString(done.files().get(1).path())).startsWith("seconds,height,degrees\n0.0000,");
    }

    @Test
    void showsItFallingToWhereItStaysInTheLastPicture() throws Exception {
        StepResult.Done done = done(Format.OBJ, Shapes.obj(Shapes.coneOnItsPoint(24)), ON_EARTH);

        List<BufferedImage> frames = frames(done.files().getFirst().path());

        assertThat(frames).hasSize(32);
        assertThat(frames).allMatch(frame -> frame.getWidth() == Film.WIDTH && frame.getHeight() == Film.HEIGHT);
        assertThat(differing(frames.getFirst(), frames.get(16))).isGreaterThan(1000);
        assertThat(differing(frames.get(30), frames.get(31))).isLessThan(differing(frames.get(5), frames.get(6)));
        assertThat(findings(done).footing().stands()).isFalse();
    }

    @Test
    void measuresAnOpenSurfaceAndSaysWhyTheRestIsMissing() throws Exception {
        StepResult.Done done = done(Format.OBJ, Shapes.obj(Shapes.torn(Shapes.box(1, 1, 1))), ON_EARTH);

        assertThat(names(done)).containsExactly("simulation.json");
        String written = Files.readString(done.files().getFirst().path());
        assertThat(written).doesNotContain("\"mass\"", "\"volume\"", "\"footing\"", "\"drop\"");
        assertThat(findings(done).surfaceArea()).isCloseTo(5.5, within(1e-6));
        assertThat(findings(done).notes()).singleElement().asString().contains("not watertight", "3 edges are open");
    }

    @Test
    void dropsNothingWhereNothingFalls() throws Exception {
        StepResult.Done done = done(Format.OBJ, Shapes.obj(Shapes.box(1, 1, 1)), new Simulation(-1.5, 10_000));

        assertThat(names(done)).containsExactly("simulation.json");
        assertThat(findings(done).mass()).isNotNull();
        assertThat(findings(done).drop()).isNull();
        assertThat(findings(done).notes()).singleElement().asString().contains("gravity is -1.5");
    }

    @Test
    void knowsTheUnitOnlyWhereTheFormatHasOne() {
        assertThat(LengthUnit.of(Format.GLB).name()).isEqualTo("metre");
        assertThat(LengthUnit.of(Format.STL).name()).isEqualTo("unit of the file");
        assertThat(LengthUnit.of(Format.STL).metres()).isEqualTo(.001);
    }

    @Test
    void refusesWhatIsNoModel() throws Exception {
        assertThat(reason(Format.GLB, "glTF\2\0\0\0 and then nothing")).isEqualTo(ReasonCode.CORRUPT);
        assertThat(reason(Format.USDZ, "PK")).isEqualTo(ReasonCode.FORMAT_UNREADABLE);
        assertThat(reason(Format.OBJ, "v nan 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n")).isEqualTo(ReasonCode.CORRUPT);
    }

    @Test
    void isFoundByThoseWhoNeedAnEngine() {
        assertThat(ServiceLoader.load(Engine.class).stream().map(ServiceLoader.Provider::get))
                .extracting(Engine::performs)
                .contains(Simulation.class);
    }

    private StepResult.Done done(Format format, String content, Simulation step) throws Exception {
        StepResult result = perform(format, content, step);
        assertThat(result).isInstanceOf(StepResult.Done.class);
        return (StepResult.Done) result;
    }

    private ReasonCode reason(Format format, String content) throws Exception {
        StepResult result = perform(format, content, ON_EARTH);
        assertThat(result).isInstanceOf(StepResult.Refused.class);
        return ((StepResult.Refused) result).problem().code();
    }

    private StepResult perform(Format format, String content, Simulation step) throws Exception {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new SimulationEngine().perform(step, Given.file(directory, "solid", format, bytes));
    }

    private static List<String> names(StepResult.Done done) {
        return done.files().stream()
                .map(file -> file.path().getFileName().toString())
                .toList();
    }

    private static Findings findings(StepResult.Done done) throws IOException {
        return Json.read(Files.readString(done.files().getLast().path()), Findings.class);
    }

    private static List<BufferedImage> frames(Path gif) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
            reader.setInput(in);
            ArrayList<BufferedImage> frames = new ArrayList<>();
            for (int i = 0; i < reader.getNumImages(true); i++) {
                frames.add(reader.read(i));
            }
            return frames;
        } finally {
            reader.dispose();
        }
    }

    private static int differing(BufferedImage one, BufferedImage other) {
        int count = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                count += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return count;
    }
}
