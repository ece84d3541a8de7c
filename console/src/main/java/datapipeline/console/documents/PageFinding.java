package datapipeline.console.documents;

import datapipeline.console.documents.TextFile.Page;
import java.util.List;
import java.util.Optional;

/**
 * How a page of a document begins.
 *
 * @param how surely it was read; empty for pages that are written in letters
 * @param goesOn whether more of it lies in the output
 */
public record PageFinding(int number, String how, boolean doubtful, List<Piece> text, boolean goesOn) {
    private static final int LONGEST = 1500;

    static PageFinding of(Page page, Highlights highlights) {
        String text = Optional.ofNullable(page.text()).orElse("");
        String shown = text.substring(0, Math.min(LONGEST, text.length()));
        boolean doubtful = Boolean.TRUE.equals(page.doubtful());
        String how = page.confidence() == null
                ? ""
                : "recognised, %d %% sure%s".formatted(page.confidence(), doubtful ? ": doubtful" : "");
        return new PageFinding(page.page(), how, doubtful, highlights.of(shown), shown.length() < text.length());
    }
}
