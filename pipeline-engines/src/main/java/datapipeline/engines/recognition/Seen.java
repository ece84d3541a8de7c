package datapipeline.engines.recognition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Something found in a picture.
 *
 * @param confidence in percent
 */
record Seen(String label, double confidence, Box box) {

    /** As much of it as anybody can tell. */
    Seen rounded() {
        return new Seen(label, round(confidence, 10), box.rounded());
    }

    private static double round(double number, double parts) {
        return Math.round(number * parts) / parts;
    }

    /** In parts of the picture's width and height, from its upper left corner. */
    record Box(double left, double top, double width, double height) {
        static Box between(double left, double top, double right, double bottom) {
            double x = Math.clamp(left, 0, 1);
            double y = Math.clamp(top, 0, 1);
            return new Box(x, y, Math.clamp(right, x, 1) - x, Math.clamp(bottom, y, 1) - y);
        }

        Box rounded() {
            return new Box(round(left, 1e4), round(top, 1e4), round(width, 1e4), round(height, 1e4));
        }

        /** The common part, in parts of what both cover. */
        double overlap(Box other) {
            double across = Math.min(left + width, other.left + other.width) - Math.max(left, other.left);
            double down = Math.min(top + height, other.top + other.height) - Math.max(top, other.top);
            double common = Math.max(0, across) * Math.max(0, down);
            double both = width * height + other.width * other.height - common;
            return both <= 0 ? 0 : common / both;
        }
    }

    /** The surest of those that mean the same thing, surest first. */
    static List<Seen> distinct(List<Seen> all, double mostOverlap) {
        List<Seen> kept = new ArrayList<>();
        for (Seen one : all.stream()
                .sorted(Comparator.comparingDouble(Seen::confidence).reversed())
                .toList()) {
            boolean again = kept.stream()
                    .anyMatch(other -> other.label.equals(one.label) && other.box.overlap(one.box) > mostOverlap);
            if (!again) {
                kept.add(one);
            }
        }
        return kept;
    }

    static double percent(double logit) {
        return 100 / (1 + Math.exp(-logit));
    }
}
