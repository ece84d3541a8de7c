package datapipeline.engines.optimization;

import datapipeline.engines.model3d.Model;
import datapipeline.engines.model3d.ModelFormats;
import datapipeline.engines.model3d.ModelReader;
import datapipeline.engines.model3d.Renderer;
import datapipeline.engines.model3d.Surface;
import datapipeline.engines.model3d.Vectors;
import datapipeline.engines.model3d.View;
import datapipeline.engines.sandbox.Refusal;
import datapipeline.engines.sandbox.Worker;
import datapipeline.engines.sandbox.WorkerAnswer;
import datapipeline.engines.sandbox.WorkerAnswer.Made;
import datapipeline.model.Format;
import datapipeline.model.ReasonCode;
import datapipeline.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** The program that makes one model lighter: file, output directory, format, target of triangles or 0. */
final class OptimizationWorker {
    private static final String RESULT = "optimized.glb";
    private static final String REPORT = "optimization.json";
    private static final int PICTURE = 512;
    private static final double YAW = 35;

    private OptimizationWorker() {}

    public static void main(String[] arguments) throws Exception {
        Worker.run(() -> optimize(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Format.valueOf(arguments[2]),
                Integer.parseInt(arguments[3])));
    }

    private static WorkerAnswer optimize(Path file, Path outputs, Format format, int target) throws IOException {
        Model model = ModelReader.read(file, format);
        refuseWhatWouldBeLost(model, ModelReader.beyondShape(file, format));
        boolean zUp = ModelFormats.hasZUp(format);
        Optimization lighter = Optimization.of(model, target);
        byte[] glb = GlbWriter.write(lighter.parts(), lighter.grid(), zUp);
        Files.write(outputs.resolve(RESULT), glb);
        OptimizationReport report = new OptimizationReport(
                Figures.of(model, Files.size(file)),
                Figures.of(lighter.parts(), glb.length),
                Optional.of(target).filter(wanted -> wanted > 0),
                Deviation.between(Surface.of(model), Surface.of(lighter.model()), Vectors.length(model.size())),
                lighter.grid().error(),
                notes(format, target, lighter.model()));
        Files.writeString(outputs.resolve(REPORT), Json.pretty(report));
        List<Made> made = new ArrayList<>();
        View view = new View(model.bounds(), zUp, YAW, PICTURE, PICTURE);
        made.add(picture("before.png", model, view, outputs));
        made.add(picture("after.png", lighter.model(), view, outputs));
        made.add(new Made(RESULT, "model/gltf-binary", null, null, metadata(report)));
        made.add(new Made(REPORT, "application/json", null, null, Map.of()));
        return WorkerAnswer.done(made, metadata(report), Map.of("triangles", (long) model.triangles()));
    }

    private static void refuseWhatWouldBeLost(Model model, List<String> beyondShape) {
        if (!beyondShape.isEmpty()) {
            throw new Refusal(
                    ReasonCode.FORMAT_UNREADABLE,
                    "the model has %s, which would be lost: only shape, normals, colours and their textures are kept"
                            .formatted(String.join(", ", beyondShape)));
        }
        if (!model.texturesMissing().isEmpty()) {
            throw new Refusal(
                    ReasonCode.FORMAT_UNREADABLE,
                    "the model wants textures that are not inside it as PNG or JPEG: %s; export it as GLB, textures included"
                            .formatted(String.join(", ", model.texturesMissing())));
        }
    }

    private static List<String> notes(Format format, int target, Model result) {
        List<String> notes = new ArrayList<>();
        if (target > 0 && result.triangles() > target) {
            notes.add("%d triangles are left where %d were asked for: with fewer the shape would come apart"
                    .formatted(result.triangles(), target));
        }
        if (format != Format.GLB && format != Format.GLTF) {
            notes.add("lengths are kept as numbers; a reader of glTF takes one unit for a metre");
        }
        return notes;
    }

    private static Made picture(String name, Model model, View view, Path outputs) throws IOException {
        ImageIO.write(Renderer.draw(model, view), "png", outputs.resolve(name).toFile());
        Map<String, String> known = Map.of("triangles", Integer.toString(model.triangles()));
        return new Made(name, "image/png", PICTURE, PICTURE, known);
    }

    private static Map<String, String> metadata(OptimizationReport report) {
        return Map.of(
                "triangles",
                Integer.toString(report.after().triangles()),
                "trianglesBefore",
                Integer.toString(report.before().triangles()),
                "deviation",
                String.format(Locale.ROOT, "%.4f %%", 100 * report.deviation().mostOfDiagonal()));
    }
}
