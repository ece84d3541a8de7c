package datapipeline.local.insights;

import datapipeline.local.insights.Expression.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression and the fields that its groups fill.
 *
 * @param regex in RE2's syntax, with numbered groups
 * @param fields one name for each group, in their order
 */
record CapturePattern(String regex, List<String> fields) {
    private static final Pattern NAMED_GROUP = Pattern.compile("(?<!\\\\)\\(\\?P?<([A-Za-z]\\w*)>");

    CapturePattern {
        fields = List.copyOf(fields);
    }

    /**
     * The glob of {@code parse @message "user=*, * ms" as user, time}: each star takes as little as it can, but the one
     * at the end takes the rest.
     */
    static CapturePattern glob(String glob, List<String> fields, Span at) {
        List<String> pieces = List.of(glob.split("\\*", -1));
        if (pieces.size() - 1 != fields.size()) {
            throw at.refused(
                    "the pattern has %d wildcards and names %d fields".formatted(pieces.size() - 1, fields.size()));
        }
        var regex = new StringBuilder("(?s)").append(literal(pieces.getFirst()));
        for (int i = 1; i < pieces.size(); i++) {
            boolean last = i == pieces.size() - 1 && pieces.get(i).isEmpty();
            regex.append(last ? "(.*)" : "(.*?)").append(literal(pieces.get(i)));
        }
        return new CapturePattern(regex.toString(), fields);
    }

    /** A regular expression whose groups are named in it, or by the fields after {@code as}. */
    static CapturePattern regex(String regex, List<String> fields, Span at) {
        Pattern java = compiled(regex, at);
        int groups = java.matcher("").groupCount();
        Map<String, Integer> named = java.namedGroups();
        if (fields.isEmpty() && named.size() != groups) {
            throw at.refused("name each group as (?<field>...), or name the fields after \"as\"");
        }
        if (!fields.isEmpty() && fields.size() != groups) {
            throw at.refused("the pattern has %d groups and names %d fields".formatted(groups, fields.size()));
        }
        if (groups == 0) {
            throw at.refused("the pattern has no group to fill a field from");
        }
        var names = new ArrayList<>(fields);
        if (fields.isEmpty()) {
            named.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(group -> names.add(group.getKey()));
        }
        return new CapturePattern(NAMED_GROUP.matcher(regex).replaceAll("("), names);
    }

    /** Refuses what is no regular expression, before a query is started with it. */
    static void check(String regex, Span at) {
        compiled(regex, at);
    }

    private static Pattern compiled(String regex, Span at) {
        try {
            return Pattern.compile(regex.replace("(?P<", "(?<"));
        } catch (PatternSyntaxException e) {
            throw at.refused("the regular expression is wrong: " + e.getDescription());
        }
    }

    private static String literal(String text) {
        return text.replaceAll("[\\\\.\\[\\]{}()+?^$|*]", "\\\\$0");
    }
}
