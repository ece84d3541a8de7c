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
        message = cut(printable(message), MAX_MESSAGE);
        fixes = List.copyOf(fixes);
    }

    /** What somebody wrote, in quotes, as it can stand in a sentence: its beginning, if it is long. */
    public static String quoted(String written) {
        return '"' + cut(printable(written), MAX_QUOTED) + '"';
    }

    /** Control characters would break a log line, and half a character no JSON writer takes. */
    private static String printable(String text) {
        return text.codePoints()
                .map(each ->
                        Character.isISOControl(each) || Character.getType(each) == Character.SURROGATE ? 0xFFFD : each)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    public static Problem of(ReasonCode code, String message) {
        return new Problem(code, message, List.of());
    }
}
