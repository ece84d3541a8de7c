package datapipeline.engines.document;

import datapipeline.engines.document.CharacterRecogniser.Recognised;
import datapipeline.engines.sandbox.Refusal;
import datapipeline.model.ReasonCode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** The text layer of a PDF, and the characters of its scanned pages. */
final class PdfText {
    static final int MAX_PAGES = 1000;
    private static final int TAIL = 64 * 1024;

    /** Below it, a page of print came out as nonsense; above it, at most one word of ten was wrong. */
    static final int DOUBTFUL_BELOW = 75;

    private PdfText() {}

    static DocumentText read(Path file, int maxPages, ScanLanguages languages) throws IOException {
        if (!tail(file).contains("%%EOF")) {
            throw new Refusal(ReasonCode.TRUNCATED, "the PDF breaks off: its end marker %%EOF is missing");
        }
        try (PDDocument document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            return read(document, maxPages, languages);
        } catch (InvalidPasswordException locked) {
            throw new Refusal(ReasonCode.ENCRYPTED, "the PDF opens only with a password");
        } catch (IOException damaged) {
            throw new Refusal(ReasonCode.CORRUPT, "the PDF cannot be read: " + damaged.getMessage());
        }
    }

    private static DocumentText read(PDDocument document, int maxPages, ScanLanguages languages) throws IOException {
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
        List<String> pages = new ArrayList<>(BoundedStripper.pages(document, wanted));
        if (pages.isEmpty()) {
            throw new Refusal(
                    ReasonCode.CORRUPT, "the PDF says it has %d pages, and none is to be found".formatted(claimed));
        }
        List<Integer> scanned = ScannedPages.among(document, pages);
        Map<Integer, Recognised> recognised = ScannedPages.read(document, scanned, languages);
        Map<Integer, Integer> confidences = new HashMap<>();
        recognised.forEach((page, read) -> {
            pages.set(page, read.text());
            confidences.put(page, read.confidence());
        });
        Map<String, String> known = metadata(document, pages);
        count(known, "pagesMissing", wanted - pages.size());
        if (!scanned.isEmpty()) {
            known.put("scannedPages", Integer.toString(scanned.size()));
            known.put("scannedLanguages", String.join("+", languages.models()));
            count(
                    known,
                    "turnedPages",
                    recognised.values().stream()
                            .filter(read -> read.turned() > 0)
                            .count());
            count(known, "scannedPagesNotRead", scanned.size() - recognised.size());
            count(
                    known,
                    "doubtfulPages",
                    confidences.values().stream()
                            .filter(confidence -> confidence < DOUBTFUL_BELOW)
                            .count());
        }
        return new DocumentText(pages, confidences, known);
    }

    private static Map<String, String> metadata(PDDocument document, List<String> pages) {
        Map<String, String> known = new HashMap<>();
        String title = document.getDocumentInformation().getTitle();
        if (title != null && !title.isBlank()) {
            known.put("title", title.strip());
        }
        count(
                known,
                "pagesWithoutText",
                pages.stream().filter(ScannedPages::isEmpty).count());
        return known;
    }

    private static void count(Map<String, String> known, String what, long number) {
        if (number > 0) {
            known.put(what, Long.toString(number));
        }
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
