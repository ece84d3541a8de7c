package datapipeline.model.topology;

import java.util.Optional;

/**
 * A rule of EventBridge.
 *
 * @param bus {@code default} or {@link Topology#BUS}
 * @param pattern which events it takes, as JSON; absent for a schedule
 * @param schedule when it fires by itself, such as {@code rate(1 minute)}; absent for a pattern
 * @param target who gets them
 */
public record RuleSpec(String name, String bus, Optional<String> pattern, Optional<String> schedule, Target target) {

    /** Who gets an event. */
    public sealed interface Target {
        /** A function, asynchronously; what cannot be delivered goes to this dead-letter queue. */
        record ToFunction(String name, String deadLetterQueue) implements Target {}

        /** A queue; what cannot be delivered goes to this dead-letter queue. */
        record ToQueue(String name, String deadLetterQueue) implements Target {}
    }
}
