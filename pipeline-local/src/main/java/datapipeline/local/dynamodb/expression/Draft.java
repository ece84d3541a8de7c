package datapipeline.local.dynamodb.expression;

import datapipeline.local.dynamodb.expression.DocumentPath.Step;
import datapipeline.local.dynamodb.item.Item;
import datapipeline.local.dynamodb.item.Refusal;
import datapipeline.local.dynamodb.item.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An item being changed, value by value, along document paths. */
final class Draft {
    /**
     * Lower list indexes first: so elements put beyond the end of a list arrive in the order of their indexes, and
     * elements removed in the reverse order leave the others where the expression meant them.
     */
    static final Comparator<DocumentPath> ORDER_OF_CHANGES = Draft::compareWays;

    private final Map<String, Value> attributes;

    Draft(Item item) {
        this.attributes = new LinkedHashMap<>(item.attributes());
    }

    Item item() {
        return new Item(attributes);
    }

    void put(DocumentPath path, Value value) {
        change(path, old -> value);
    }

    void remove(DocumentPath path) {
        change(path, old -> null);
    }

    /** As {@link #remove}, but fine with a path that leads nowhere. */
    void removeIfThere(DocumentPath path) {
        if (path.in(item()) != null) {
            remove(path);
        }
    }

    /** Puts what the change makes of the value at the path, or takes it out where that is null. */
    private void change(DocumentPath path, NullableOperator change) {
        Value old = attributes.get(path.attribute());
        Value changed = path.isNested() ? inside(old, path.steps(), change) : change.apply(old);
        if (changed == null) {
            attributes.remove(path.attribute());
        } else {
            attributes.put(path.attribute(), changed);
        }
    }

    private interface NullableOperator {
        @Nullable
        Value apply(@Nullable Value old);
    }

    private static Value inside(@Nullable Value parent, List<Step> steps, NullableOperator change) {
        Step step = steps.getFirst();
        List<Step> rest = steps.subList(1, steps.size());
        NullableOperator deeper = rest.isEmpty() ? change : child -> inside(child, rest, change);
        return switch (step) {
            case Step.Field(String name) when parent instanceof Value.M map -> field(map, name, deeper);
            case Step.Index(int number) when parent instanceof Value.L list -> element(list, number, deeper);
            case Step.Field field -> throw leadsNowhere();
            case Step.Index index -> throw leadsNowhere();
        };
    }

    private static Value field(Value.M map, String name, NullableOperator change) {
        Map<String, Value> entries = new LinkedHashMap<>(map.entries());
        Value changed = change.apply(entries.get(name));
        if (changed == null) {
            entries.remove(name);
        } else {
            entries.put(name, changed);
        }
        return new Value.M(entries);
    }

    private static Value element(Value.L list, int number, NullableOperator change) {
        List<Value> elements = new ArrayList<>(list.elements());
        if (number >= elements.size()) {
            Value added = change.apply(null);
            if (added != null) {
                elements.add(added);
            }
        } else {
            Value changed = change.apply(elements.get(number));
            if (changed == null) {
                elements.remove(number);
            } else {
                elements.set(number, changed);
            }
        }
        return new Value.L(elements);
    }

    private static RuntimeException leadsNowhere() {
        return Refusal.validation("The document path provided in the update expression is invalid for update");
    }

    private static int compareWays(DocumentPath a, DocumentPath b) {
        int order = a.attribute().compareTo(b.attribute());
        for (int i = 0; order == 0 && i < Math.min(a.steps().size(), b.steps().size()); i++) {
            order = compareSteps(a.steps().get(i), b.steps().get(i));
        }
        return order != 0 ? order : Integer.compare(a.steps().size(), b.steps().size());
    }

    private static int compareSteps(Step a, Step b) {
        return switch (a) {
            case Step.Field(String name) -> b instanceof Step.Field(String other) ? name.compareTo(other) : -1;
            case Step.Index(int number) -> b instanceof Step.Index(int other) ? Integer.compare(number, other) : 1;
        };
    }
}
