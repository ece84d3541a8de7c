package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.expression.Condition;
import datapipeline.local.dynamodb.item.Item;
import datapipeline.local.dynamodb.item.ItemSize;
import datapipeline.local.dynamodb.item.Refusal;
import java.util.Optional;

/**
 * A change to one item, on a condition.
 *
 * @param showsItemOnFailure whether a failed condition answers with the item as it is
 */
record Write(ItemLocks.Place place, Optional<Condition> condition, Change change, boolean showsItemOnFailure) {

    /** What a write did. */
    record Effect(Optional<Item> before, Optional<Item> after) {}

    /** Works out what the item would become, and changes nothing. */
    Effect prepare() {
        place.table().requireThere();
        Optional<Item> before = place.table().get(place.key());
        if (condition.isPresent() && !condition.get().holds(before.orElse(Item.EMPTY))) {
            throw Refusal.conditionFailed(showsItemOnFailure ? before.orElse(Item.EMPTY) : Item.EMPTY);
        }
        Optional<Item> after = change.apply(before);
        if (change instanceof Change.Modify) {
            after.ifPresent(item ->
                    requireFit(place.table(), item, "Item size to update has exceeded the maximum allowed size"));
        }
        return new Effect(before, after);
    }

    /** Refuses an item that the table cannot hold. */
    static void requireFit(Table table, Item item, String tooGreat) {
        KeyRules.checkIndexKeys(table.definition(), item);
        if (ItemSize.of(item) > ItemSize.MAX_ITEM) {
            throw Refusal.validation(tooGreat);
        }
    }

    /** Does what was prepared. */
    void commit(Effect effect) {
        if (!(change instanceof Change.Check)) {
            place.table().replace(place.key(), effect.before(), effect.after());
        }
    }
}
