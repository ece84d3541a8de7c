package datapipeline.local.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path an operation is called by, such as {@code /2015-03-31/functions/{FunctionName}/invocations}, and the query
 * parameters that belong to it, such as {@code ?WithTags}. A label takes one path segment, a greedy one ({@code {x+}})
 * takes several.
 *
 * @param specificity how many literal characters must match: the template with the most wins
 */
record UriTemplate(Pattern path, List<String> labels, List<String> parameters, int specificity) {
    private static final Pattern LABEL = Pattern.compile("\\{([^}+]+)(\\+?)}");

    static UriTemplate parse(String template) {
        int question = template.indexOf('?');
        String path = question < 0 ? template : template.substring(0, question);
        List<String> labels = new ArrayList<>();
        StringBuilder regex = new StringBuilder();
        Matcher label = LABEL.matcher(path);
        int end = 0;
        int literal = template.length() - path.length();
        while (label.find()) {
            regex.append(Pattern.quote(path.substring(end, label.start())));
            literal += label.start() - end;
            regex.append(label.group(2).isEmpty() ? "([^/]+)" : "(.+)");
            labels.add(label.group(1));
            end = label.end();
        }
        regex.append(Pattern.quote(path.substring(end).replaceFirst("/$", ""))).append("/?");
        literal += path.length() - end;
        List<String> parameters = question < 0
                ? List.of()
                : List.copyOf(Parameters.parse(template.substring(question + 1))
                        .asMap()
                        .keySet());
        return new UriTemplate(Pattern.compile(regex.toString()), labels, parameters, literal);
    }

    /** The decoded labels, if the request is to this template. */
    Optional<Map<String, String>> match(Request request) {
        Matcher match = path.matcher(request.rawPath());
        if (!match.matches() || !parameters.stream().allMatch(request::has)) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            values.put(labels.get(i), decode(match.group(i + 1)));
        }
        return Optional.of(values);
    }

    /** In a path, unlike in a query string, a plus is a plus. */
    private static String decode(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
