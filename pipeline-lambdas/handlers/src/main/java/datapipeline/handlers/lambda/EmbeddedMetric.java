package datapipeline.handlers.lambda;

import datapipeline.handlers.run.Metric;
import datapipeline.model.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A metric as a log line that CloudWatch takes apart. See
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
final class EmbeddedMetric {
    private static final String NAMESPACE = "MediaPipeline";

    private EmbeddedMetric() {}

    /** Always by service, and by service together with what else is given. */
    static String line(String service, Metric metric, double value, Map<String, String> dimensions, Instant at) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Service", service);
        all.putAll(new TreeMap<>(dimensions));
        List<List<String>> sets = dimensions.isEmpty()
                ? List.of(List.of("Service"))
                : List.of(List.of("Service"), List.copyOf(all.keySet()));
        Map<String, Object> directive = new LinkedHashMap<>();
        directive.put("Namespace", NAMESPACE);
        directive.put("Dimensions", sets);
        directive.put("Metrics", List.of(Map.of("Name", metric.name(), "Unit", metric.unit())));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("_aws", Map.of("Timestamp", at.toEpochMilli(), "CloudWatchMetrics", List.of(directive)));
        line.putAll(all);
        line.put(metric.name(), value);
        return Json.write(line);
    }
}
