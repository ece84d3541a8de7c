package datapipeline.engines.model3d;

import datapipeline.engines.sandbox.Worker;
import datapipeline.engines.sandbox.WorkerAnswer;
import datapipeline.engines.sandbox.WorkerAnswer.Made;
import datapipeline.model.Excerpt;
import datapipeline.model.Format;
import datapipeline.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/** The program that draws one model: file, output directory, format, width, height, number of views. */
final class RenderWorker {
    private static final double FIRST_YAW = 35;
    private static final int NAMED = 200;

    private RenderWorker() {}

    public static void main(String[] arguments) throws Exception {
        Worker.run(() -> draw(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Format.valueOf(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]),
                Integer.parseInt(arguments[5])));
    }

    private static WorkerAnswer draw(Path file, Path outputs, Format format, int width, int height, int views)
            throws IOException {
        Model model = ModelReader.read(file, format);
        List<Made> made = new ArrayList<>();
        for (int view = 0; view < views; view++) {
            double turned = 360.0 * view / views;
            String name = String.format(Locale.ROOT, "view-%02d.png", view + 1);
            ImageIO.write(
                    Renderer.draw(model, ModelFormats.hasZUp(format), FIRST_YAW + turned, width, height),
                    "png",
                    outputs.resolve(name).toFile());
            Map<String, String> degrees = Map.of("degrees", String.format(Locale.ROOT, "%.1f", turned));
            made.add(new Made(name, "image/png", width, height, degrees));
        }
        Measures measures = Measures.of(model);
        Files.writeString(outputs.resolve("properties.json"), Json.write(measures));
        made.add(new Made("properties.json", "application/json", null, null, Map.of()));
        return WorkerAnswer.done(made, metadata(model, measures), Map.of("triangles", (long) measures.triangles()));
    }

    private static Map<String, String> metadata(Model model, Measures measures) {
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("triangles", Integer.toString(measures.triangles()));
        metadata.put("watertight", Boolean.toString(measures.watertight()));
        if (!model.texturesMissing().isEmpty()) {
            metadata.put("texturesMissing", Excerpt.of(String.join(", ", model.texturesMissing()), NAMED));
        }
        return metadata;
    }
}
