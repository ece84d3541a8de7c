package datapipeline.local.dynamodb.expression;

import datapipeline.local.dynamodb.item.Item;
import datapipeline.local.dynamodb.item.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition, a filter or a key condition as a tree. */
public sealed interface Condition {

    record And(Condition left, Condition right) implements Condition {}

    record Or(Condition left, Condition right) implements Condition {}

    record Not(Condition condition) implements Condition {}

    record Compare(Operand left, Comparator comparator, Operand right) implements Condition {}

    record Between(Operand value, Operand low, Operand high) implements Condition {}

    record In(Operand value, List<Operand> candidates) implements Condition {}

    record Exists(DocumentPath path) implements Condition {}

    record NotExists(DocumentPath path) implements Condition {}

    record TypeIs(Operand value, String type) implements Condition {}

    record BeginsWith(Operand value, Operand prefix) implements Condition {}

    record Contains(Operand value, Operand part) implements Condition {}

    /** Whether it holds for an item; {@link Item#EMPTY} stands for none. */
    default boolean holds(Item item) {
        return switch (this) {
            case And(Condition left, Condition right) -> left.holds(item) && right.holds(item);
            case Or(Condition left, Condition right) -> left.holds(item) || right.holds(item);
            case Not(Condition condition) -> !condition.holds(item);
            case Compare(Operand left, Comparator comparator, Operand right) ->
                comparator.holds(left.in(item), right.in(item));
            case Between(Operand value, Operand low, Operand high) ->
                Comparator.GE.holds(value.in(item), low.in(item)) && Comparator.LE.holds(value.in(item), high.in(item));
            case In(Operand value, List<Operand> candidates) -> {
                @Nullable Value found = value.in(item);
                yield candidates.stream().anyMatch(each -> Comparator.EQ.holds(found, each.in(item)));
            }
            case Exists(DocumentPath path) -> path.in(item) != null;
            case NotExists(DocumentPath path) -> path.in(item) == null;
            case TypeIs(Operand value, String type) -> {
                Value found = value.in(item);
                yield found != null && found.type().equals(type);
            }
            case BeginsWith(Operand value, Operand prefix) -> Parts.beginsWith(value.in(item), prefix.in(item));
            case Contains(Operand value, Operand part) -> Parts.contains(value.in(item), part.in(item));
        };
    }

    /** The top-level attributes it looks at. */
    default Set<String> attributes() {
        Set<String> attributes = new HashSet<>();
        collect(attributes);
        return attributes;
    }

    private void collect(Set<String> attributes) {
        switch (this) {
            case And(Condition left, Condition right) -> {
                left.collect(attributes);
                right.collect(attributes);
            }
            case Or(Condition left, Condition right) -> {
                left.collect(attributes);
                right.collect(attributes);
            }
            case Not(Condition condition) -> condition.collect(attributes);
            case Compare(Operand left, Comparator comparator, Operand right) ->
                Operand.collect(attributes, left, right);
            case Between(Operand value, Operand low, Operand high) -> Operand.collect(attributes, value, low, high);
            case In(Operand value, List<Operand> candidates) -> {
                Operand.collect(attributes, value);
                Operand.collect(attributes, candidates.toArray(Operand[]::new));
            }
            case Exists(DocumentPath path) -> attributes.add(path.attribute());
            case NotExists(DocumentPath path) -> attributes.add(path.attribute());
            case TypeIs(Operand value, String type) -> Operand.collect(attributes, value);
            case BeginsWith(Operand value, Operand prefix) -> Operand.collect(attributes, value, prefix);
            case Contains(Operand value, Operand part) -> Operand.collect(attributes, value, part);
        }
    }
}
