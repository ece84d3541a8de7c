package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.WriteRequests.Terms;
import datapipeline.local.dynamodb.expression.Projection;
import datapipeline.local.dynamodb.expression.Update;
import datapipeline.local.dynamodb.item.AttributeValues;
import datapipeline.local.dynamodb.item.Item;
import datapipeline.local.dynamodb.item.ItemSize;
import datapipeline.local.dynamodb.item.Refusal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** GetItem, PutItem, UpdateItem, DeleteItem. */
final class ItemOperations {
    private final Tables tables;
    private final Writer writer;
    private final WriteRequests requests;

    ItemOperations(Tables tables, Writer writer) {
        this.tables = tables;
        this.writer = writer;
        this.requests = new WriteRequests(tables);
    }

    GetItemResponse get(GetItemRequest request) {
        LegacyParameters.refuse("AttributesToGet", request.hasAttributesToGet(), "ProjectionExpression");
        Table table = tables.named(request.tableName());
        var expressions = RequestExpressions.withNames(request.expressionAttributeNames());
        Optional<Projection> projection = expressions.projection(request.projectionExpression());
        expressions.finish();
        byte[] key = KeyRules.ofKey(table.definition(), AttributeValues.item(request.key()));
        Optional<Item> item = tables.using(() -> {
            table.requireThere();
            return table.get(key);
        });
        Capacity capacity = Capacity.ofReads(table, Boolean.TRUE.equals(request.consistentRead()))
                .read(item.map(ItemSize::of).orElse(0));
        var answer = GetItemResponse.builder().consumedCapacity(capacity.reported(request.returnConsumedCapacity()));
        item.map(found -> projection.map(p -> p.of(found)).orElse(found))
                .ifPresent(shown -> answer.item(AttributeValues.of(shown)));
        return answer.build();
    }

    PutItemResponse put(PutItemRequest request) {
        LegacyParameters.refuse("Expected", request.hasExpected(), "ConditionExpression");
        refuseReturnValues(request.returnValues());
        Write write = requests.put(
                new Terms(
                        request.tableName(),
                        request.conditionExpression(),
                        request.expressionAttributeNames(),
                        request.expressionAttributeValues(),
                        request.returnValuesOnConditionCheckFailure()),
                request.item());
        Write.Effect effect = writer.write(write);
        return PutItemResponse.builder()
                .attributes(old(request.returnValues(), effect))
                .consumedCapacity(cost(write, effect).reported(request.returnConsumedCapacity()))
                .build();
    }

    DeleteItemResponse delete(DeleteItemRequest request) {
        LegacyParameters.refuse("Expected", request.hasExpected(), "ConditionExpression");
        refuseReturnValues(request.returnValues());
        Write write = requests.delete(
                new Terms(
                        request.tableName(),
                        request.conditionExpression(),
                        request.expressionAttributeNames(),
                        request.expressionAttributeValues(),
                        request.returnValuesOnConditionCheckFailure()),
                request.key());
        Write.Effect effect = writer.write(write);
        return DeleteItemResponse.builder()
                .attributes(old(request.returnValues(), effect))
                .consumedCapacity(cost(write, effect).reported(request.returnConsumedCapacity()))
                .build();
    }

    UpdateItemResponse update(UpdateItemRequest request) {
        LegacyParameters.refuse("Expected", request.hasExpected(), "ConditionExpression");
        LegacyParameters.refuse("AttributeUpdates", request.hasAttributeUpdates(), "UpdateExpression");
        Write write = requests.update(
                new Terms(
                        request.tableName(),
                        request.conditionExpression(),
                        request.expressionAttributeNames(),
                        request.expressionAttributeValues(),
                        request.returnValuesOnConditionCheckFailure()),
                request.key(),
                request.updateExpression());
        Write.Effect effect = writer.write(write);
        return UpdateItemResponse.builder()
                .attributes(returned(request.returnValues(), write, effect)
                        .map(AttributeValues::of)
                        .orElse(null))
                .consumedCapacity(cost(write, effect).reported(request.returnConsumedCapacity()))
                .build();
    }

    private static Capacity cost(Write write, Write.Effect effect) {
        Table table = write.place().table();
        return Capacity.ofWrites(table).write(table, effect);
    }

    private static void refuseReturnValues(@Nullable ReturnValue wanted) {
        if (wanted != null && wanted != ReturnValue.NONE && wanted != ReturnValue.ALL_OLD) {
            throw Refusal.validation("ReturnValues can only be ALL_OLD or NONE");
        }
    }

    private static @Nullable Map<String, AttributeValue> old(@Nullable ReturnValue wanted, Write.Effect effect) {
        return wanted == ReturnValue.ALL_OLD
                ? effect.before().map(AttributeValues::of).orElse(null)
                : null;
    }

    private static Optional<Item> returned(@Nullable ReturnValue wanted, Write write, Write.Effect effect) {
        if (wanted == null) {
            return Optional.empty();
        }
        return switch (wanted) {
            case NONE -> Optional.empty();
            case ALL_OLD -> effect.before();
            case ALL_NEW -> effect.after();
            case UPDATED_OLD -> effect.before().map(item -> touched(write, item));
            case UPDATED_NEW -> effect.after().map(item -> touched(write, item));
            case UNKNOWN_TO_SDK_VERSION -> throw Refusal.validation("ReturnValues has a value that does not exist");
        };
    }

    private static Item touched(Write write, Item item) {
        return write.change() instanceof Change.Modify(Update update, Item key)
                ? update.touched().of(item)
                : Item.EMPTY;
    }
}
