package datapipeline.local.logs.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The way to a member of JSON: {@code $.user.roles[0]}, {@code $.['a b']}, {@code $.items[*].id}. */
record MemberPath(List<String> steps) {
    private static final Pattern STEP =
            Pattern.compile("\\.?\\[(?:'([^']*)'|\"([^\"]*)\"|(\\d{1,9}|\\*))]|\\.([^.\\[]+)");

    MemberPath {
        steps = List.copyOf(steps);
    }

    static MemberPath parse(String selector) {
        var steps = new ArrayList<String>();
        Matcher matcher = STEP.matcher(selector);
        int end = 1;
        while (end < selector.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new PatternRefused("cannot read the selector " + selector);
            }
            for (int i = 1; i <= matcher.groupCount(); i++) {
                if (matcher.group(i) != null) {
                    steps.add(i == 3 ? "[" + matcher.group(i) : "." + matcher.group(i));
                }
            }
            end = matcher.end();
        }
        return new MemberPath(steps);
    }

    /** All it leads to. */
    List<JsonNode> in(JsonNode root) {
        List<JsonNode> nodes = List.of(root);
        for (String step : steps) {
            nodes = nodes.stream().flatMap(node -> step(node, step).stream()).toList();
        }
        return nodes;
    }

    private static List<JsonNode> step(JsonNode node, String step) {
        String name = step.substring(1);
        if (step.equals("[*") || step.equals(".*")) {
            return StreamSupport.stream(node.spliterator(), false).toList();
        }
        JsonNode next = step.startsWith("[") ? node.path(Integer.parseInt(name)) : node.path(name);
        return next.isMissingNode() ? List.of() : List.of(next);
    }
}
