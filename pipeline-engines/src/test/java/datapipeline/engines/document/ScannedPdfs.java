package datapipeline.engines.document;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Pages as a scanner makes them: print that lies a little askew, on paper that is not white, packed as a picture. */
public final class ScannedPdfs {
    private static final int DOTS_PER_INCH = 200;
    private static final double ASKEW = Math.toRadians(0.5);
    private static final int GRAIN = 24;
    private static final float POOR_QUALITY = 0.5f;

    private ScannedPdfs() {}

    /** Makes a file of a text's lines: {@code ScannedPdfs <text> <pdf>}. */
    public static void main(String[] arguments) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(arguments[0]));
        Files.write(Path.of(arguments[1]), of(lines.toArray(String[]::new)));
    }

    /** One page with these lines. */
    public static byte[] of(String... lines) throws IOException {
        return of(0, ASKEW, lines);
    }

    /** One page that was laid on the glass turned. */
    static byte[] of(int quarters, double askew, String... lines) throws IOException {
        BufferedImage scan = scan(quarters, askew, lines);
        return pdf(scan, document -> JPEGFactory.createFromImage(document, scan, POOR_QUALITY));
    }

    /** One page as archives keep them, packed as JPEG 2000. */
    static byte[] packedAsJpeg2000(String... lines) throws IOException {
        BufferedImage scan = scan(0, ASKEW, lines);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        ImageIO.write(scan, "jpeg2000", packed);
        return pdf(
                scan,
                document -> new PDImageXObject(
                        document,
                        new ByteArrayInputStream(packed.toByteArray()),
                        COSName.JPX_DECODE,
                        scan.getWidth(),
                        scan.getHeight(),
                        8,
                        PDDeviceGray.INSTANCE));
    }

    private interface Picture {
        PDImageXObject in(PDDocument document) throws IOException;
    }

    private static byte[] pdf(BufferedImage scan, Picture picture) throws IOException {
        try (PDDocument document = new PDDocument()) {
            float width = scan.getWidth() * 72f / DOTS_PER_INCH;
            float height = scan.getHeight() * 72f / DOTS_PER_INCH;
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
                pen.drawImage(picture.in(document), 0, 0, width, height);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static BufferedImage scan(int quarters, double askew, String... lines) throws IOException {
        try (PDDocument print = Loader.loadPDF(print(lines))) {
            BufferedImage clean = new PDFRenderer(print).renderImageWithDPI(0, DOTS_PER_INCH, ImageType.GRAY);
            boolean onItsSide = quarters % 2 == 1;
            int width = onItsSide ? clean.getHeight() : clean.getWidth();
            int height = onItsSide ? clean.getWidth() : clean.getHeight();
            BufferedImage paper = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
            Graphics2D glass = paper.createGraphics();
            glass.setColor(Color.WHITE);
            glass.fillRect(0, 0, width, height);
            glass.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            glass.translate(width / 2.0, height / 2.0);
            glass.rotate(quarters * Math.PI / 2 + askew);
            glass.translate(-clean.getWidth() / 2.0, -clean.getHeight() / 2.0);
            glass.drawImage(clean, 0, 0, null);
            glass.dispose();
            addGrain(paper);
            return paper;
        }
    }

    private static void addGrain(BufferedImage paper) {
        Random grain = new Random(1);
        var raster = paper.getRaster();
        for (int y = 0; y < paper.getHeight(); y++) {
            for (int x = 0; x < paper.getWidth(); x++) {
                int grey = raster.getSample(x, y, 0) - 8 + grain.nextInt(GRAIN) - GRAIN / 2;
                raster.setSample(x, y, 0, Math.clamp(grey, 0, 255));
            }
        }
    }

    private static byte[] print(String... lines) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
                pen.beginText();
                pen.setFont(new PDType1Font(FontName.TIMES_ROMAN), 12);
                pen.setLeading(16);
                pen.newLineAtOffset(72, 740);
                for (String line : lines) {
                    pen.showText(line);
                    pen.newLine();
                }
                pen.endText();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }
}
