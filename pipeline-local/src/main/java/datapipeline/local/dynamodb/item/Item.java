package datapipeline.local.dynamodb.item;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An item: values by attribute name. It never changes; an update makes another. */
public record Item(Map<String, Value> attributes) {

    /** What a condition sees where there is no item. */
    public static final Item EMPTY = new Item(Map.of());

    public Item {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** The value of an attribute, or null where the item does not have it. */
    public @Nullable Value get(String name) {
        return attributes.get(name);
    }

    /** The item with these attributes alone. */
    public Item only(Set<String> names) {
        Map<String, Value> kept = new LinkedHashMap<>(attributes);
        kept.keySet().retainAll(names);
        return new Item(kept);
    }

    public boolean isEmpty() {
        return attributes.isEmpty();
    }
}
