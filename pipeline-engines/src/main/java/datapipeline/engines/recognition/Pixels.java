package datapipeline.engines.recognition;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A picture as a network wants it: a square, each colour from -1 to 1. */
final class Pixels {
    private Pixels() {}

    /** @param wide how much of the square the picture takes; the rest, on both sides, is black */
    static float[] of(BufferedImage picture, int square, int wide, int high) {
        BufferedImage small = new BufferedImage(square, square, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, (square - wide) / 2, (square - high) / 2, wide, high, null);
        pen.dispose();
        float[] values = new float[square * square * 3];
        for (int i = 0; i < square * square; i++) {
            int colour = small.getRGB(i % square, i / square);
            for (int channel = 0; channel < 3; channel++) {
                values[3 * i + channel] = (colour >> 16 - 8 * channel & 255) / 127.5f - 1;
            }
        }
        return values;
    }
}
