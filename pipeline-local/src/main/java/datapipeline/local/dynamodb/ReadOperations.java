package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.expression.Condition;
import datapipeline.local.dynamodb.item.AttributeValues;
import datapipeline.local.dynamodb.item.Item;
import datapipeline.local.dynamodb.item.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Query and Scan. A query seeks to the first key of its range and reads no item outside of it. */
final class ReadOperations {
    private final Tables tables;

    ReadOperations(Tables tables) {
        this.tables = tables;
    }

    QueryResponse query(QueryRequest request) {
        LegacyParameters.refuse("KeyConditions", request.hasKeyConditions(), "KeyConditionExpression");
        LegacyParameters.refuse("QueryFilter", request.hasQueryFilter(), "FilterExpression");
        LegacyParameters.refuse("AttributesToGet", request.hasAttributesToGet(), "ProjectionExpression");
        return tables.using(() -> {
            Table table = tables.named(request.tableName());
            Optional<Index> index = index(table, request.indexName(), request.consistentRead());
            KeySchema keys = index.map(each -> each.definition().keys())
                    .orElse(table.definition().keys());
            var expressions =
                    new RequestExpressions(request.expressionAttributeNames(), request.expressionAttributeValues());
            ByteRange range = QueryRange.of(
                    expressions.keyCondition(request.keyConditionExpression(), keys), keys, table.definition());
            Optional<Condition> filter = expressions.filter(request.filterExpression());
            var projection = expressions.projection(request.projectionExpression());
            expressions.finish();
            filter.ifPresent(condition -> FilterRules.refuseKeys(condition, keys));
            var selection = Selection.of(request.select(), projection, index, table.definition());
            View view = new View(table, index, selection.needsWholeItems());
            boolean upwards = !Boolean.FALSE.equals(request.scanIndexForward());
            Pager page = new Pager(limit(request.limit()), passing(filter));
            view.visit(remaining(view, range, request.exclusiveStartKey(), upwards), upwards, page);
            return QueryResponse.builder()
                    .items(shown(selection, page))
                    .count(page.items().size())
                    .scannedCount(page.sizes().size())
                    .lastEvaluatedKey(lastKey(view, page))
                    .consumedCapacity(
                            cost(view, page, request.consistentRead()).reported(request.returnConsumedCapacity()))
                    .build();
        });
    }

    ScanResponse scan(ScanRequest request) {
        LegacyParameters.refuse("ScanFilter", request.hasScanFilter(), "FilterExpression");
        LegacyParameters.refuse("AttributesToGet", request.hasAttributesToGet(), "ProjectionExpression");
        return tables.using(() -> {
            Table table = tables.named(request.tableName());
            Optional<Index> index = index(table, request.indexName(), request.consistentRead());
            var expressions =
                    new RequestExpressions(request.expressionAttributeNames(), request.expressionAttributeValues());
            Optional<Condition> filter = expressions.filter(request.filterExpression());
            var projection = expressions.projection(request.projectionExpression());
            expressions.finish();
            var selection = Selection.of(request.select(), projection, index, table.definition());
            View view = new View(table, index, selection.needsWholeItems());
            Segment segment = Segment.of(request.segment(), request.totalSegments(), view.keys());
            Pager page = new Pager(limit(request.limit()), passing(filter));
            view.visit(
                    remaining(view, ByteRange.all(), request.exclusiveStartKey(), true),
                    true,
                    found -> !segment.has(found.item()) || page.visit(found));
            return ScanResponse.builder()
                    .items(shown(selection, page))
                    .count(page.items().size())
                    .scannedCount(page.sizes().size())
                    .lastEvaluatedKey(lastKey(view, page))
                    .consumedCapacity(
                            cost(view, page, request.consistentRead()).reported(request.returnConsumedCapacity()))
                    .build();
        });
    }

    private static Optional<Index> index(Table table, @Nullable String name, @Nullable Boolean consistent) {
        Optional<Index> index = Optional.ofNullable(name).map(table::readableIndex);
        boolean global = index.isPresent() && index.get().definition().isGlobal();
        if (global && Boolean.TRUE.equals(consistent)) {
            throw Refusal.validation("Consistent reads are not supported on global secondary indexes");
        }
        return index;
    }

    private static int limit(@Nullable Integer limit) {
        if (limit == null) {
            return Integer.MAX_VALUE;
        }
        if (limit < 1) {
            throw Refusal.validation(("1 validation error detected: Value '%d' at 'limit' failed to satisfy constraint:"
                            + " Member must have value greater than or equal to 1")
                    .formatted(limit));
        }
        return limit;
    }

    private static Predicate<Item> passing(Optional<Condition> filter) {
        return item -> filter.isEmpty() || filter.get().holds(item);
    }

    private static ByteRange remaining(
            View view, ByteRange range, Map<String, AttributeValue> startKey, boolean upwards) {
        if (startKey.isEmpty()) {
            return range;
        }
        byte[] position = view.position(AttributeValues.item(startKey));
        if (!range.contains(position)) {
            throw Refusal.validation(
                    "The provided starting key is outside query boundaries based on provided conditions");
        }
        return range.beyond(position, upwards);
    }

    private static @Nullable List<Map<String, AttributeValue>> shown(Selection selection, Pager page) {
        return selection.countsOnly()
                ? null
                : page.items().stream()
                        .map(selection::of)
                        .map(AttributeValues::of)
                        .toList();
    }

    private static @Nullable Map<String, AttributeValue> lastKey(View view, Pager page) {
        return page.continueAfter()
                .map(item -> AttributeValues.of(item.only(view.positionAttributes())))
                .orElse(null);
    }

    private static Capacity cost(View view, Pager page, @Nullable Boolean consistent) {
        Capacity capacity = Capacity.ofReads(view.table(), Boolean.TRUE.equals(consistent));
        if (view.index().isEmpty()) {
            return capacity.read(page.bytes());
        }
        capacity.read(view.index().get().definition(), page.bytes());
        if (view.showsAll()) {
            page.sizes().forEach(size -> capacity.read(size));
        }
        return capacity;
    }
}
