package datapipeline.engines.recognition;

import datapipeline.engines.recognition.Seen.Box;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds faces: those a person would look at, not those in a crowd.
 *
 * @see <a href="https://github.com/google-ai-edge/mediapipe/tree/master/mediapipe/modules/face_detection">MediaPipe</a>
 */
final class FaceDetector {
    private static final int SQUARE = 128;
    private static final int NUMBERS = 16;
    /** Below that it takes animals and clocks for faces. */
    private static final double LEAST = 75;

    private static final double SAME_FACE = 0.3;

    private final Network network = Network.load("faces.tflite");

    List<Seen> find(BufferedImage picture, double minConfidence) {
        double scale = (double) SQUARE / Math.max(picture.getWidth(), picture.getHeight());
        int wide = (int) Math.max(1, Math.round(picture.getWidth() * scale));
        int high = (int) Math.max(1, Math.round(picture.getHeight() * scale));
        List<float[]> out = network.run(Pixels.of(picture, SQUARE, wide, high));
        float[] boxes = out.get(0);
        float[] scores = out.get(1);
        List<Seen> found = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            double confidence = Seen.percent(scores[i]);
            if (confidence >= Math.max(LEAST, minConfidence)) {
                found.add(new Seen("Face", confidence, box(i, boxes, wide, high)));
            }
        }
        return Seen.distinct(found, SAME_FACE);
    }

    /** Two guesses at each of 16 x 16 points, then six at each of 8 x 8; all in pixels of the square. */
    private static Box box(int number, float[] boxes, int wide, int high) {
        int grid = number < 512 ? 16 : 8;
        int point = number < 512 ? number / 2 : (number - 512) / 6;
        double x = (point % grid + 0.5) * SQUARE / grid + boxes[number * NUMBERS] - (SQUARE - wide) / 2.0;
        double y = (point / grid + 0.5) * SQUARE / grid + boxes[number * NUMBERS + 1] - (SQUARE - high) / 2.0;
        double halfWide = boxes[number * NUMBERS + 2] / 2;
        double halfHigh = boxes[number * NUMBERS + 3] / 2;
        return Box.between((x - halfWide) / wide, (y - halfHigh) / high, (x + halfWide) / wide, (y + halfHigh) / high);
    }
}
