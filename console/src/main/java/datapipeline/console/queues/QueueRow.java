package datapipeline.console.queues;

import java.util.OptionalLong;

/**
 * A queue and its dead letters, ready to be printed.
 *
 * @param deadLetters how many lie in its dead-letter queue
 * @param deadLettersHref the page of that queue
 * @param alarming whether dead letters wait for a person
 */
public record QueueRow(
        String name,
        String meaning,
        String visible,
        String inFlight,
        String delayed,
        String deadLetters,
        String deadLettersHref,
        String redrive,
        boolean alarming,
        String silence) {
    static final String UNKNOWN = "unknown";

    static String figure(OptionalLong count) {
        return count.isPresent() ? Long.toString(count.getAsLong()) : UNKNOWN;
    }
}
