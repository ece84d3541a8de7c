package datapipeline.engines.document;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.model.Format;
import datapipeline.model.engine.StepResult;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstPageTest {
    @TempDir
    private Path directory;

    @Test
    void drawsTheFirstPageOfAPdfAndNotAnother() throws Exception {
        BufferedImage written = picture(Pdfs.withPages("words on the first page", ""));
        BufferedImage empty = picture(Pdfs.withPages("", "words on the second page"));

        assertThat(written.getWidth()).isEqualTo(1000);
        assertThat(written.getHeight()).isBetween(1290, 1300);
        assertThat(ink(written, 0, 200)).isGreaterThan(200);
        assertThat(ink(written, 300, written.getHeight())).isZero();
        assertThat(ink(empty, 0, empty.getHeight())).isZero();
    }

    @Test
    void drawsNothingOfADocumentThatIsOnlyLaidOutWhenPrinted() throws Exception {
        StepResult.Done letter =
                TextExtractionTrial.in(directory).done(Format.DOCX, OfficeFiles.letter("", "Dear Ms Miller"));

        assertThat(TextExtractionTrial.firstPage(letter)).isEmpty();
    }

    @Test
    void readsThePdfWhosePictureWouldBeTooLarge() throws Exception {
        StepResult.Done done = TextExtractionTrial.in(directory)
                .done(Format.PDF, Pdfs.withAPictureOf(60_000, "words beside a picture"));

        assertThat(TextExtractionTrial.pages(done)).containsExactly("words beside a picture");
        assertThat(TextExtractionTrial.firstPage(done)).isEmpty();
    }

    private BufferedImage picture(byte[] pdf) throws Exception {
        var made =
                TextExtractionTrial.firstPage(TextExtractionTrial.in(directory).done(Format.PDF, pdf));
        return ImageIO.read(made.orElseThrow().path().toFile());
    }

    /** Dark points between two lines. */
    private static int ink(BufferedImage page, int from, int to) {
        int dark = 0;
        for (int y = from; y < to; y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                dark += (page.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
            }
        }
        return dark;
    }
}
