package datapipeline.local.lambda;

import datapipeline.local.lambda.poller.EventSourceMappings;
import datapipeline.local.lambda.poller.EventSourceMappings.Wishes;
import datapipeline.local.lambda.runtime.LambdaErrors;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
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
        CreateEventSourceMappingResponse.Builder response = CreateEventSourceMappingResponse.builder();
        copy(made, response);
        return response.build();
    }

    @Override
    default UpdateEventSourceMappingResponse updateEventSourceMapping(UpdateEventSourceMappingRequest request) {
        String function = request.functionName() == null ? null : FunctionName.in(request.functionName(), null);
        EventSourceMappingConfiguration changed = mappings()
                .update(
                        request.uuid(),
                        function,
                        new Wishes(
                                request.batchSize(),
                                request.maximumBatchingWindowInSeconds(),
                                said(request.hasFunctionResponseTypes(), request::functionResponseTypes),
                                request.scalingConfig(),
                                request.filterCriteria(),
                                request.enabled()));
        UpdateEventSourceMappingResponse.Builder response = UpdateEventSourceMappingResponse.builder();
        copy(changed, response);
        return response.build();
    }

    @Override
    default GetEventSourceMappingResponse getEventSourceMapping(GetEventSourceMappingRequest request) {
        GetEventSourceMappingResponse.Builder response = GetEventSourceMappingResponse.builder();
        copy(mappings().get(request.uuid()), response);
        return response.build();
    }

    @Override
    default DeleteEventSourceMappingResponse deleteEventSourceMapping(DeleteEventSourceMappingRequest request) {
        DeleteEventSourceMappingResponse.Builder response = DeleteEventSourceMappingResponse.builder();
        copy(mappings().delete(request.uuid()), response);
        return response.build();
    }

    @Override
    default ListEventSourceMappingsResponse listEventSourceMappings(ListEventSourceMappingsRequest request) {
        String function = request.functionName() == null ? null : FunctionName.in(request.functionName(), null);
        return ListEventSourceMappingsResponse.builder()
                .eventSourceMappings(mappings().list(request.eventSourceArn(), function))
                .build();
    }

    private static @Nullable List<FunctionResponseType> said(boolean said, Supplier<List<FunctionResponseType>> types) {
        return said ? types.get() : null;
    }

    /** The SDK has a class of its own for each answer that describes the same thing; they agree in their fields. */
    static void copy(SdkPojo from, SdkPojo builder) {
        for (SdkField<?> field : from.sdkFields()) {
            builder.sdkFields().stream()
                    .filter(same -> same.memberName().equals(field.memberName()))
                    .forEach(same -> same.set(builder, field.getValueOrDefault(from)));
        }
    }
}
