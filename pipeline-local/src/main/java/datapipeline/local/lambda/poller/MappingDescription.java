package datapipeline.local.lambda.poller;

import datapipeline.local.account.Account;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FilterCriteria;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.ScalingConfig;

/** A mapping as the API shows it. */
final class MappingDescription {
    private MappingDescription() {}

    static EventSourceMappingConfiguration of(EventSourceMapping mapping, Account account, String state) {
        return EventSourceMappingConfiguration.builder()
                .uuid(mapping.uuid())
                .eventSourceMappingArn(account.arn("lambda", "event-source-mapping:" + mapping.uuid()))
                .eventSourceArn(mapping.queueArn())
                .functionArn(account.arn("lambda", "function:" + mapping.function()))
                .batchSize(mapping.batchSize())
                .maximumBatchingWindowInSeconds(mapping.windowSeconds())
                .functionResponseTypes(
                        mapping.partialFailures()
                                ? List.of(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)
                                : List.of())
                .scalingConfig(scaling(mapping))
                .filterCriteria(filters(mapping))
                .state(state)
                .stateTransitionReason("USER_INITIATED")
                .lastModified(Instant.ofEpochMilli(mapping.lastModified()))
                .build();
    }

    private static @Nullable ScalingConfig scaling(EventSourceMapping mapping) {
        int concurrency = mapping.maximumConcurrency();
        return concurrency == 0
                ? null
                : ScalingConfig.builder().maximumConcurrency(concurrency).build();
    }

    private static @Nullable FilterCriteria filters(EventSourceMapping mapping) {
        List<Filter> filters = mapping.filters().stream()
                .map(pattern -> Filter.builder().pattern(pattern).build())
                .toList();
        return filters.isEmpty()
                ? null
                : FilterCriteria.builder().filters(filters).build();
    }
}
