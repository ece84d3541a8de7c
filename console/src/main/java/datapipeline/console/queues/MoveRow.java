package datapipeline.console.queues;

import datapipeline.console.layout.Words;
import java.util.Locale;

/**
 * A move, ready to be printed.
 *
 * @param words the whole in a sentence
 * @param tone the class of its colour
 */
public record MoveRow(String words, String tone, boolean active, boolean cancellable, long moved, long toMove) {
    static MoveRow of(Move move, Words words) {
        return new MoveRow(
                "%s, begun %s: %d of %d messages moved%s"
                        .formatted(
                                inWords(move.status()),
                                words.moment(move.startedAt()),
                                move.moved(),
                                Math.max(move.moved(), move.toMove()),
                                move.failure().map(why -> ". SQS says: " + why).orElse("")),
                tone(move.status()),
                move.status().active(),
                move.status() == Move.Status.RUNNING,
                move.moved(),
                Math.max(1, Math.max(move.moved(), move.toMove())));
    }

    private static String inWords(Move.Status status) {
        return "Redrive " + status.name().toLowerCase(Locale.ROOT);
    }

    private static String tone(Move.Status status) {
        return switch (status) {
            case RUNNING, CANCELLING -> "";
            case COMPLETED -> "good";
            case CANCELLED -> "warn";
            case FAILED -> "bad";
        };
    }
}
