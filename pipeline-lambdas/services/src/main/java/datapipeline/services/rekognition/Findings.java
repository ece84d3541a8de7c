package datapipeline.services.rekognition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.rekognition.model.BoundingBox;

/**
 * What was found, in the form in which our own engine writes it, so that nobody who reads it needs to know who looked.
 *
 * @param labels kinds of things, also such as lie nowhere in particular: {@code Outdoors}
 * @param objects things with their places
 * @param texts lines of writing in the picture
 * @param moderation what some would rather not see
 */
record Findings(List<Kind> labels, List<Found> objects, List<Found> faces, List<Found> texts, List<Kind> moderation) {
    Findings {
        labels = List.copyOf(labels);
        objects = List.copyOf(objects);
        faces = List.copyOf(faces);
        texts = List.copyOf(texts);
        moderation = List.copyOf(moderation);
    }

    /** A kind of thing, how surely it is there, in percent, and how often it was seen. */
    record Kind(String name, double confidence, long count) {}

    /** One thing, how surely it is there, in percent, and where. */
    record Found(String label, double confidence, Box box) {
        static Found of(String label, float confidence, BoundingBox box) {
            return new Found(label, tenth(confidence), Box.within(box.left(), box.top(), box.width(), box.height()));
        }

        static double tenth(float percent) {
            return Math.round(percent * 10) / 10.0;
        }
    }

    /** In parts of the picture's width and height, from its upper left corner. */
    record Box(double left, double top, double width, double height) {

        /** Rekognition lets the box of a face that is cut off reach beyond the picture; ours ends where that does. */
        static Box within(double left, double top, double width, double height) {
            double x = Math.clamp(left, 0, 1);
            double y = Math.clamp(top, 0, 1);
            return new Box(
                    part(x),
                    part(y),
                    part(Math.clamp(left + width, x, 1) - x),
                    part(Math.clamp(top + height, y, 1) - y));
        }

        private static double part(double number) {
            return Math.round(number * 1e4) / 1e4;
        }
    }

    /** What our own engine does not look for is only there when it was asked for. */
    Map<String, Object> document(List<String> wanted) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("labels", labels);
        document.put("objects", objects);
        document.put("faces", faces);
        if (wanted.contains("text")) {
            document.put("texts", texts);
        }
        if (wanted.contains("moderation")) {
            document.put("moderation", moderation);
        }
        return document;
    }
}
