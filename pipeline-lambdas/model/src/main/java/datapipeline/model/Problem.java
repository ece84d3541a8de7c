package datapipeline.model;

import java.util.List;

/**
 * What was wrong, where, and what to do.
 *
 * @param code the kind of problem
 * @param message one sentence with the offending value in it
 * @param fixes what would have been right, most likely first; may be empty
 */
public record Problem(ReasonCode code, String message, List<String> fixes) {
    /** Longer messages are cut: a message travels in SNS and lies in DynamoDB. */
    public static final int MAX_MESSAGE = 1024;

    private static final int MAX_QUOTED = 80;

    public Problem {
        message = Excerpt.of(message, MAX_MESSAGE);
        fixes = List.copyOf(fixes);
    }

    /** What somebody wrote, in quotes, as it can stand in a sentence: its beginning, if it is long. */
    public static String quoted(String written) {
        return '"' + Excerpt.of(written, MAX_QUOTED) + '"';
    }

    public static Problem of(ReasonCode code, String message) {
        return new Problem(code, message, List.of());
    }
}
