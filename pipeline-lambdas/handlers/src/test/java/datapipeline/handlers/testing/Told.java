package datapipeline.handlers.testing;

import datapipeline.model.metric.Metric;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the rooms told of a pipeline, taken apart. */
public record Told(Pipeline pipeline) {
    /** The lines that carry metrics. */
    public List<JsonNode> metrics() {
        return pipeline.lines().stream().filter(line -> line.has("_aws")).toList();
    }

    /** All values of a metric together. */
    public long sum(Metric metric) {
        return metrics().stream()
                .filter(line -> line.has(metric.wireName()))
                .mapToLong(line -> line.get(metric.wireName()).asLong())
                .sum();
    }

    /** The lines about runs. The sweep says for itself what it found overdue. */
    public List<JsonNode> logs() {
        return pipeline.lines().stream()
                .filter(line -> !line.has("_aws"))
                .filter(line -> !line.get("msg").asString().equals("overdue"))
                .toList();
    }
}
