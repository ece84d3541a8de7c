package datapipeline.services.comprehend;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text in pieces that Comprehend takes, each of whole sentences where they are not longer than a piece may be.
 *
 * @param sentences how many there are in all
 */
record Pieces(List<String> all, int sentences) {
    /** In bytes of UTF-8, of each document of a batch: https://docs.aws.amazon.com/comprehend/latest/dg/guidelines-and-limits.html. */
    static final int MOST_BYTES = 5000;

    Pieces {
        all = List.copyOf(all);
    }

    static Pieces of(String text) {
        BreakIterator ends = BreakIterator.getSentenceInstance(Locale.ROOT);
        ends.setText(text);
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int sentences = 0;
        for (int from = ends.first(), to = ends.next(); to != BreakIterator.DONE; from = to, to = ends.next()) {
            String sentence = text.substring(from, to);
            sentences += sentence.isBlank() ? 0 : 1;
            for (String part : fitting(sentence)) {
                if (bytes(piece) + bytes(part) > MOST_BYTES) {
                    add(pieces, piece);
                }
                piece.append(part);
            }
        }
        add(pieces, piece);
        return new Pieces(pieces, sentences);
    }

    /** A table without a full stop is cut between characters; no character takes more than four bytes. */
    private static List<String> fitting(String sentence) {
        if (bytes(sentence) <= MOST_BYTES) {
            return List.of(sentence);
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (from < sentence.length()) {
            int to = Math.min(sentence.length(), from + MOST_BYTES / 4);
            if (to < sentence.length() && Character.isHighSurrogate(sentence.charAt(to - 1))) {
                to--;
            }
            parts.add(sentence.substring(from, to));
            from = to;
        }
        return parts;
    }

    private static void add(List<String> pieces, StringBuilder piece) {
        if (!piece.toString().isBlank()) {
            pieces.add(piece.toString());
        }
        piece.setLength(0);
    }

    private static int bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /** What one operation on all of it is charged as: 100 characters each, three at least of every piece. */
    long units() {
        return all.stream()
                .mapToLong(piece -> Math.max(3, (piece.length() + 99L) / 100))
                .sum();
    }
}
