package datapipeline.local.events;

import datapipeline.local.store.Store;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.h2.mvstore.MVMap;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.eventbridge.model.Tag;
import software.amazon.awssdk.services.eventbridge.model.TagResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.TagResourceResponse;
import software.amazon.awssdk.services.eventbridge.model.UntagResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.UntagResourceResponse;
import tools.jackson.core.type.TypeReference;

/** The part of the API that labels buses and rules. */
interface TagOperations extends EventBridgeClient {
    Tags tags();

    @Override
    default TagResourceResponse tagResource(TagResourceRequest request) {
        Map<String, String> all = tags().of(request.resourceARN());
        request.tags().forEach(tag -> all.put(tag.key(), tag.value()));
        tags().put(request.resourceARN(), all);
        return TagResourceResponse.builder().build();
    }

    @Override
    default UntagResourceResponse untagResource(UntagResourceRequest request) {
        Map<String, String> all = tags().of(request.resourceARN());
        request.tagKeys().forEach(all::remove);
        tags().put(request.resourceARN(), all);
        return UntagResourceResponse.builder().build();
    }

    @Override
    default ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        List<Tag> all = tags().of(request.resourceARN()).entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return ListTagsForResourceResponse.builder().tags(all).build();
    }

    /** Labels by ARN. */
    final class Tags {
        private final Store store;
        private final MVMap<String, String> kept;

        Tags(Store store) {
            this.store = store;
            this.kept = store.map("events.tags");
        }

        private Map<String, String> of(String arn) {
            String line = kept.getOrDefault(arn, "{}");
            return AwsEvent.JSON.readValue(line, new TypeReference<TreeMap<String, String>>() {});
        }

        private void put(String arn, Map<String, String> all) {
            store.write(() -> kept.put(arn, AwsEvent.JSON.writeValueAsString(all)));
        }
    }
}
