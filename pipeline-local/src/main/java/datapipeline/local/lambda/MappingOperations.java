package datapipeline.local.lambda;

import datapipeline.local.lambda.poller.EventSourceMappings;
import datapipeline.local.lambda.poller.EventSourceMappings.Wishes;
import datapipeline.local.lambda.runtime.LambdaErrors;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingResponse;

/** The part of the API that maps queues to functions. */
interface MappingOperations extends LambdaClient {
    EventSourceMappings mappings();

    @Override
    default CreateEventSourceMappingResponse createEventSourceMapping(CreateEventSourceMappingRequest request) {
        if (request.eventSourceArn() == null || !request.eventSourceArn().startsWith("arn:aws:sqs:")) {
            throw LambdaErrors.invalid("only queues can be mapped here, not " + request.eventSourceArn());
        }
        EventSourceMappingConfiguration made = mappings()
                .create(
                        request.eventSourceArn(),
                        FunctionName.in(request.functionName(), null),
                        new Wishes(
                                request.batchSize(),
                                request.maximumBatchingWindowInSeconds(),
                                said(request.hasFunctionResponseTypes(), request::functionResponseTypes),
                                request.scalingConfig(),
                                request.filterCriteria(),
                                request.enabled()));
        return SameFields.copy(made, CreateEventSourceMappingResponse.builder()).build();
    }

    @Override
    default UpdateEventSourceMappingResponse updateEventSourceMapping(UpdateEventSourceMappingRequest request) {
        EventSourceMappingConfiguration changed = mappings()
                .update(
                        request.uuid(),
                        function(request.functionName()),
                        new Wishes(
                                request.batchSize(),
                                request.maximumBatchingWindowInSeconds(),
                                said(request.hasFunctionResponseTypes(), request::functionResponseTypes),
                                request.scalingConfig(),
                                request.filterCriteria(),
                                request.enabled()));
        return SameFields.copy(changed, UpdateEventSourceMappingResponse.builder())
                .build();
    }

    @Override
    default GetEventSourceMappingResponse getEventSourceMapping(GetEventSourceMappingRequest request) {
        return SameFields.copy(mappings().get(request.uuid()), GetEventSourceMappingResponse.builder())
                .build();
    }

    @Override
    default DeleteEventSourceMappingResponse deleteEventSourceMapping(DeleteEventSourceMappingRequest request) {
        return SameFields.copy(mappings().delete(request.uuid()), DeleteEventSourceMappingResponse.builder())
                .build();
    }

    @Override
    default ListEventSourceMappingsResponse listEventSourceMappings(ListEventSourceMappingsRequest request) {
        return ListEventSourceMappingsResponse.builder()
                .eventSourceMappings(mappings().list(request.eventSourceArn(), function(request.functionName())))
                .build();
    }

    private static @Nullable String function(@Nullable String spelt) {
        return spelt == null ? null : FunctionName.in(spelt, null);
    }

    private static @Nullable List<FunctionResponseType> said(boolean said, Supplier<List<FunctionResponseType>> types) {
        return said ? types.get() : null;
    }
}
