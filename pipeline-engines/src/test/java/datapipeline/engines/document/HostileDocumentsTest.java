package datapipeline.engines.document;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.model.Format;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileDocumentsTest {
    @TempDir
    private Path directory;

    @Test
    void refusesAPdfThatClaimsTwoBillionPages() throws Exception {
        Problem refusal = refused(
                Format.PDF,
                Pdfs.ofObjects(
                        "<</Type/Catalog/Pages 2 0 R>>",
                        "<</Type/Pages/Count 2000000000/Kids[3 0 R]>>",
                        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"));

        assertThat(refusal.code()).isEqualTo(ReasonCode.LIMIT_EXCEEDED);
        assertThat(refusal.message()).contains("2000000000 pages").contains("maxPages");
    }

    @Test
    void endsWithAPageTreeThatLeadsBackToItself() throws Exception {
        Problem refusal = refused(
                Format.PDF,
                Pdfs.ofObjects(
                        "<</Type/Catalog/Pages 2 0 R>>",
                        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                        "<</Type/Pages/Parent 2 0 R/Count 1/Kids[2 0 R]>>"));

        assertThat(refusal.code()).isEqualTo(ReasonCode.CORRUPT);
    }

    @Test
    void readsAPdfWhoseFontIsMissing() throws Exception {
        String drawing = "BT /F1 12 Tf 10 100 Td (no font of this name anywhere) Tj ET";
        StepResult.Done done = done(
                Format.PDF,
                Pdfs.ofObjects(
                        "<</Type/Catalog/Pages 2 0 R>>",
                        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
                        "<</Length %d>>\nstream\n%s\nendstream".formatted(drawing.length(), drawing),
                        "<</Type/Font/Subtype/TrueType/BaseFont/NoSuchFont/Encoding/WinAnsiEncoding>>"));

        assertThat(TextExtractionTrial.pages(done)).containsExactly("no font of this name anywhere");
        assertThat(TextExtractionTrial.firstPage(done)).isPresent();
    }

    @Test
    void refusesEntitiesThatGrowWithoutEnd() throws Exception {
        StringBuilder doctype = new StringBuilder("<!DOCTYPE d [<!ENTITY l0 'lol'>");
        for (int level = 1; level < 12; level++) {
            doctype.append("<!ENTITY l%d '%s'>"
                    .formatted(level, "&l%d;".formatted(level - 1).repeat(10)));
        }
        byte[] letter = OfficeFiles.letter("", "before MARK after");
        byte[] named = OfficeFiles.with(letter, "word/document.xml", "MARK", "&l11;");
        byte[] bomb = OfficeFiles.with(named, "word/document.xml", "<w:document", doctype + "]><w:document");

        assertThat(refused(Format.DOCX, bomb).code()).isIn(ReasonCode.CORRUPT, ReasonCode.LIMIT_EXCEEDED);
    }

    @Test
    void refusesOrReadsMarkupThatNestsWithoutEnd() throws Exception {
        int depth = 100_000;
        String content = "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
                + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:text>"
                + "<text:p>".repeat(depth) + "in the depth" + "</text:p>".repeat(depth)
                + "</office:text></office:body></office:document-content>";

        assertThat(List.of(ReasonCode.CORRUPT, ReasonCode.LIMIT_EXCEEDED, ReasonCode.DECOMPRESSION_BOMB))
                .contains(refused(Format.ODT, OfficeFiles.openDocument(content)).code());
        String page = "<div>".repeat(depth) + "in the depth" + "</div>".repeat(depth);
        assertThat(TextExtractionTrial.pages(done(Format.HTML, page.getBytes(StandardCharsets.US_ASCII))))
                .containsExactly("in the depth");
    }

    @Test
    void refusesAPdfWhoseObjectsNestWithoutEnd() throws Exception {
        int depth = 200_000;
        String nest = "[".repeat(depth) + "]".repeat(depth);

        Problem refusal = refused(
                Format.PDF,
                Pdfs.ofObjects(
                        "<</Type/Catalog/Pages " + nest + ">>",
                        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"));

        assertThat(refusal.code()).isIn(ReasonCode.CORRUPT, ReasonCode.LIMIT_EXCEEDED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 10_000})
    void readsRichTextOfManyGroupsInOneAnother(int depth) throws Exception {
        String text = "{\\rtf1\\ansi\\pard " + "{\\b ".repeat(depth) + "in the depth" + "}".repeat(depth) + "\\par}";

        assertThat(TextExtractionTrial.pages(done(Format.RTF, text.getBytes(StandardCharsets.US_ASCII))))
                .containsExactly("in the depth");
    }

    private StepResult.Done done(Format format, byte[] content) throws Exception {
        return TextExtractionTrial.in(directory).done(format, content);
    }

    private Problem refused(Format format, byte[] content) throws Exception {
        return TextExtractionTrial.in(directory).refused(format, content);
    }
}
