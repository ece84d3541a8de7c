package datapipeline.engines.document;

import datapipeline.engines.document.CharacterRecogniser.Recognised;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/**
 * Reads a page that may lie askew, on its side or on its head. It is straightened by its lines first. Letters that are turned come out as nonsense, and Tesseract
 * knows that it is: so a page that was read doubtfully is read small in all four ways, and the surest wins.
 */
final class UprightReading {
    private static final int TURNS = 4;

    /** Print is still read at half of 300 dots per inch, in a third of the time; well enough to tell what is up. */
    private static final double SMALL = 0.5;

    /** Tesseract follows lines that are less askew than this, in degrees. */
    private static final double SLIGHTLY = 0.3;

    private UprightReading() {}

    static Recognised of(BufferedImage given, int dotsPerInch, CharacterRecogniser recogniser) {
        BufferedImage page = straightened(given, recogniser.skew(given));
        Recognised straight = recogniser.read(page, dotsPerInch);
        if (sureness(straight) >= PdfText.DOUBTFUL_BELOW) {
            return straight;
        }
        int best = 0;
        int surest = -1;
        for (int quarters = 0; quarters < TURNS; quarters++) {
            BufferedImage turned = turned(page, quarters, SMALL);
            int sureness = sureness(recogniser.read(turned, (int) (dotsPerInch * SMALL)));
            if (sureness > surest) {
                surest = sureness;
                best = quarters;
            }
        }
        if (best == 0) {
            return straight;
        }
        BufferedImage turned = turned(page, best, 1);
        Recognised upright = recogniser.read(straightened(turned, recogniser.skew(turned)), dotsPerInch);
        return sureness(upright) > sureness(straight)
                ? new Recognised(upright.text(), upright.confidence(), best * 90)
                : straight;
    }

    /** Of a few letters nothing can be told. */
    private static int sureness(Recognised read) {
        return ScannedPages.isEmpty(read.text()) ? 0 : read.confidence();
    }

    /** @param skew in degrees clockwise */
    private static BufferedImage straightened(BufferedImage page, double skew) {
        if (Math.abs(skew) < SLIGHTLY) {
            return page;
        }
        BufferedImage straight = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = straight.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, page.getWidth(), page.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.rotate(Math.toRadians(skew), page.getWidth() / 2.0, page.getHeight() / 2.0);
        pen.drawImage(page, 0, 0, null);
        pen.dispose();
        return straight;
    }

    /** @param quarters clockwise */
    private static BufferedImage turned(BufferedImage page, int quarters, double scale) {
        int width = (int) Math.max(1, page.getWidth() * scale);
        int height = (int) Math.max(1, page.getHeight() * scale);
        boolean onItsSide = quarters % 2 == 1;
        BufferedImage turned =
                new BufferedImage(onItsSide ? height : width, onItsSide ? width : height, BufferedImage.TYPE_BYTE_GRAY);
        AffineTransform place = new AffineTransform();
        place.translate(turned.getWidth() / 2.0, turned.getHeight() / 2.0);
        place.quadrantRotate(quarters);
        place.translate(-width / 2.0, -height / 2.0);
        place.scale((double) width / page.getWidth(), (double) height / page.getHeight());
        Graphics2D pen = turned.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(page, place, null);
        pen.dispose();
        return turned;
    }
}
