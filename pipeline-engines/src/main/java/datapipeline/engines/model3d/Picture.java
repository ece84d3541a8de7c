package datapipeline.engines.model3d;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** A picture in several sizes, each half the one before, so that what is drawn small is a mean and does not flicker. */
final class Picture {
    private static final int LONGEST_KEPT = 1024;

    /** One size of it: alpha, red, green and blue of each pixel, row by row. */
    record Level(int width, int height, int[] pixels) {
        int pixel(int x, int y) {
            return pixels[y * width + x];
        }

        Level half() {
            Level half = new Level(Math.max(1, width / 2), Math.max(1, height / 2));
            for (int y = 0; y < half.height; y++) {
                for (int x = 0; x < half.width; x++) {
                    int right = Math.min(2 * x + 1, width - 1);
                    int below = Math.min(2 * y + 1, height - 1);
                    half.pixels[y * half.width + x] = mean(
                            pixel(Math.min(2 * x, right), Math.min(2 * y, below)),
                            pixel(right, Math.min(2 * y, below)),
                            pixel(Math.min(2 * x, right), below),
                            pixel(right, below));
                }
            }
            return half;
        }

        private Level(int width, int height) {
            this(width, height, new int[width * height]);
        }

        private static int mean(int... four) {
            int mean = 0;
            for (int shift = 0; shift < 32; shift += 8) {
                int sum = 2;
                for (int pixel : four) {
                    sum += pixel >>> shift & 255;
                }
                mean |= sum / 4 << shift;
            }
            return mean;
        }
    }

    private final List<Level> levels = new ArrayList<>();

    private Picture(Level largest) {
        Level level = largest;
        while (Math.max(level.width, level.height) > LONGEST_KEPT) {
            level = level.half();
        }
        levels.add(level);
        while (Math.max(level.width, level.height) > 1) {
            level = level.half();
            levels.add(level);
        }
    }

    static Picture of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return new Picture(new Level(width, height, image.getRGB(0, 0, width, height, null, 0, width)));
    }

    /**
     * The size that has about one pixel for each of the drawing.
     *
     * @param share of the picture that is drawn
     * @param pixels of the drawing it is drawn on
     */
    Level level(double share, double pixels) {
        double crowded = share * levels.getFirst().pixels.length / Math.max(pixels, 1e-6);
        int smaller = crowded > 1 ? (int) (Math.log(crowded) / Math.log(4)) : 0;
        return levels.get(Math.min(smaller, levels.size() - 1));
    }
}
