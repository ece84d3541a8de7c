package datapipeline.local.logs.pattern;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Names for the words of a line, and conditions on them: {@code [ip, user, ..., status = 5*, bytes > 1000]}.
 *
 * @param before the columns from the left
 * @param rest whether there may be more words between {@code before} and {@code after}
 * @param after the columns up to the right end
 */
record ColumnPattern(List<Column> before, boolean rest, List<Column> after) implements FilterPattern {
    private static final Pattern COLUMN = Pattern.compile("((?:\"(?:[^\"\\\\]|\\\\.)*\"|%[^%]+%|[^,\"%])*)(,|$)");
    private static final Pattern WORD = Pattern.compile("\\[([^]]*)]|\"([^\"]*)\"|(\\S+)");

    record Column(String name, Optional<Condition> condition) {}

    ColumnPattern {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    static ColumnPattern parse(String pattern) {
        if (!pattern.endsWith("]")) {
            throw new PatternRefused("the bracket is not closed in " + pattern);
        }
        var before = new ArrayList<Column>();
        var after = new ArrayList<Column>();
        boolean rest = false;
        for (String column : columns(pattern.substring(1, pattern.length() - 1))) {
            if (column.equals("...")) {
                if (rest) {
                    throw new PatternRefused("... can be there only once in " + pattern);
                }
                rest = true;
            } else {
                (rest ? after : before).add(column(column));
            }
        }
        return new ColumnPattern(before, rest, after);
    }

    private static List<String> columns(String text) {
        var columns = new ArrayList<String>();
        Matcher matcher = COLUMN.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.find(end) && matcher.start() == end) {
            columns.add(matcher.group(1).strip());
            end = matcher.end();
        }
        if (end < text.length()) {
            throw new PatternRefused("a quotation mark is not closed in [%s]".formatted(text));
        }
        return columns;
    }

    private static Column column(String text) {
        if (text.matches("\\w*")) {
            return new Column(text, Optional.empty());
        }
        Condition condition = ConditionParser.parse(text);
        List<String> names = condition.selectors().distinct().toList();
        if (names.size() != 1) {
            throw new PatternRefused("a column compares itself with values, not as \"%s\"".formatted(text));
        }
        return new Column(names.getFirst(), Optional.of(condition));
    }

    @Override
    public boolean matches(String message) {
        return named(message)
                .map(words -> before.stream().allMatch(column -> holds(column, words))
                        && after.stream().allMatch(column -> holds(column, words)))
                .orElse(false);
    }

    private static boolean holds(Column column, Map<String, String> words) {
        return column.condition()
                .map(condition -> condition.holds(name -> value(words, name)))
                .orElse(true);
    }

    private static List<JsonNode> value(Map<String, String> words, String name) {
        String word = words.get(name);
        return word == null ? List.of() : List.of(StringNode.valueOf(word));
    }

    @Override
    public Optional<String> select(String message, String selector) {
        return named(message).map(words -> words.get(selector.startsWith("$") ? selector.substring(1) : selector));
    }

    @Override
    public Map<String, String> extract(String message) {
        Map<String, String> found = new LinkedHashMap<>();
        named(message).ifPresent(words -> words.forEach((name, word) -> found.put("$" + name, word)));
        return found;
    }

    /** The words under their names; nothing if the line has not as many words as there are columns. */
    private Optional<Map<String, String>> named(String message) {
        List<String> words = words(message);
        int columns = before.size() + after.size();
        if (words.size() < columns || words.size() > columns && !rest) {
            return Optional.empty();
        }
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < before.size(); i++) {
            named.put(before.get(i).name(), words.get(i));
        }
        for (int i = 0; i < after.size(); i++) {
            named.put(after.get(i).name(), words.get(words.size() - after.size() + i));
        }
        return Optional.of(named);
    }

    private static List<String> words(String message) {
        var words = new ArrayList<String>();
        Matcher matcher = WORD.matcher(message);
        while (matcher.find()) {
            for (int i = 1; i <= matcher.groupCount(); i++) {
                if (matcher.group(i) != null) {
                    words.add(matcher.group(i));
                }
            }
        }
        return words;
    }
}
