package datapipeline.local.events;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The part of JSONPath that EventBridge knows: {@code $}, {@code .name}, {@code [0]}, {@code [*]}. */
final class JsonPath {
    private static final Pattern STEP = Pattern.compile("\\.([^.\\[\\]]+)|\\[(\\d+|\\*)]");

    private JsonPath() {}

    /** What lies there; empty when nothing does. */
    static Optional<JsonNode> find(String path, JsonNode root) {
        JsonNode here = root;
        int end = 1;
        Matcher step = STEP.matcher(path);
        while (step.find() && step.start() == end) {
            end = step.end();
            here = step.group(1) != null ? child(here, step.group(1)) : element(here, step.group(2));
        }
        boolean understood = path.startsWith("$") && end == path.length();
        return understood && !here.isMissingNode() ? Optional.of(here) : Optional.empty();
    }

    /** A field; of each element, when an array was spread before. */
    private static JsonNode child(JsonNode node, String name) {
        if (!node.isArray()) {
            return node.path(name);
        }
        ArrayNode all = AwsEvent.JSON.createArrayNode();
        node.forEach(element -> {
            if (element.has(name)) {
                all.add(element.get(name));
            }
        });
        return all;
    }

    private static JsonNode element(JsonNode node, String index) {
        return index.equals("*") ? node : node.path(Integer.parseInt(index));
    }
}
