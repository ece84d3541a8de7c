package datapipeline.local.events;

import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.eventbridge.model.TagResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.TagResourceResponse;
import software.amazon.awssdk.services.eventbridge.model.UntagResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.UntagResourceResponse;

/** The part of the API that labels buses and rules. */
interface TagOperations extends EventBridgeClient {
    Tags tags();

    @Override
    default TagResourceResponse tagResource(TagResourceRequest request) {
        tags().put(request.resourceARN(), request.tags());
        return TagResourceResponse.builder().build();
    }

    @Override
    default UntagResourceResponse untagResource(UntagResourceRequest request) {
        tags().remove(request.resourceARN(), request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    @Override
    default ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder()
                .tags(tags().of(request.resourceARN()))
                .build();
    }
}
