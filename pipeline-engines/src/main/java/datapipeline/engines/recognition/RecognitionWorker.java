package datapipeline.engines.recognition;

import datapipeline.engines.sandbox.Worker;
import datapipeline.engines.sandbox.WorkerAnswer;
import datapipeline.model.json.Json;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/** Looks at one picture in a process of its own. */
final class RecognitionWorker {
    private static final String FINDINGS = "recognition.json";
    private static final String PREVIEW = "annotated.png";

    /** A kind of thing, with the surest of its kind. */
    private record Label(String name, double confidence, long count) {}

    /** As it lies in recognition.json. */
    private record Findings(List<Label> labels, List<Seen> objects, List<Seen> faces) {}

    private RecognitionWorker() {}

    /** Asked with the picture, the output directory, the least confidence in percent, and what to find. */
    public static void main(String[] nothing) throws Exception {
        var objects = new ObjectDetector();
        var faces = new FaceDetector();
        Worker.serve(arguments -> {
            BufferedImage picture = ImageIO.read(Path.of(arguments[0]).toFile());
            double minConfidence = Double.parseDouble(arguments[2]);
            List<String> wanted = List.of(arguments[3].split(","));
            return write(
                    picture,
                    Path.of(arguments[1]),
                    wanted.contains("labels") ? rounded(objects.find(picture, minConfidence)) : List.of(),
                    wanted.contains("faces") ? rounded(faces.find(picture, minConfidence)) : List.of());
        });
    }

    private static WorkerAnswer write(BufferedImage picture, Path outputs, List<Seen> objects, List<Seen> faces)
            throws IOException {
        Files.writeString(outputs.resolve(FINDINGS), Json.write(new Findings(labels(objects), objects, faces)));
        ImageIO.write(
                annotated(picture, objects, faces),
                "png",
                outputs.resolve(PREVIEW).toFile());
        return WorkerAnswer.done(
                List.of(
                        new WorkerAnswer.Made(FINDINGS, "application/json", null, null, Map.of()),
                        new WorkerAnswer.Made(PREVIEW, "image/png", picture.getWidth(), picture.getHeight(), Map.of())),
                Map.of("objects", Integer.toString(objects.size()), "faces", Integer.toString(faces.size())),
                Map.of());
    }

    private static List<Seen> rounded(List<Seen> all) {
        return all.stream().map(Seen::rounded).toList();
    }

    private static List<Label> labels(List<Seen> objects) {
        Map<String, Long> counts = objects.stream().collect(Collectors.groupingBy(Seen::label, Collectors.counting()));
        return Seen.distinct(objects, -1).stream()
                .map(surest -> new Label(surest.label(), surest.confidence(), counts.getOrDefault(surest.label(), 1L)))
                .toList();
    }

    /** Things in green, faces in blue. Words would need a font, and a server may have none. */
    private static BufferedImage annotated(BufferedImage picture, List<Seen> objects, List<Seen> faces) {
        BufferedImage drawn = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.drawImage(picture, 0, 0, null);
        pen.setStroke(new BasicStroke(3));
        pen.setColor(Color.GREEN);
        objects.forEach(seen -> frame(pen, seen.box(), drawn));
        pen.setColor(Color.BLUE);
        faces.forEach(seen -> frame(pen, seen.box(), drawn));
        pen.dispose();
        return drawn;
    }

    private static void frame(Graphics2D pen, Seen.Box box, BufferedImage on) {
        pen.drawRect(
                (int) (box.left() * on.getWidth()),
                (int) (box.top() * on.getHeight()),
                (int) (box.width() * on.getWidth()),
                (int) (box.height() * on.getHeight()));
    }
}
