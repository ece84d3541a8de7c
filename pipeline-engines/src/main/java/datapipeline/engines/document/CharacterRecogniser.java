package datapipeline.engines.document;

import static org.bytedeco.tesseract.global.tesseract.PSM_AUTO;
import static org.bytedeco.tesseract.global.tesseract.TessDeleteText;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.tesseract.ETEXT_DESC;
import org.bytedeco.tesseract.TessBaseAPI;

/** Tesseract with its English model. It gets grey pixels, so no decoder of its own meets what an uploader sent. */
final class CharacterRecogniser implements AutoCloseable {
    static final String LANGUAGE = "eng";
    private static final int PAGE_DEADLINE_MS = 60_000;

    private final TessBaseAPI api;

    private CharacterRecogniser(TessBaseAPI api) {
        this.api = api;
    }

    /**
     * What was read on a page.
     *
     * @param confidence in percent, the mean of the words'
     */
    record Recognised(String text, int confidence) {}

    /** Unpacks model and library into the worker's own directory, which is gone with it. */
    static CharacterRecogniser load() throws IOException {
        Path directory = Path.of(System.getProperty("java.io.tmpdir"));
        System.setProperty("org.bytedeco.javacpp.cachedir", directory.toString());
        try (InputStream packed = CharacterRecogniser.class.getResourceAsStream("eng.traineddata.gz")) {
            if (packed == null) {
                throw new IllegalStateException("the model eng.traineddata.gz is not on the class path");
            }
            Files.copy(
                    new GZIPInputStream(packed),
                    directory.resolve(LANGUAGE + ".traineddata"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        TessBaseAPI api = new TessBaseAPI();
        if (api.Init(directory.toString(), LANGUAGE) != 0) {
            throw new IllegalStateException("tesseract does not accept its own model");
        }
        api.SetVariable("debug_file", "/dev/null");
        // Its own choice is one block of text, and reads across the columns of a page.
        api.SetPageSegMode(PSM_AUTO);
        return new CharacterRecogniser(api);
    }

    /**
     * Reads a page; what it could not read in a minute is left out.
     *
     * @param page of the type {@link BufferedImage#TYPE_BYTE_GRAY}
     */
    Recognised read(BufferedImage page, int dotsPerInch) {
        byte[] grey = ((DataBufferByte) page.getRaster().getDataBuffer()).getData();
        try (BytePointer pixels = new BytePointer(grey);
                ETEXT_DESC progress = new ETEXT_DESC()) {
            api.SetImage(pixels, page.getWidth(), page.getHeight(), 1, page.getWidth());
            api.SetSourceResolution(dotsPerInch);
            progress.set_deadline_msecs(PAGE_DEADLINE_MS);
            api.Recognize(progress);
            return new Recognised(text(), Math.max(0, api.MeanTextConf()));
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
