package datapipeline.handlers.classify;

import datapipeline.model.Sequencer;
import datapipeline.model.Source;
import datapipeline.model.run.RunReason;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads events of EventBridge. Object keys in them are as they are; only S3's older notifications URL-encode them. See
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
final class Events {
    private Events() {}

    static Arrival arrival(JsonNode event) {
        JsonNode detail = event.path("detail");
        JsonNode object = detail.path("object");
        return new Arrival(
                text(detail.path("bucket"), "name"),
                text(object, "key"),
                optional(object, "version-id").filter(version -> !version.equals(Source.NO_VERSION)),
                text(object, "etag").replace("\"", ""),
                object.path("size").asLong(0),
                Sequencer.padded(text(object, "sequencer")),
                Instant.parse(text(event, "time")),
                RunReason.UPLOAD,
                text(event, "id"));
    }

    static ReprocessRequest reprocess(JsonNode event) {
        JsonNode detail = event.path("detail");
        JsonNode option = detail.path("processingOption");
        return new ReprocessRequest(
                text(detail, "fileId"),
                optional(detail, "runId"),
                detail.path("generation").isNumber()
                        ? Optional.of(detail.get("generation").asInt())
                        : Optional.empty(),
                option.isObject() ? Optional.of(option.toString()) : optional(detail, "processingOption"),
                optional(detail, "reason")
                        .filter("REDRIVE"::equals)
                        .map(RunReason::valueOf)
                        .orElse(RunReason.REPROCESS),
                text(event, "id"));
    }

    /** @throws IllegalArgumentException when it is missing */
    static String text(JsonNode node, String field) {
        return optional(node, field)
                .orElseThrow(() ->
                        new IllegalArgumentException("the event has no field \"%s\" in %s".formatted(field, node)));
    }

    private static Optional<String> optional(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() && !value.asString().isEmpty() ? Optional.of(value.asString()) : Optional.empty();
    }
}
