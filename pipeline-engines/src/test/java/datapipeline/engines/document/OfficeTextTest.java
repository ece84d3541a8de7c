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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficeTextTest {
    private static final String OPEN_DOCUMENT = "<office:document-content"
            + " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
            + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:text>"
            + "<text:p>Grüße &amp; Küsse</text:p></office:text></office:body></office:document-content>";

    @TempDir
    private Path directory;

    @Test
    void readsALetterWithItsTableAndTitle() throws Exception {
        StepResult.Done done = done(Format.DOCX, OfficeFiles.letter("Offer", "Dear Ms Öz,", "see below"));

        assertThat(text(done)).startsWith("Dear Ms Öz,\nsee below").containsPattern("left\\s+right");
        assertThat(done.metadata()).containsEntry("title", "Offer").containsEntry("pages", "1");
    }

    @Test
    void readsAWorkbookSheetBySheet() throws Exception {
        String[] sheets = text(done(Format.XLSX, OfficeFiles.workbook())).split("\f");

        assertThat(sheets).hasSize(2);
        assertThat(sheets[0]).contains("Stock").contains("bolts");
        assertThat(sheets[1]).contains("Prices").contains("nuts\t12.5").doesNotContain("bolts");
    }

    @Test
    void keepsTheNumbersOfSlidesWhenOneIsEmpty() throws Exception {
        StepResult.Done done = done(Format.PPTX, OfficeFiles.slides("Plans", "", "Questions"));

        assertThat(done.metadata()).containsEntry("pages", "3");
        assertThat(text(done).split("\f")[2]).contains("Questions");
        assertThat(text(done).split("\f")[0]).contains("Plans").doesNotContain("Questions");
    }

    @Test
    void readsOpenDocumentsRichTextAndBooks() throws Exception {
        assertThat(text(done(Format.ODT, OfficeFiles.openDocument(OPEN_DOCUMENT))))
                .isEqualTo("Grüße & Küsse");
        assertThat(text(done(Format.RTF, bytes("{\\rtf1\\ansi Caf\\'e9 \\b bold\\b0\\par next}"))))
                .isEqualTo("Café bold\nnext");
        assertThat(text(done(Format.EPUB, OfficeFiles.book("Call me Ishmael."))))
                .contains("Call me Ishmael.");
    }

    @Test
    void refusesADocumentThatNeedsAPassword() throws Exception {
        assertThat(reason(Format.OLE, OfficeFiles.locked(OfficeFiles.letter("", "hidden"))))
                .isEqualTo(ReasonCode.ENCRYPTED);
    }

    @Test
    void refusesABombBeforeAParserSeesIt() throws Exception {
        assertThat(reason(Format.ODT, OfficeFiles.openDocument(" ".repeat(20 << 20))))
                .isEqualTo(ReasonCode.DECOMPRESSION_BOMB);
    }

    @Test
    void opensNoFileThatAnEntityNames() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret.txt"), "the-secret-word");
        String doctype = "<!DOCTYPE d [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]><w:document";
        byte[] letter = OfficeFiles.letter("", "before MARK after");
        byte[] named = OfficeFiles.with(letter, "word/document.xml", "MARK", "&e;");
        byte[] hostile = OfficeFiles.with(named, "word/document.xml", "<w:document", doctype);

        StepResult result = perform(Format.DOCX, hostile);

        if (result instanceof StepResult.Done done) {
            assertThat(text(done)).doesNotContain("the-secret-word");
        } else {
            assertThat(result).isInstanceOf(StepResult.Refused.class);
        }
    }

    @Test
    void refusesWhatIsDamagedOrNoDocument() throws Exception {
        byte[] whole = OfficeFiles.letter("", "a paragraph");

        assertThat(reason(Format.DOCX, Arrays.copyOf(whole, whole.length / 2))).isEqualTo(ReasonCode.CORRUPT);
        assertThat(reason(Format.DOC, bytes("no OLE at all"))).isEqualTo(ReasonCode.CORRUPT);
    }

    private StepResult perform(Format format, byte[] content) throws Exception {
        TextExtraction step = new TextExtraction(List.of(), false, Optional.empty());
        return new TextExtractionEngine().perform(step, Given.file(directory, "document", format, content));
    }

    private StepResult.Done done(Format format, byte[] content) throws Exception {
        StepResult result = perform(format, content);
        assertThat(result).isInstanceOf(StepResult.Done.class);
        return (StepResult.Done) result;
    }

    private ReasonCode reason(Format format, byte[] content) throws Exception {
        StepResult result = perform(format, content);
        assertThat(result).isInstanceOf(StepResult.Refused.class);
        return ((StepResult.Refused) result).problem().code();
    }

    private static String text(StepResult.Done done) throws Exception {
        return Files.readString(done.files().getFirst().path());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
