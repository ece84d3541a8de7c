package datapipeline.local.events;

import datapipeline.local.store.Store;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.h2.mvstore.MVMap;
import software.amazon.awssdk.services.eventbridge.model.Tag;
import tools.jackson.core.type.TypeReference;

/** The labels of buses and rules, by their ARNs. */
final class Tags {
    private final Store store;
    private final MVMap<String, String> kept;

    Tags(Store store) {
        this.store = store;
        this.kept = store.map("events.tags");
    }

    List<Tag> of(String arn) {
        return read(arn).entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    /** Adds labels, in place of those with the same key. */
    void put(String arn, List<Tag> more) {
        if (!more.isEmpty()) {
            store.write(() -> {
                Map<String, String> all = read(arn);
                more.forEach(tag -> all.put(tag.key(), tag.value()));
                kept.put(arn, AwsEvent.JSON.writeValueAsString(all));
            });
        }
    }

    void remove(String arn, List<String> keys) {
        store.write(() -> {
            Map<String, String> all = read(arn);
            keys.forEach(all::remove);
            kept.put(arn, AwsEvent.JSON.writeValueAsString(all));
        });
    }

    private Map<String, String> read(String arn) {
        return AwsEvent.JSON.readValue(kept.getOrDefault(arn, "{}"), new TypeReference<TreeMap<String, String>>() {});
    }
}
