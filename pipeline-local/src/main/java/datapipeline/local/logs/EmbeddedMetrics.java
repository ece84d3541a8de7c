package datapipeline.local.logs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Metrics in log events in CloudWatch's embedded metric format. What does not follow it is a log event like any other.
 *
 * <p>Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
final class EmbeddedMetrics {
    private static final String MARK = "\"CloudWatchMetrics\"";
    private static final int MOST_DIMENSIONS = 30;

    private EmbeddedMetrics() {}

    /** @param now for what says no time of its own */
    static List<ExtractedMetric> in(NewEvent event, long now) {
        if (!event.message().contains(MARK)) {
            return List.of();
        }
        // Lambda's own log format puts words before the object; its runtime sends lines as they are printed.
        return json(event.message())
                .map(root -> of(root, root.path("_aws").path("Timestamp").asLong(now)))
                .orElse(List.of());
    }

    private static Optional<JsonNode> json(String message) {
        try {
            return Optional.of(Json.MAPPER.readTree(message.strip())).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static List<ExtractedMetric> of(JsonNode root, long timestamp) {
        var metrics = new ArrayList<ExtractedMetric>();
        for (JsonNode directive : root.path("_aws").path("CloudWatchMetrics")) {
            for (JsonNode names : directive.path("Dimensions")) {
                dimensions(root, names)
                        .ifPresent(dimensions -> directive
                                .path("Metrics")
                                .forEach(metric -> metrics.addAll(values(
                                        root,
                                        directive.path("Namespace").asString(""),
                                        metric,
                                        dimensions,
                                        timestamp))));
            }
        }
        return metrics;
    }

    /** Nothing if one of them is not in the event. */
    private static Optional<Map<String, String>> dimensions(JsonNode root, JsonNode names) {
        Map<String, String> dimensions = new HashMap<>();
        for (JsonNode name : names) {
            JsonNode value = root.path(name.asString(""));
            if (!value.isValueNode() || value.isNull()) {
                return Optional.empty();
            }
            dimensions.put(name.asString(""), value.asString(""));
        }
        return dimensions.size() > MOST_DIMENSIONS ? Optional.empty() : Optional.of(dimensions);
    }

    private static List<ExtractedMetric> values(
            JsonNode root, String namespace, JsonNode metric, Map<String, String> dimensions, long timestamp) {
        String name = metric.path("Name").asString("");
        JsonNode target = root.path(name);
        var metrics = new ArrayList<ExtractedMetric>();
        for (JsonNode value : target.isArray() ? target : List.of(target)) {
            if (value.isNumber() && !namespace.isEmpty()) {
                metrics.add(new ExtractedMetric(
                        namespace,
                        name,
                        dimensions,
                        metric.path("Unit").asString("None"),
                        value.asDouble(),
                        timestamp));
            }
        }
        return metrics;
    }
}
