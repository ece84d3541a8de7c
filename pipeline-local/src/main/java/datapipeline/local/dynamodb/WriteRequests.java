package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.ItemLocks.Place;
import datapipeline.local.dynamodb.expression.Update;
import datapipeline.local.dynamodb.item.AttributeValues;
import datapipeline.local.dynamodb.item.Item;
import datapipeline.local.dynamodb.item.Refusal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Makes writes out of what requests ask for, alone or in a transaction. */
final class WriteRequests {
    private final Tables tables;

    WriteRequests(Tables tables) {
        this.tables = tables;
    }

    /** What all writes have: a table, perhaps a condition, and what its placeholders stand for. */
    record Terms(
            String tableName,
            @Nullable String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values,
            @Nullable ReturnValuesOnConditionCheckFailure onFailure) {

        /** Nothing but the table. */
        static Terms of(String tableName) {
            return new Terms(
                    tableName,
                    null,
                    DefaultSdkAutoConstructMap.getInstance(),
                    DefaultSdkAutoConstructMap.getInstance(),
                    null);
        }

        boolean showsItem() {
            return onFailure == ReturnValuesOnConditionCheckFailure.ALL_OLD;
        }
    }

    Write put(Terms terms, Map<String, AttributeValue> attributes) {
        Table table = tables.named(terms.tableName);
        var expressions = new RequestExpressions(terms.names, terms.values);
        var condition = expressions.condition(terms.condition);
        expressions.finish();
        Item item = AttributeValues.item(attributes);
        Place place = new Place(table, KeyRules.ofItem(table.definition(), item));
        Write.requireFit(table, item, "Item size has exceeded the maximum allowed size");
        return new Write(place, condition, new Change.Put(item), terms.showsItem());
    }

    Write update(Terms terms, Map<String, AttributeValue> key, @Nullable String updateExpression) {
        Table table = tables.named(terms.tableName);
        var expressions = new RequestExpressions(terms.names, terms.values);
        Optional<Update> update = expressions.update(updateExpression);
        var condition = expressions.condition(terms.condition);
        expressions.finish();
        Item keyItem = AttributeValues.item(key);
        Place place = new Place(table, KeyRules.ofKey(table.definition(), keyItem));
        update.ifPresent(given -> refuseKeyChanges(table, given));
        Change change = new Change.Modify(update.orElseGet(Update::nothing), keyItem);
        return new Write(place, condition, change, terms.showsItem());
    }

    private static void refuseKeyChanges(Table table, Update update) {
        for (String attribute : table.definition().keys().attributes()) {
            if (update.attributes().contains(attribute)) {
                throw Refusal.parameters(
                        "Cannot update attribute %s. This attribute is part of the key".formatted(attribute));
            }
        }
    }

    Write delete(Terms terms, Map<String, AttributeValue> key) {
        return byKey(terms, key, new Change.Delete());
    }

    Write check(Terms terms, Map<String, AttributeValue> key) {
        return byKey(terms, key, new Change.Check());
    }

    private Write byKey(Terms terms, Map<String, AttributeValue> key, Change change) {
        Table table = tables.named(terms.tableName);
        var expressions = new RequestExpressions(terms.names, terms.values);
        var condition = expressions.condition(terms.condition);
        expressions.finish();
        Place place = new Place(table, KeyRules.ofKey(table.definition(), AttributeValues.item(key)));
        return new Write(place, condition, change, terms.showsItem());
    }
}
