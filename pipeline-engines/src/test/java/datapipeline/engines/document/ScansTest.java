package datapipeline.engines.document;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.model.Format;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepResult;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScansTest {
    private static final String[] LETTER = {
        "The quick brown fox jumps over the lazy dog",
        "Payment is due within thirty days of this letter",
        "Delivery follows as soon as the money has arrived",
        "Yours sincerely, Thomas Ashworth"
    };

    /** Of 31; recognising print is never sure to the last letter. */
    private static final long MOST_WORDS = 29;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"1, 0.5", "2, -1", "3, 0.5", "0, 3", "0, -4"})
    void readsAPageThatLiesOnItsSideOrStandsOnItsHeadOrLiesAskew(int quarters, double askew) throws Exception {
        byte[] scan = ScannedPdfs.of(quarters, Math.toRadians(askew), LETTER);

        StepResult.Done done = TextExtractionTrial.in(directory).done(Format.PDF, scan);

        assertThat(wordsRight(done)).isGreaterThanOrEqualTo(MOST_WORDS);
        if (quarters != 1 && quarters != 3) { // Tesseract itself sees lines that go up or down, now and then.
            assertThat(done.metadata().get("turnedPages")).isEqualTo(quarters == 2 ? "1" : null);
        }
    }

    @Test
    void readsPagesThatArePackedAsJpeg2000() throws Exception {
        StepResult.Done done = TextExtractionTrial.in(directory).done(Format.PDF, ScannedPdfs.packedAsJpeg2000(LETTER));

        assertThat(wordsRight(done)).isGreaterThanOrEqualTo(MOST_WORDS);
    }

    @Test
    void readsWithAModelOfTheOperatorsDirectory() throws Exception {
        Path models = Files.createDirectory(directory.resolve("models"));
        try (InputStream english = ScanLanguages.class.getResourceAsStream("eng.traineddata.gz")) {
            Files.copy(new GZIPInputStream(english), models.resolve("deu.traineddata"));
        }
        byte[] scan = ScannedPdfs.of(LETTER);

        StepResult.Done done =
                TextExtractionTrial.in(directory).withModelsIn(models, "de-AT").done(Format.PDF, scan);

        assertThat(done.metadata()).containsEntry("scannedLanguages", "deu");
        assertThat(TextExtractionTrial.pages(done).getFirst()).contains("quick brown fox");
        var refusal =
                TextExtractionTrial.in(directory).withModelsIn(models, "fr").refused(Format.PDF, scan);
        assertThat(refusal.code()).isEqualTo(ReasonCode.OPTION_VALUE);
        assertThat(refusal.message()).contains("deu, eng only, not in fr");
        assertThat(TextExtractionTrial.in(directory)
                        .withModelsIn(models, "../models/deu")
                        .refused(Format.PDF, scan)
                        .code())
                .isEqualTo(ReasonCode.OPTION_VALUE);
    }

    /** How many of the letter's words were read, in its order and its lines. */
    private static long wordsRight(StepResult.Done done) throws Exception {
        List<String> read = TextExtractionTrial.pages(done)
                .getFirst()
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        assertThat(read).hasSize(LETTER.length);
        return IntStream.range(0, LETTER.length)
                .mapToLong(line -> Arrays.stream(LETTER[line].split(" "))
                        .filter(word -> List.of(read.get(line).split(" ")).contains(word))
                        .count())
                .sum();
    }
}
