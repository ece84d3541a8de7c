package datapipeline.engines.model3d;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/** Pixels and how far away what they show is; nearer things hide what lies behind. */
final class Canvas {
    private static final int BRIGHT = 250;
    private static final int DARKER_BELOW = 40;

    private final int width;
    private final int height;
    private final int[] pixels;
    private final float[] distances;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
        this.distances = new float[width * height];
        Arrays.fill(distances, Float.MAX_VALUE);
        for (int y = 0; y < height; y++) {
            int grey = BRIGHT - DARKER_BELOW * y / height;
            Arrays.fill(pixels, y * width, (y + 1) * width, grey << 16 | grey << 8 | Math.min(255, grey + 4));
        }
    }

    /**
     * Corners as picture coordinates, distance and light.
     *
     * @param at of the triangle's first corner in its mesh
     */
    void triangle(float[] a, float[] b, float[] c, Coat coat, int at) {
        float area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
        if (!(Math.abs(area) > 1e-9f) || a[2] <= 0 || b[2] <= 0 || c[2] <= 0) {
            return;
        }
        int left = clamp(Math.ceil(Math.min(a[0], Math.min(b[0], c[0])) - .5), width);
        int right = clamp(Math.floor(Math.max(a[0], Math.max(b[0], c[0])) - .5) + 1, width);
        int top = clamp(Math.ceil(Math.min(a[1], Math.min(b[1], c[1])) - .5), height);
        int bottom = clamp(Math.floor(Math.max(a[1], Math.max(b[1], c[1])) - .5) + 1, height);
        if (left >= right || top >= bottom) {
            return;
        }
        Coat.Patch patch = coat.patch(at, Math.abs(area) / 2);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                float nearA = ((b[0] - x - .5f) * (c[1] - y - .5f) - (c[0] - x - .5f) * (b[1] - y - .5f)) / area;
                float nearB = ((c[0] - x - .5f) * (a[1] - y - .5f) - (a[0] - x - .5f) * (c[1] - y - .5f)) / area;
                float nearC = 1 - nearA - nearB;
                if (nearA >= 0 && nearB >= 0 && nearC >= 0) {
                    float distance = 1 / (nearA / a[2] + nearB / b[2] + nearC / c[2]);
                    if (distance < distances[y * width + x]) {
                        int colour =
                                patch.colour(distance * nearA / a[2], distance * nearB / b[2], distance * nearC / c[2]);
                        dot(y * width + x, distance, nearA * a[3] + nearB * b[3] + nearC * c[3], colour);
                    }
                }
            }
        }
    }

    /** What is not quite solid leaves the distance alone, so that it hides nothing. */
    private void dot(int at, float distance, float light, int colour) {
        int alpha = colour >>> 24;
        if (alpha == 255) {
            distances[at] = distance;
        }
        pixels[at] = mixed(16, at, light, colour) | mixed(8, at, light, colour) | mixed(0, at, light, colour);
    }

    private int mixed(int shift, int at, float light, int colour) {
        int alpha = colour >>> 24;
        float lit = Math.clamp(light * (colour >>> shift & 255), 0, 255);
        int behind = pixels[at] >>> shift & 255;
        return (int) ((alpha * lit + (255 - alpha) * behind) / 255) << shift;
    }

    /** Smaller by a whole number, each pixel the mean of those it stands for. */
    BufferedImage image(int times) {
        BufferedImage image = new BufferedImage(width / times, height / times, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height / times; y++) {
            for (int x = 0; x < width / times; x++) {
                image.setRGB(x, y, mean(x * times, y * times, times));
            }
        }
        return image;
    }

    private int mean(int left, int top, int times) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int y = top; y < top + times; y++) {
            for (int x = left; x < left + times; x++) {
                int pixel = pixels[y * width + x];
                red += pixel >> 16 & 255;
                green += pixel >> 8 & 255;
                blue += pixel & 255;
            }
        }
        int samples = times * times;
        return red / samples << 16 | green / samples << 8 | blue / samples;
    }

    private static int clamp(double value, int most) {
        return (int) Math.clamp(value, 0, most);
    }
}
