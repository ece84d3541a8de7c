package datapipeline.local.logs.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Terms in text: all must be there, or one of those marked with a question mark, and none of those marked with a minus.
 * Beside others, those with a question mark do not count, as the guide says. A term is found inside of words too.
 */
record TextPattern(List<Predicate<String>> all, List<Predicate<String>> any, List<Predicate<String>> none)
        implements FilterPattern {
    private static final Pattern TERM =
            Pattern.compile("([?-]?)(?:\"((?:[^\"\\\\]|\\\\.)*)\"|%([^%]+)%|([^\\s\"]+))\\s*");

    TextPattern {
        all = List.copyOf(all);
        any = List.copyOf(any);
        none = List.copyOf(none);
    }

    static TextPattern parse(String pattern) {
        var all = new ArrayList<Predicate<String>>();
        var any = new ArrayList<Predicate<String>>();
        var none = new ArrayList<Predicate<String>>();
        Matcher terms = TERM.matcher(pattern);
        int end = 0;
        while (end < pattern.length()) {
            if (!terms.find(end) || terms.start() != end) {
                throw new PatternRefused(
                        "a quotation mark is not closed at character %d of %s".formatted(end, pattern));
            }
            (switch (terms.group(1)) {
                        case "?" -> any;
                        case "-" -> none;
                        default -> all;
                    })
                    .add(term(terms));
            end = terms.end();
        }
        return new TextPattern(all, any, none);
    }

    private static Predicate<String> term(Matcher term) {
        if (term.group(3) != null) {
            return Wanted.regex(term.group(3)).asPredicate();
        }
        String text = term.group(2) == null ? term.group(4) : term.group(2).replaceAll("\\\\(.)", "$1");
        return message -> message.contains(text);
    }

    @Override
    public boolean matches(String message) {
        boolean wanted = all.isEmpty()
                ? any.isEmpty() || any.stream().anyMatch(term -> term.test(message))
                : all.stream().allMatch(term -> term.test(message));
        return wanted && none.stream().noneMatch(term -> term.test(message));
    }

    /** Text has no parts with names. */
    @Override
    public Optional<String> select(String message, String selector) {
        return Optional.empty();
    }

    @Override
    public Map<String, String> extract(String message) {
        return Map.of();
    }
}
