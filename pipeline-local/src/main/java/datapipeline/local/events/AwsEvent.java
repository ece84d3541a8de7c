package datapipeline.local.events;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * An event in the envelope that every event on a bus has. Source:
 * https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html
 *
 * @param detailType as in {@code Object Created}
 * @param source as in {@code aws.s3}
 * @param resources the ARNs of what the event is about
 * @param detail a JSON object
 */
public record AwsEvent(
        String id, String detailType, String source, Instant time, List<String> resources, String detail) {
    static final JsonMapper JSON = new JsonMapper();

    public AwsEvent {
        resources = List.copyOf(resources);
    }

    /** An event with an id of its own. */
    public static AwsEvent of(Instant time, String source, String detailType, List<String> resources, String detail) {
        return new AwsEvent(UUID.randomUUID().toString(), detailType, source, time, resources, detail);
    }

    /** The event as targets get it, to the second and in AWS's order of fields. */
    String json(String account, String region) {
        ObjectNode node = JSON.createObjectNode()
                .put("version", "0")
                .put("id", id)
                .put("detail-type", detailType)
                .put("source", source)
                .put("account", account)
                .put("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", region);
        var arns = node.putArray("resources");
        resources.forEach(arns::add);
        node.putRawValue("detail", new RawValue(detail));
        return JSON.writeValueAsString(node);
    }
}
