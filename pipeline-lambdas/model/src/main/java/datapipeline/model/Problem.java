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

    public Problem {
        message = message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE - 1) + "…" : message;
        fixes = List.copyOf(fixes);
    }

    public static Problem of(ReasonCode code, String message) {
        return new Problem(code, message, List.of());
    }
}
