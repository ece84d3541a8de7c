package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.expression.Update;
import datapipeline.local.dynamodb.item.Item;
import java.util.Optional;

/** What a write does to an item. */
sealed interface Change {

    record Put(Item item) implements Change {}

    /**
     * An update.
     *
     * @param key what an item begins with that was not there
     */
    record Modify(Update update, Item key) implements Change {}

    record Delete() implements Change {}

    /** Only the condition counts. */
    record Check() implements Change {}

    /** What the item becomes. */
    default Optional<Item> apply(Optional<Item> before) {
        return switch (this) {
            case Put(Item item) -> Optional.of(item);
            case Modify(Update update, Item key) -> Optional.of(update.apply(before.orElse(key)));
            case Delete delete -> Optional.empty();
            case Check check -> before;
        };
    }
}
