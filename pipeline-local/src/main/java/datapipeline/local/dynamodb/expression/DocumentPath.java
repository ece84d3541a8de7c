package datapipeline.local.dynamodb.expression;

import datapipeline.local.dynamodb.item.Item;
import datapipeline.local.dynamodb.item.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The way to a value inside an item: {@code meta.sizes[0].width}. */
public record DocumentPath(String attribute, List<Step> steps) {

    /** One step into a document. */
    sealed interface Step {
        /** Into a map. */
        record Field(String name) implements Step {
            @Override
            public String toString() {
                return name;
            }
        }

        /** Into a list, counted from zero. */
        record Index(int number) implements Step {
            @Override
            public String toString() {
                return "[" + number + "]";
            }
        }
    }

    public DocumentPath {
        steps = List.copyOf(steps);
    }

    boolean isNested() {
        return !steps.isEmpty();
    }

    /** The value at the end of the path, or null where the item has none. */
    @Nullable
    Value in(Item item) {
        Value value = item.get(attribute);
        for (Step step : steps) {
            value = value == null ? null : child(value, step);
        }
        return value;
    }

    static @Nullable Value child(Value value, Step step) {
        return switch (step) {
            case Step.Field(String name) ->
                value instanceof Value.M map ? map.entries().get(name) : null;
            case Step.Index(int number) ->
                value instanceof Value.L list && number < list.elements().size()
                        ? list.elements().get(number)
                        : null;
        };
    }

    /** Whether one of the two lies inside the other, or both are the same. */
    boolean overlaps(DocumentPath other) {
        int common = Math.min(steps.size(), other.steps.size());
        return attribute.equals(other.attribute) && steps.subList(0, common).equals(other.steps.subList(0, common));
    }

    /** Whether both take the same way until one of them takes a name and the other an index. */
    boolean conflictsWith(DocumentPath other) {
        if (!attribute.equals(other.attribute)) {
            return false;
        }
        for (int i = 0; i < Math.min(steps.size(), other.steps.size()); i++) {
            Step mine = steps.get(i);
            Step its = other.steps.get(i);
            if (!mine.equals(its)) {
                return mine instanceof Step.Field != its instanceof Step.Field;
            }
        }
        return false;
    }

    /** As DynamoDB shows paths in complaints: {@code [meta, sizes, [0], width]}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>(List.of(attribute));
        steps.forEach(step -> parts.add(step.toString()));
        return parts.stream().collect(Collectors.joining(", ", "[", "]"));
    }
}
