package datapipeline.engines.document;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.engines.Given;
import datapipeline.model.Format;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.TextExtraction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextExtractionEngineTest {
    @TempDir
    private Path directory;

    @Test
    void readsAPdfPageByPage() throws Exception {
        StepResult.Done done = done(Format.PDF, Pdfs.withPages("first page", "second page", "third page"));

        assertThat(read(done, 0)).isEqualTo("first page\fsecond page\fthird page");
        assertThat(read(done, 1)).contains("{\"page\":2,\"text\":\"second page\"}");
        assertThat(done.metadata()).containsEntry("pages", "3").containsEntry("title", "A test");
        assertThat(done.units()).containsEntry("pages", 3L).containsKey("cpuMs");
    }

    @Test
    void stopsWhereItIsAskedTo() throws Exception {
        byte[] pdf = Pdfs.withPages("one", "two", "three");

        StepResult result = perform(Format.PDF, pdf, new TextExtraction(List.of(), false, Optional.of(2)));

        assertThat(read((StepResult.Done) result, 0)).isEqualTo("one\ftwo");
    }

    @Test
    void saysHowManyPagesHaveNoText() throws Exception {
        assertThat(done(Format.PDF, Pdfs.withPages("", "enough words to be called a page of text"))
                        .metadata())
                .containsEntry("pagesWithoutText", "1");
    }

    @Test
    void recognisesTheCharactersOfAScannedPageAndSaysHowSurely() throws Exception {
        String letter = "The quick brown fox jumps over the lazy dog";

        StepResult.Done done = done(Format.PDF, ScannedPdfs.of(letter, "Payment is due within thirty days", ""));

        assertThat(read(done, 0)).isEqualTo(letter + "\nPayment is due within thirty days");
        assertThat(read(done, 1))
                .containsPattern("\"confidence\":(7[5-9]|[89]\\d)")
                .doesNotContain("doubtful");
        assertThat(done.metadata()).containsEntry("scannedPages", "1").doesNotContainKey("pagesWithoutText");
    }

    @Test
    void saysThatScannedPagesAreReadInEnglishOnly() throws Exception {
        StepResult result = perform(
                Format.PDF, ScannedPdfs.of("Guten Tag"), new TextExtraction(List.of("de"), false, Optional.empty()));

        assertThat(result).isInstanceOfSatisfying(StepResult.Refused.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo(ReasonCode.OPTION_VALUE);
            assertThat(refused.problem().message()).contains("English (en) only, not in de");
        });
    }

    @Test
    void refusesAPdfThatNeedsAPassword() throws Exception {
        assertThat(reason(Format.PDF, Pdfs.locked("user", true))).isEqualTo(ReasonCode.ENCRYPTED);
    }

    @Test
    void respectsAnAuthorWhoForbidsExtraction() throws Exception {
        assertThat(reason(Format.PDF, Pdfs.locked("", false))).isEqualTo(ReasonCode.ENCRYPTED);
    }

    @Test
    void givesUpAPdfThatDrawsItselfForever() throws Exception {
        assertThat(reason(Format.PDF, Pdfs.drawingItselfForever())).isEqualTo(ReasonCode.LIMIT_EXCEEDED);
    }

    @Test
    void refusesAPdfThatBreaksOffAndOneThatIsNone() throws Exception {
        byte[] whole = Pdfs.withPages("a page");

        assertThat(reason(Format.PDF, Arrays.copyOf(whole, whole.length / 2))).isEqualTo(ReasonCode.TRUNCATED);
        assertThat(reason(Format.PDF, "%PDF-1.7\nnothing here\n%%EOF".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(ReasonCode.CORRUPT);
    }

    @Test
    void readsTextInTheEncodingItIsIn() throws Exception {
        assertThat(read(done(Format.TEXT, "Köln".getBytes(StandardCharsets.ISO_8859_1)), 0))
                .isEqualTo("Köln");
        assertThat(read(done(Format.TEXT, "Köln".getBytes(StandardCharsets.UTF_8)), 0))
                .isEqualTo("Köln");
        assertThat(read(done(Format.TEXT, "\ufeffKöln".getBytes(StandardCharsets.UTF_16LE)), 0))
                .isEqualTo("Köln");
    }

    @Test
    void readsWhatAPersonSeesOfAWebPage() throws Exception {
        String page = "<html><head><title>News</title><script>alert(1)</script></head>"
                + "<body><h1>One</h1><p>Two &amp; three</p></body></html>";

        StepResult.Done done = done(Format.HTML, page.getBytes(StandardCharsets.UTF_8));

        assertThat(read(done, 0)).isEqualTo("One\nTwo & three");
        assertThat(done.metadata()).containsEntry("title", "News");
    }

    @Test
    void tellsLackOfTimeFromABadFile() throws Exception {
        TextExtraction step = new TextExtraction(List.of(), false, Optional.empty());

        StepResult result = new TextExtractionEngine()
                .perform(
                        step,
                        Given.file(
                                directory, "a.pdf", Format.PDF, Pdfs.drawingItselfForever(), Duration.ofMillis(1500)));

        assertThat(result)
                .isInstanceOfSatisfying(
                        StepResult.Broken.class,
                        broken -> assertThat(broken.problem().code()).isEqualTo(ReasonCode.ENGINE_TIMEOUT));
    }

    private StepResult perform(Format format, byte[] content, TextExtraction step) throws Exception {
        return new TextExtractionEngine().perform(step, Given.file(directory, "letter", format, content));
    }

    private StepResult.Done done(Format format, byte[] content) throws Exception {
        StepResult result = perform(format, content, new TextExtraction(List.of(), false, Optional.empty()));
        assertThat(result).isInstanceOf(StepResult.Done.class);
        return (StepResult.Done) result;
    }

    private ReasonCode reason(Format format, byte[] content) throws Exception {
        StepResult result = perform(format, content, new TextExtraction(List.of(), false, Optional.empty()));
        assertThat(result).isInstanceOf(StepResult.Refused.class);
        return ((StepResult.Refused) result).problem().code();
    }

    private static String read(StepResult.Done done, int file) throws Exception {
        return Files.readString(done.files().get(file).path());
    }
}
