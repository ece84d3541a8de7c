package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.ItemLocks.Place;
import datapipeline.local.dynamodb.expression.Projection;
import datapipeline.local.dynamodb.item.AttributeValues;
import datapipeline.local.dynamodb.item.Item;
import datapipeline.local.dynamodb.item.ItemSize;
import datapipeline.local.dynamodb.item.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/**
 * TransactWriteItems and TransactGetItems: all or nothing. A transaction holds the locks of all its items, so nothing
 * comes between its conditions and its changes, and one that finds an item busy waits instead of being refused.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html">Transactions</a>
 */
final class Transactions {
    private static final int MAX_ITEMS = 100;
    private static final long MAX_BYTES = 4L << 20;

    private final Tables tables;
    private final Writer writer;
    private final ItemLocks locks;
    private final ClientTokens tokens;
    private final TransactionItems items;

    Transactions(Tables tables, Writer writer, ItemLocks locks, ClientTokens tokens) {
        this.tables = tables;
        this.writer = writer;
        this.locks = locks;
        this.tokens = tokens;
        this.items = new TransactionItems(new WriteRequests(tables));
    }

    TransactWriteItemsResponse write(TransactWriteItemsRequest request) {
        refuseCount(request.transactItems().size());
        List<Write> writes = items.writes(request.transactItems());
        Places.refuseTwice(
                writes.stream().map(Write::place).toList(),
                "Transaction request cannot include multiple operations on one item");
        Optional<Costs> costs = tokens.once(
                Optional.ofNullable(request.clientRequestToken()),
                request.transactItems(),
                () -> writer.writeTogether(writes, () -> commit(writes)));
        return TransactWriteItemsResponse.builder()
                .consumedCapacity(costs.orElseGet(() -> repeated(writes)).reported(request.returnConsumedCapacity()))
                .build();
    }

    /** A transaction that was done before costs what reading its items costs. */
    private static Costs repeated(List<Write> writes) {
        Costs costs = new Costs();
        for (Write write : writes) {
            Table table = write.place().table();
            int size = table.get(write.place().key()).map(ItemSize::of).orElse(0);
            costs.add(table, Capacity.ofTransactedReads(table).read(size));
        }
        return costs;
    }

    private static Costs commit(List<Write> writes) {
        List<Write.Effect> effects = prepare(writes);
        Costs costs = new Costs();
        for (int i = 0; i < writes.size(); i++) {
            Table table = writes.get(i).place().table();
            writes.get(i).commit(effects.get(i));
            costs.add(table, Capacity.ofTransactedWrites(table).write(table, effects.get(i)));
        }
        return costs;
    }

    private static List<Write.Effect> prepare(List<Write> writes) {
        List<Write.Effect> effects = new ArrayList<>();
        List<CancellationReason> reasons = new ArrayList<>();
        for (Write write : writes) {
            try {
                effects.add(write.prepare());
                reasons.add(CancellationReason.builder().code("None").build());
            } catch (ConditionalCheckFailedException e) {
                reasons.add(failed(e));
            } catch (DynamoDbException e) {
                reasons.add(CancellationReason.builder()
                        .code("ValidationError")
                        .message(e.awsErrorDetails().errorMessage())
                        .build());
            }
        }
        if (effects.size() < writes.size()) {
            throw Refusal.cancelled(reasons);
        }
        refuseTooGreat(effects);
        return effects;
    }

    private static CancellationReason failed(ConditionalCheckFailedException e) {
        var reason =
                CancellationReason.builder().code("ConditionalCheckFailed").message("The conditional request failed");
        return e.hasItem() ? reason.item(e.item()).build() : reason.build();
    }

    private static void refuseTooGreat(List<Write.Effect> effects) {
        long bytes = effects.stream()
                .mapToLong(effect -> effect.after().map(ItemSize::of).orElse(0))
                .sum();
        if (bytes > MAX_BYTES) {
            throw Refusal.validation("Transaction size has exceeded the maximum allowed size of 4 MB");
        }
    }

    private static void refuseCount(int count) {
        if (count == 0 || count > MAX_ITEMS) {
            throw Refusal.validation(("1 validation error detected: Value at 'transactItems' failed to satisfy"
                            + " constraint: Member must have length between 1 and 100, not %d")
                    .formatted(count));
        }
    }

    TransactGetItemsResponse get(TransactGetItemsRequest request) {
        refuseCount(request.transactItems().size());
        List<Wanted> wanted = request.transactItems().stream().map(this::wanted).toList();
        List<Place> places = wanted.stream().map(Wanted::place).toList();
        Places.refuseTwice(places, "Transaction request cannot include multiple operations on one item");
        List<Optional<Item>> found = tables.using(() -> locks.holdingAll(
                places, () -> places.stream().map(Transactions::item).toList()));
        Costs costs = new Costs();
        List<ItemResponse> responses = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Table table = places.get(i).table();
            costs.add(
                    table,
                    Capacity.ofTransactedReads(table)
                            .read(found.get(i).map(ItemSize::of).orElse(0)));
            responses.add(wanted.get(i).response(found.get(i)));
        }
        return TransactGetItemsResponse.builder()
                .responses(responses)
                .consumedCapacity(costs.reported(request.returnConsumedCapacity()))
                .build();
    }

    private static Optional<Item> item(Place place) {
        place.table().requireThere();
        return place.table().get(place.key());
    }

    private record Wanted(Place place, Optional<Projection> projection) {
        ItemResponse response(Optional<Item> found) {
            var response = ItemResponse.builder();
            found.map(item -> projection.map(part -> part.of(item)).orElse(item))
                    .ifPresent(item -> response.item(AttributeValues.of(item)));
            return response.build();
        }
    }

    private Wanted wanted(TransactGetItem item) {
        Get get = item.get();
        if (get == null) {
            throw Refusal.validation("TransactItems must contain a Get");
        }
        Table table = tables.named(get.tableName());
        var expressions = RequestExpressions.withNames(get.expressionAttributeNames());
        var projection = expressions.projection(get.projectionExpression());
        expressions.finish();
        return new Wanted(
                new Place(table, KeyRules.ofKey(table.definition(), AttributeValues.item(get.key()))), projection);
    }
}
