package datapipeline.local.logs.pattern;

import java.util.Map;
import java.util.Optional;

/**
 * What to look for in log events.
 *
 * <p>Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
public sealed interface FilterPattern permits TextPattern, JsonPattern, ColumnPattern {

    /** Whether an event is what is looked for. */
    boolean matches(String message);

    /** What a selector, {@code $.member} or {@code $column}, finds in an event. */
    Optional<String> select(String message, String selector);

    /** The selectors of the pattern and what they find in an event. */
    Map<String, String> extract(String message);

    /** @throws PatternRefused if it does not follow the syntax */
    static FilterPattern parse(String pattern) {
        String stripped = pattern.strip();
        if (stripped.startsWith("{")) {
            return JsonPattern.parse(stripped);
        }
        return stripped.startsWith("[") ? ColumnPattern.parse(stripped) : TextPattern.parse(stripped);
    }
}
