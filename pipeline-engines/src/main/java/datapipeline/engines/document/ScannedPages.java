package datapipeline.engines.document;

import datapipeline.engines.document.CharacterRecogniser.Recognised;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/** Pages that are pictures: drawn as they would be printed, and read with {@link CharacterRecogniser}. */
final class ScannedPages {
    /** Four seconds of processor time each, so that a busy machine is done within a step's ten minutes. */
    static final int MOST = 60;

    private static final int LETTERS_OF_A_PAGE = 20;
    private static final float DOTS_PER_INCH = 300;
    private static final float POINTS_PER_INCH = 72;
    private static final float MOST_PIXELS = 25_000_000;
    private static final int NESTED_FORMS = 3;

    private ScannedPages() {}

    static boolean isEmpty(String text) {
        return text.strip().length() < LETTERS_OF_A_PAGE;
    }

    /** Numbers of the pages, from 0, that hold a picture and hardly a letter. */
    static List<Integer> among(PDDocument document, List<String> texts) throws IOException {
        List<Integer> scanned = new ArrayList<>();
        for (int index = 0; index < texts.size(); index++) {
            if (isEmpty(texts.get(index))
                    && holdsPicture(document.getPage(index).getResources(), NESTED_FORMS)) {
                scanned.add(index);
            }
        }
        return scanned;
    }

    /** Reads the first of them. */
    static Map<Integer, Recognised> read(PDDocument document, List<Integer> scanned, ScanLanguages languages)
            throws IOException {
        Map<Integer, Recognised> read = new TreeMap<>();
        if (scanned.isEmpty()) {
            return read;
        }
        PDFRenderer renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        try (CharacterRecogniser recogniser = CharacterRecogniser.load(languages)) {
            for (int index : scanned.subList(0, Math.min(MOST, scanned.size()))) {
                float dotsPerInch = dotsPerInch(document.getPage(index).getCropBox());
                BufferedImage page = renderer.renderImageWithDPI(index, dotsPerInch, ImageType.GRAY);
                read.put(index, UprightReading.of(page, Math.round(dotsPerInch), recogniser));
            }
        }
        return read;
    }

    /** A page can say it is as large as a house. */
    private static float dotsPerInch(PDRectangle page) {
        double squareInches = page.getWidth() / POINTS_PER_INCH * page.getHeight() / POINTS_PER_INCH;
        return (float) Math.clamp(Math.sqrt(MOST_PIXELS / Math.max(squareInches, 1)), 1, DOTS_PER_INCH);
    }

    private static boolean holdsPicture(@Nullable PDResources resources, int depth) throws IOException {
        if (resources == null || depth == 0) {
            return false;
        }
        for (COSName name : resources.getXObjectNames()) {
            if (resources.isImageXObject(name)
                    || resources.getXObject(name) instanceof PDFormXObject form
                            && holdsPicture(form.getResources(), depth - 1)) {
                return true;
            }
        }
        return false;
    }
}
