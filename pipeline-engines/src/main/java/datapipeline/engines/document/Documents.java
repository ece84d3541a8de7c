package datapipeline.engines.document;

import datapipeline.engines.sandbox.Refusal;
import datapipeline.model.Format;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads whatever kind of document it is; for every engine that begins with a document's words. */
public final class Documents {
    private static final Set<Format> READABLE = readable();

    /** As much as Textract takes: https://docs.aws.amazon.com/textract/latest/dg/limits-document.html */
    private static final long LARGEST_PDF = 500L << 20;

    private Documents() {}

    /** Why the text of this format cannot be had; nothing when it can. */
    public static Optional<StepResult> refusal(Format format) {
        if (READABLE.contains(format)) {
            return Optional.empty();
        }
        return Optional.of(new StepResult.Refused(new Problem(
                ReasonCode.FORMAT_UNREADABLE,
                "the text of %s files cannot be read here"
                        .formatted(format.wireName().toUpperCase(Locale.ROOT)),
                List.of("Save the document as PDF and upload that"))));
    }

    /** How large a file of this format may be, in bytes. */
    public static long largest(Format format) {
        return format == Format.PDF
                ? LARGEST_PDF
                : OfficeText.READABLE.contains(format) ? Unpacking.MAX_BYTES : PlainText.MAX_BYTES;
    }

    /**
     * The text of a document; to be called in a worker, as the file may be hostile to its reader.
     *
     * @param maxPages where to stop; 0 for the reader's own limit
     * @param languages of its scanned pages
     * @throws datapipeline.engines.sandbox.Refusal when it cannot be read, or asks for too much
     */
    public static DocumentText read(Path file, Format format, int maxPages, ScanLanguages languages)
            throws IOException {
        return switch (format) {
            case PDF -> PdfText.read(file, maxPages, languages);
            case HTML -> HtmlText.read(file);
            case EML -> MailReader.read(file).text(maxPages);
            case OLE -> OutlookMail.is(file) ? outlook(file, maxPages) : OfficeText.read(file, format, maxPages);
            default ->
                OfficeText.READABLE.contains(format) ? OfficeText.read(file, format, maxPages) : PlainText.read(file);
        };
    }

    private static DocumentText outlook(Path file, int maxPages) throws IOException {
        try {
            return OutlookMail.read(file).text(maxPages);
        } catch (Refusal ours) {
            throw ours;
        } catch (IOException | RuntimeException broken) {
            throw new Refusal(ReasonCode.CORRUPT, "the message cannot be read: " + broken.getMessage());
        }
    }

    private static Set<Format> readable() {
        Set<Format> readable = EnumSet.of(Format.PDF, Format.TEXT, Format.HTML, Format.XML, Format.JSON, Format.EML);
        readable.addAll(OfficeText.READABLE);
        return readable;
    }
}
