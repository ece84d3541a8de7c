package datapipeline.local.logs.pattern;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A value that a pattern compares with.
 *
 * @param number the value as a number, if it was written as one
 * @param text a regular expression for the value as text
 */
record Wanted(Optional<Double> number, Pattern text) {
    /** Without parentheses there is nothing that takes exponential time. */
    private static final Pattern ALLOWED = Pattern.compile("[\\w\\s:#=@/;,<>'\"!&~^$?\\[\\]{}|\\\\*+.-]+");

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    /** A word, in which an asterisk stands for anything. */
    static Wanted word(String word) {
        return new Wanted(
                NUMBER.matcher(word).matches() ? Optional.of(Double.parseDouble(word)) : Optional.empty(), glob(word));
    }

    /** What stood between quotation marks: never a number. */
    static Wanted quoted(String text) {
        return new Wanted(Optional.empty(), glob(text));
    }

    /** What stood between percent signs; it may match anywhere. */
    static Wanted expression(String regex) {
        return new Wanted(Optional.empty(), regex(regex));
    }

    private static Pattern glob(String text) {
        return Pattern.compile(
                Arrays.stream(text.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*", "\\A", "\\z")),
                Pattern.DOTALL);
    }

    static Pattern regex(String regex) {
        if (!ALLOWED.matcher(regex).matches()) {
            throw new PatternRefused("the expression %%%s%% has characters that are not supported".formatted(regex));
        }
        try {
            return Pattern.compile(regex);
        } catch (java.util.regex.PatternSyntaxException e) {
            throw new PatternRefused("the expression %%%s%% cannot be read: %s".formatted(regex, e.getDescription()));
        }
    }

    boolean equal(JsonNode value) {
        if (number.isPresent() && value.isNumber()) {
            return value.asDouble() == number.get();
        }
        return value.isValueNode()
                && !value.isNull()
                && text.matcher(value.asString()).find();
    }

    /** How a value compares with this number; nothing if either is none. */
    Optional<Integer> compare(JsonNode value) {
        return number.flatMap(wanted -> asNumber(value).map(found -> Double.compare(found, wanted)));
    }

    private static Optional<Double> asNumber(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.asDouble());
        }
        return value.isString() && NUMBER.matcher(value.asString()).matches()
                ? Optional.of(Double.parseDouble(value.asString()))
                : Optional.empty();
    }
}
