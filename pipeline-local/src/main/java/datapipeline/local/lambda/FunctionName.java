package datapipeline.local.lambda;

import datapipeline.local.lambda.runtime.LambdaErrors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways to name a function: its name, part of its ARN or all of it, each with or without {@code :$LATEST}. */
final class FunctionName {
    private static final Pattern SPELLING = Pattern.compile(
            "(?:(?:arn:[a-z-]+:lambda:[a-z0-9-]+:)?(?:\\d{12}:)?function:)?([a-zA-Z0-9-_]+)(?::(\\$LATEST|[a-zA-Z0-9-_]+))?");

    private FunctionName() {}

    /**
     * The name alone.
     *
     * @throws software.amazon.awssdk.services.lambda.model.LambdaException when it is no name, or names a version or an
     *     alias: there is only {@code $LATEST} here
     */
    static String in(String spelt, @Nullable String qualifier) {
        Matcher matcher = SPELLING.matcher(spelt);
        if (!matcher.matches()) {
            throw LambdaErrors.invalid("\"%s\" does not name a function".formatted(spelt));
        }
        String asked = qualifier == null ? matcher.group(2) : qualifier;
        if (asked != null && !asked.equals("$LATEST")) {
            throw LambdaErrors.notFound("Function not found: %s:%s".formatted(matcher.group(1), asked));
        }
        return matcher.group(1);
    }
}
