package datapipeline.local.sqs;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All of a queue but its messages.
 *
 * @param created seconds since the epoch
 * @param modified seconds since the epoch at which attributes were set last
 */
record QueueDescription(QueueAttributes attributes, Map<String, String> tags, long created, long modified) {
    QueueDescription {
        tags = Map.copyOf(tags);
    }

    QueueDescription with(QueueAttributes changed, long now) {
        return new QueueDescription(changed, tags, created, now);
    }

    QueueDescription with(Map<String, String> changedTags) {
        return new QueueDescription(attributes, changedTags, created, modified);
    }

    /** As it lies in the store. */
    private record Row(Map<String, String> attributes, Map<String, String> tags, long created, long modified) {}

    String line() {
        Map<String, String> plain = attributes.values().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue));
        return StoredMessage.JSON.writeValueAsString(new Row(new TreeMap<>(plain), tags, created, modified));
    }

    static QueueDescription read(String queue, String line) {
        Row row = StoredMessage.JSON.readValue(line, Row.class);
        return new QueueDescription(QueueAttributes.of(queue, row.attributes), row.tags, row.created, row.modified);
    }
}
