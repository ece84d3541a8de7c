package datapipeline.engines.recognition;

import datapipeline.engines.recognition.Seen.Box;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds things of 23 kinds. The network corrects boxes that are laid over the picture in advance, and says for each
 * how sure it is of each kind.
 *
 * @see <a href="https://github.com/google-ai-edge/mediapipe/tree/master/mediapipe/modules/objectron">MediaPipe</a>
 */
final class ObjectDetector {
    private static final int SQUARE = 300;
    private static final int[] GRIDS = {19, 10, 5, 3, 2, 1};
    private static final double[] RATIOS = {1, 2, 0.5, 3, 1 / 3.0};
    private static final double CENTRE = 10;
    private static final double SIZE = 5;
    private static final double SAME_THING = 0.5;

    private final Network network = Network.load("objects.tflite");
    private final List<String> labels = labels();
    private final List<double[]> anchors = anchors();

    List<Seen> find(BufferedImage picture, double minConfidence) {
        List<float[]> out = network.run(Pixels.of(picture, SQUARE, SQUARE, SQUARE));
        float[] boxes = out.get(0);
        float[] scores = out.get(1);
        List<Seen> found = new ArrayList<>();
        for (int i = 0; i < anchors.size(); i++) {
            for (int kind = 0; kind < labels.size(); kind++) {
                double confidence = Seen.percent(scores[i * (labels.size() + 1) + kind + 1]);
                if (confidence >= minConfidence) {
                    found.add(new Seen(labels.get(kind), confidence, box(anchors.get(i), boxes, 4 * i)));
                }
            }
        }
        return Seen.distinct(found, SAME_THING);
    }

    /** The network says how far up, left, and how much larger. */
    private static Box box(double[] anchor, float[] boxes, int at) {
        double y = anchor[1] + boxes[at] / CENTRE * anchor[3];
        double x = anchor[0] + boxes[at + 1] / CENTRE * anchor[2];
        double high = Math.exp(boxes[at + 2] / SIZE) * anchor[3];
        double wide = Math.exp(boxes[at + 3] / SIZE) * anchor[2];
        return Box.between(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2);
    }

    /** Centre, width and height of each box: three at a point of the finest grid, six at those of the others. */
    private static List<double[]> anchors() {
        List<double[]> all = new ArrayList<>();
        for (int layer = 0; layer < GRIDS.length; layer++) {
            List<double[]> sizes = sizes(layer);
            for (int point = 0; point < GRIDS[layer] * GRIDS[layer]; point++) {
                double x = (point % GRIDS[layer] + 0.5) / GRIDS[layer];
                double y = (point / GRIDS[layer] + 0.5) / GRIDS[layer];
                sizes.forEach(size -> all.add(new double[] {x, y, size[0], size[1]}));
            }
        }
        return all;
    }

    private static List<double[]> sizes(int layer) {
        List<double[]> sizes = new ArrayList<>();
        for (int i = 0; i < (layer == 0 ? 3 : RATIOS.length); i++) {
            double scale = layer == 0 && i == 0 ? 0.1 : scale(layer);
            sizes.add(new double[] {scale * Math.sqrt(RATIOS[i]), scale / Math.sqrt(RATIOS[i])});
        }
        if (layer > 0) {
            double between = Math.sqrt(scale(layer) * scale(layer + 1));
            sizes.add(new double[] {between, between});
        }
        return sizes;
    }

    private static double scale(int layer) {
        return layer == GRIDS.length ? 1 : 0.2 + (0.95 - 0.2) * layer / (GRIDS.length - 1);
    }

    private static List<String> labels() {
        try (InputStream in = ObjectDetector.class.getResourceAsStream("objects.txt")) {
            if (in == null) {
                throw new IllegalStateException("the class path has no objects.txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read objects.txt", e);
        }
    }
}
