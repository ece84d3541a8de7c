package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.WriteRequests.Terms;
import datapipeline.local.dynamodb.item.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Reads the actions of a transaction. */
final class TransactionItems {
    private final WriteRequests requests;

    TransactionItems(WriteRequests requests) {
        this.requests = requests;
    }

    List<Write> writes(List<TransactWriteItem> items) {
        return items.stream().map(this::write).toList();
    }

    private Write write(TransactWriteItem item) {
        long actions = Stream.of(item.put(), item.update(), item.delete(), item.conditionCheck())
                .filter(Objects::nonNull)
                .count();
        if (actions != 1) {
            throw Refusal.validation("TransactItems can only contain one of Check, Put, Update or Delete");
        }
        if (item.put() != null) {
            return write(item.put());
        }
        if (item.update() != null) {
            return write(item.update());
        }
        return item.delete() != null ? write(item.delete()) : write(item.conditionCheck());
    }

    private Write write(Put put) {
        Terms terms = new Terms(
                put.tableName(),
                put.conditionExpression(),
                put.expressionAttributeNames(),
                put.expressionAttributeValues(),
                put.returnValuesOnConditionCheckFailure());
        return requests.put(terms, put.item());
    }

    private Write write(Update update) {
        Terms terms = new Terms(
                update.tableName(),
                update.conditionExpression(),
                update.expressionAttributeNames(),
                update.expressionAttributeValues(),
                update.returnValuesOnConditionCheckFailure());
        return requests.update(terms, update.key(), update.updateExpression());
    }

    private Write write(Delete delete) {
        Terms terms = new Terms(
                delete.tableName(),
                delete.conditionExpression(),
                delete.expressionAttributeNames(),
                delete.expressionAttributeValues(),
                delete.returnValuesOnConditionCheckFailure());
        return requests.delete(terms, delete.key());
    }

    private Write write(ConditionCheck check) {
        Terms terms = new Terms(
                check.tableName(),
                check.conditionExpression(),
                check.expressionAttributeNames(),
                check.expressionAttributeValues(),
                check.returnValuesOnConditionCheckFailure());
        return requests.check(terms, check.key());
    }
}
