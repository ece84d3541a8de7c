package datapipeline.handlers.classify;

import datapipeline.model.Format;
import java.util.Optional;

/**
 * A PDF with something before it, as mail and mainframe software leave behind. Readers accept the mark anywhere in the
 * first 1024 bytes (ISO 32000-1, note in 7.5.2); here it must begin a line or follow binary, for prose may mention it.
 */
final class EmbeddedPdf {
    private static final String MARK = "%PDF-";
    private static final int LIMIT = 1024;

    private EmbeddedPdf() {}

    static Optional<Classified> recognise(Content content) {
        int at = content.find(MARK, LIMIT);
        return at > 0 && content.at(at - 1) < ' ' ? Optional.of(Classified.known(Format.PDF)) : Optional.empty();
    }
}
