package datapipeline.engines.document;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** Draws a page for a preview and gives up when that takes what no preview is worth. */
final class BoundedRenderer extends PDFRenderer {
    private static final float WIDTH = 1000;
    private static final float HIGHEST = 2000;
    private static final int MOST_OPERATORS = 500_000;
    private static final long NANOS = 5_000_000_000L;

    /** A large scanner's page at 600 dots per inch has 35 million. */
    private static final long MOST_PIXELS_OF_A_PICTURE = 40_000_000;

    private BoundedRenderer(PDDocument document) {
        super(document);
        setSubsamplingAllowed(true);
    }

    /** @throws IOException when it asks for too much, among others */
    static BufferedImage firstPage(PDDocument document) throws IOException {
        PDRectangle box = document.getPage(0).getCropBox();
        boolean lying = document.getPage(0).getRotation() % 180 != 0;
        float width = lying ? box.getHeight() : box.getWidth();
        float height = lying ? box.getWidth() : box.getHeight();
        float scale = Math.min(WIDTH / Math.max(1, width), HIGHEST / Math.max(1, height));
        return new BoundedRenderer(document).renderImage(0, scale, ImageType.RGB);
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return new Drawer(parameters);
    }

    private static final class Drawer extends PageDrawer {
        private final long deadline = System.nanoTime() + NANOS;
        private int operators;

        Drawer(PageDrawerParameters parameters) throws IOException {
            super(parameters);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            operators++;
            if (operators > MOST_OPERATORS || System.nanoTime() > deadline) {
                throw new TooMuch("given up after %d drawing operators".formatted(operators));
            }
            super.processOperator(operator, operands);
        }

        @Override
        public void drawImage(PDImage image) throws IOException {
            if ((long) image.getWidth() * image.getHeight() > MOST_PIXELS_OF_A_PICTURE) {
                throw new TooMuch("a picture of %d by %d is too large".formatted(image.getWidth(), image.getHeight()));
            }
            super.drawImage(image);
        }
    }

    /** PDFBox goes on after an {@link IOException} of an operator, and would draw the rest. */
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMuch(String message) {
            super(message);
        }
    }
}
