package datapipeline.engines.document;

import datapipeline.engines.sandbox.Refusal;
import datapipeline.model.ReasonCode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** The text layer of a PDF. */
final class PdfText {
    static final int MAX_PAGES = 1000;
    private static final int TAIL = 64 * 1024;
    private static final int LETTERS_OF_A_PAGE = 20;

    private PdfText() {}

    static DocumentText read(Path file, int maxPages) throws IOException {
        if (!tail(file).contains("%%EOF")) {
            throw new Refusal(ReasonCode.TRUNCATED, "the PDF breaks off: its end marker %%EOF is missing");
        }
        try (PDDocument document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            return read(document, maxPages);
        } catch (InvalidPasswordException locked) {
            throw new Refusal(ReasonCode.ENCRYPTED, "the PDF opens only with a password");
        } catch (IOException damaged) {
            throw new Refusal(ReasonCode.CORRUPT, "the PDF cannot be read: " + damaged.getMessage());
        }
    }

    private static DocumentText read(PDDocument document, int maxPages) throws IOException {
        if (!document.getCurrentAccessPermission().canExtractContent()) {
            throw new Refusal(ReasonCode.ENCRYPTED, "the author of the PDF forbids taking its text out");
        }
        int claimed = document.getNumberOfPages();
        if (claimed < 1) {
            throw new Refusal(ReasonCode.CORRUPT, "the PDF has no pages");
        }
        int wanted = maxPages > 0 ? Math.min(maxPages, claimed) : claimed;
        if (wanted > MAX_PAGES) {
            throw new Refusal(
                    ReasonCode.LIMIT_EXCEEDED,
                    "the PDF says it has %d pages; at most %d are read, or ask for fewer with maxPages"
                            .formatted(claimed, MAX_PAGES));
        }
        List<String> pages = BoundedStripper.pages(document, wanted);
        return new DocumentText(pages, metadata(document, pages));
    }

    private static Map<String, String> metadata(PDDocument document, List<String> pages) {
        Map<String, String> known = new HashMap<>();
        String title = document.getDocumentInformation().getTitle();
        if (title != null && !title.isBlank()) {
            known.put("title", title.strip());
        }
        long scanned = pages.stream()
                .filter(page -> page.strip().length() < LETTERS_OF_A_PAGE)
                .count();
        if (scanned > 0) {
            known.put("pagesWithoutText", Long.toString(scanned));
        }
        return known;
    }

    private static String tail(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL, in.length())];
            in.seek(in.length() - tail.length);
            in.readFully(tail);
            return new String(tail, StandardCharsets.ISO_8859_1);
        }
    }
}
