package datapipeline.local.events;

import datapipeline.local.account.Account;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a target is sent for an event. Rules of the template:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
final class TargetInput {
    private static final Pattern PLACEHOLDER = Pattern.compile("<([A-Za-z0-9_.-]+)>");

    private TargetInput() {}

    /** @param now when the event reached the bus, for {@code <aws.events.event.ingestion-time>} */
    static String of(RuleTarget target, EventRule rule, Account account, String event, Instant now) {
        if (target.input() != null) {
            return target.input();
        }
        if (target.inputPath() != null) {
            return JsonPath.find(target.inputPath(), AwsEvent.JSON.readTree(event))
                    .map(JsonNode::toString)
                    .orElse("null");
        }
        if (target.template() != null) {
            Map<String, JsonNode> values = values(target, AwsEvent.JSON.readTree(event));
            values.put("aws.events.rule-arn", text(rule.arn(account)));
            values.put("aws.events.rule-name", text(rule.name()));
            values.put("aws.events.event.ingestion-time", text(now.toString()));
            return fill(target.template(), values);
        }
        return event;
    }

    private static Map<String, JsonNode> values(RuleTarget target, JsonNode event) {
        Map<String, JsonNode> values = new HashMap<>();
        target.paths().forEach((name, path) -> JsonPath.find(path, event).ifPresent(value -> values.put(name, value)));
        ObjectNode withoutDetail = ((ObjectNode) event).deepCopy();
        withoutDetail.remove("detail");
        values.put("aws.events.event", withoutDetail);
        values.put("aws.events.event.json", event);
        return values;
    }

    private static JsonNode text(String text) {
        return AwsEvent.JSON.getNodeFactory().stringNode(text);
    }

    private static String fill(String template, Map<String, JsonNode> values) {
        StringBuilder filled = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(template);
        boolean quoted = false;
        int from = 0;
        while (placeholder.find()) {
            String before = template.substring(from, placeholder.start());
            quoted = quoted != changesQuotes(before);
            filled.append(before).append(value(values.get(placeholder.group(1)), quoted));
            from = placeholder.end();
        }
        return filled.append(template, from, template.length()).toString();
    }

    /** Whether the text opens a string that it does not close, or the other way round. */
    private static boolean changesQuotes(String text) {
        boolean changes = false;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                changes = !changes;
            }
        }
        return changes;
    }

    /**
     * Inside quotes a text stands as it is, not escaped, and an object loses its quotation marks: so AWS does it.
     * Outside, a value stands as JSON, and what the event does not have is an empty text.
     */
    private static String value(@Nullable JsonNode value, boolean quoted) {
        if (value == null) {
            return quoted ? "" : "\"\"";
        }
        if (!quoted) {
            return value.toString();
        }
        return value.isString() ? value.stringValue() : value.toString().replace("\"", "");
    }
}
