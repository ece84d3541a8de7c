package datapipeline.local.logs.pattern;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Conditions on the members of JSON objects: <code>{ $.level = "ERROR" &amp;&amp; $.ms &gt; 1000 }</code>. */
record JsonPattern(Condition condition) implements FilterPattern {
    private static final JsonMapper JSON = new JsonMapper();

    static JsonPattern parse(String pattern) {
        if (!pattern.endsWith("}")) {
            throw new PatternRefused("the brace is not closed in " + pattern);
        }
        Condition condition =
                ConditionParser.parse(pattern.substring(1, pattern.length() - 1).strip());
        condition
                .selectors()
                .filter(selector -> !selector.startsWith("$"))
                .findFirst()
                .ifPresent(selector -> {
                    throw new PatternRefused("a selector in JSON begins with $, not as " + selector);
                });
        return new JsonPattern(condition);
    }

    @Override
    public boolean matches(String message) {
        return json(message)
                .map(root ->
                        condition.holds(selector -> MemberPath.parse(selector).in(root)))
                .orElse(false);
    }

    @Override
    public Optional<String> select(String message, String selector) {
        return json(message)
                .flatMap(root -> MemberPath.parse(selector).in(root).stream()
                        .filter(JsonNode::isValueNode)
                        .map(JsonNode::asString)
                        .findFirst());
    }

    @Override
    public Map<String, String> extract(String message) {
        Map<String, String> found = new LinkedHashMap<>();
        condition
                .selectors()
                .forEach(selector -> select(message, selector).ifPresent(value -> found.put(selector, value)));
        return found;
    }

    private static Optional<JsonNode> json(String message) {
        if (!message.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(message));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
