package datapipeline.local.dynamodb;

import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Has DynamoDB say what each request consumed, and adds it up. */
final class Meter implements ExecutionInterceptor {
    private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

    private double written;
    private double read;

    double written() {
        return written;
    }

    double read() {
        return read;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return switch (context.request()) {
            case GetItemRequest get ->
                get.toBuilder().returnConsumedCapacity(TOTAL).build();
            case QueryRequest query ->
                query.toBuilder().returnConsumedCapacity(TOTAL).build();
            case PutItemRequest put ->
                put.toBuilder().returnConsumedCapacity(TOTAL).build();
            case UpdateItemRequest update ->
                update.toBuilder().returnConsumedCapacity(TOTAL).build();
            case BatchWriteItemRequest many ->
                many.toBuilder().returnConsumedCapacity(TOTAL).build();
            case TransactWriteItemsRequest all ->
                all.toBuilder().returnConsumedCapacity(TOTAL).build();
            default ->
                throw new IllegalArgumentException(
                        "not metered: " + context.request().getClass());
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        SdkResponse response = context.response();
        switch (response) {
            case GetItemResponse get -> read += units(List.of(get.consumedCapacity()));
            case QueryResponse query -> read += units(List.of(query.consumedCapacity()));
            case PutItemResponse put -> written += units(List.of(put.consumedCapacity()));
            case UpdateItemResponse update -> written += units(List.of(update.consumedCapacity()));
            case BatchWriteItemResponse many -> written += units(many.consumedCapacity());
            case TransactWriteItemsResponse all -> written += units(all.consumedCapacity());
            default -> throw new IllegalArgumentException("not metered: " + response.getClass());
        }
    }

    private static double units(List<ConsumedCapacity> consumed) {
        return consumed.stream()
                .map(ConsumedCapacity::capacityUnits)
                .mapToDouble(Objects::requireNonNull)
                .sum();
    }
}
