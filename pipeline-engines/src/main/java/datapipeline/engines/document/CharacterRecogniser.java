package datapipeline.engines.document;

import static org.bytedeco.leptonica.global.leptonica.pixDestroy;
import static org.bytedeco.leptonica.global.leptonica.pixFindSkew;
import static org.bytedeco.tesseract.global.tesseract.PSM_AUTO;
import static org.bytedeco.tesseract.global.tesseract.TessDeleteText;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.leptonica.PIX;
import org.bytedeco.tesseract.ETEXT_DESC;
import org.bytedeco.tesseract.TessBaseAPI;

/** Tesseract with the models of some languages. It gets grey pixels, so no decoder of its own meets what an uploader sent. */
final class CharacterRecogniser implements AutoCloseable {
    /** What Leptonica's authors take for enough: https://tpgit.github.io/Leptonica/skew_8c.html */
    private static final float SURE_OF_SKEW = 3;

    private static final int PAGE_DEADLINE_MS = 60_000;

    private final TessBaseAPI api;

    private CharacterRecogniser(TessBaseAPI api) {
        this.api = api;
    }

    /**
     * What was read on a page.
     *
     * @param confidence in percent, the mean of the words'
     * @param turned by how many degrees, clockwise, the page had to be turned to be read
     */
    record Recognised(String text, int confidence, int turned) {}

    /** Unpacks models and library into the worker's own directory, which is gone with it. */
    static CharacterRecogniser load(ScanLanguages languages) throws IOException {
        Path directory = Path.of(System.getProperty("java.io.tmpdir"));
        System.setProperty("org.bytedeco.javacpp.cachedir", directory.toString());
        languages.gather(directory);
        String models = String.join("+", languages.models());
        TessBaseAPI api = new TessBaseAPI();
        if (api.Init(directory.toString(), models) != 0) {
            throw new IllegalStateException("tesseract does not accept the models " + models);
        }
        api.SetVariable("debug_file", "/dev/null");
        // Its own choice is one block of text, and reads across the columns of a page.
        api.SetPageSegMode(PSM_AUTO);
        return new CharacterRecogniser(api);
    }

    /**
     * How far a page lies askew.
     *
     * @return in degrees, to be turned by clockwise; 0 where no lines of print are seen
     */
    float skew(BufferedImage page) {
        try (BytePointer pixels = new BytePointer(grey(page))) {
            api.SetImage(pixels, page.getWidth(), page.getHeight(), 1, page.getWidth());
            PIX black = api.GetThresholdedImage();
            float[] angle = new float[1];
            float[] sureness = new float[1];
            boolean found = pixFindSkew(black, angle, sureness) == 0 && sureness[0] > SURE_OF_SKEW;
            pixDestroy(black);
            return found ? angle[0] : 0;
        } finally {
            api.Clear();
        }
    }

    private static byte[] grey(BufferedImage page) {
        return ((DataBufferByte) page.getRaster().getDataBuffer()).getData();
    }

    /**
     * Reads a page; what it could not read in a minute is left out.
     *
     * @param page of the type {@link BufferedImage#TYPE_BYTE_GRAY}
     */
    Recognised read(BufferedImage page, int dotsPerInch) {
        try (BytePointer pixels = new BytePointer(grey(page));
                ETEXT_DESC progress = new ETEXT_DESC()) {
            api.SetImage(pixels, page.getWidth(), page.getHeight(), 1, page.getWidth());
            api.SetSourceResolution(dotsPerInch);
            progress.set_deadline_msecs(PAGE_DEADLINE_MS);
            api.Recognize(progress);
            return new Recognised(text(), Math.max(0, api.MeanTextConf()), 0);
        } finally {
            api.Clear();
        }
    }

    private String text() {
        BytePointer text = api.GetUTF8Text();
        if (text == null) {
            return "";
        }
        try {
            return text.getString(StandardCharsets.UTF_8).strip();
        } finally {
            TessDeleteText(text);
        }
    }

    @Override
    public void close() {
        api.End();
        api.close();
    }
}
