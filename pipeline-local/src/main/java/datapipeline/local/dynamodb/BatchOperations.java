package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.ItemLocks.Place;
import datapipeline.local.dynamodb.WriteRequests.Terms;
import datapipeline.local.dynamodb.item.AttributeValues;
import datapipeline.local.dynamodb.item.Item;
import datapipeline.local.dynamodb.item.ItemSize;
import datapipeline.local.dynamodb.item.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** BatchGetItem and BatchWriteItem: many items in one request, each for itself. */
final class BatchOperations {
    private static final int MAX_WRITES = 25;
    private static final int MAX_GETS = 100;
    private static final long MAX_BYTES = 16L << 20;

    private final Tables tables;
    private final Writer writer;
    private final WriteRequests requests;

    BatchOperations(Tables tables, Writer writer) {
        this.tables = tables;
        this.writer = writer;
        this.requests = new WriteRequests(tables);
    }

    BatchWriteItemResponse write(BatchWriteItemRequest request) {
        List<Write> writes = new ArrayList<>();
        request.requestItems().forEach((table, each) -> each.forEach(one -> writes.add(write(table, one))));
        refuseCount(writes.size(), MAX_WRITES, "batchWriteItem");
        Places.refuseTwice(
                writes.stream().map(Write::place).toList(), "Provided list of item keys contains duplicates");
        refuseTooGreat(writes);
        List<Write.Effect> effects = writer.writeEach(writes);
        Costs costs = new Costs();
        for (int i = 0; i < writes.size(); i++) {
            Table table = writes.get(i).place().table();
            costs.add(table, Capacity.ofWrites(table).write(table, effects.get(i)));
        }
        return BatchWriteItemResponse.builder()
                .unprocessedItems(Map.of())
                .consumedCapacity(costs.reported(request.returnConsumedCapacity()))
                .build();
    }

    void load(String table, Collection<Map<String, AttributeValue>> manyItems) {
        writer.writeEach(manyItems.stream()
                .map(item -> requests.put(Terms.of(table), item))
                .toList());
    }

    private Write write(String table, WriteRequest request) {
        Terms terms = Terms.of(table);
        if (request.putRequest() != null && request.deleteRequest() == null) {
            return requests.put(terms, request.putRequest().item());
        }
        if (request.deleteRequest() != null && request.putRequest() == null) {
            return requests.delete(terms, request.deleteRequest().key());
        }
        throw Refusal.parameters("Supplied WriteRequest must have exactly one of PutRequest and DeleteRequest");
    }

    private static void refuseTooGreat(List<Write> writes) {
        long bytes = writes.stream()
                .mapToLong(write -> write.change() instanceof Change.Put(Item item) ? ItemSize.of(item) : 0)
                .sum();
        if (bytes > MAX_BYTES) {
            throw Refusal.validation("Request size has exceeded the maximum allowed size of 16 MB");
        }
    }

    private static void refuseCount(int count, int max, String operation) {
        if (count == 0 || count > max) {
            throw Refusal.validation(
                    ("1 validation error detected: Value at 'requestItems' failed to satisfy constraint: %s takes"
                                    + " between 1 and %d items, not %d")
                            .formatted(operation, max, count));
        }
    }

    BatchGetItemResponse get(BatchGetItemRequest request) {
        int count = request.requestItems().values().stream()
                .mapToInt(each -> each.keys().size())
                .sum();
        refuseCount(count, MAX_GETS, "batchGetItem");
        var reading = new Reading();
        request.requestItems().forEach(reading::read);
        return BatchGetItemResponse.builder()
                .responses(reading.found)
                .unprocessedKeys(reading.unprocessed)
                .consumedCapacity(reading.costs.reported(request.returnConsumedCapacity()))
                .build();
    }

    /** What one BatchGetItem found so far; what does not fit into 16 MB is left for the caller to ask again. */
    private final class Reading {
        final Map<String, List<Map<String, AttributeValue>>> found = new LinkedHashMap<>();
        final Map<String, KeysAndAttributes> unprocessed = new LinkedHashMap<>();
        final Costs costs = new Costs();
        private long bytes;

        void read(String name, KeysAndAttributes wanted) {
            LegacyParameters.refuse("AttributesToGet", wanted.hasAttributesToGet(), "ProjectionExpression");
            Table table = tables.named(name);
            var expressions = RequestExpressions.withNames(wanted.expressionAttributeNames());
            var projection = expressions.projection(wanted.projectionExpression());
            expressions.finish();
            List<Place> places = wanted.keys().stream()
                    .map(key -> new Place(table, KeyRules.ofKey(table.definition(), AttributeValues.item(key))))
                    .toList();
            Places.refuseTwice(places, "Provided list of item keys contains duplicates");
            var items = found.computeIfAbsent(name, any -> new ArrayList<>());
            for (int i = 0; i < places.size(); i++) {
                if (bytes > MAX_BYTES) {
                    var rest = wanted.keys().subList(i, places.size());
                    unprocessed.put(name, wanted.toBuilder().keys(rest).build());
                    return;
                }
                read(places.get(i), Boolean.TRUE.equals(wanted.consistentRead()))
                        .map(item -> projection.map(part -> part.of(item)).orElse(item))
                        .ifPresent(item -> items.add(AttributeValues.of(item)));
            }
        }

        private Optional<Item> read(Place place, boolean consistent) {
            var item = tables.using(() -> {
                place.table().requireThere();
                return place.table().get(place.key());
            });
            int size = item.map(ItemSize::of).orElse(0);
            bytes += size;
            costs.add(place.table(), Capacity.ofReads(place.table(), consistent).read(size));
            return item;
        }
    }
}
