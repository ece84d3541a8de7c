package datapipeline.local.dynamodb.expression;

import datapipeline.local.dynamodb.expression.UpdateAction.Source;
import datapipeline.local.dynamodb.item.Item;
import datapipeline.local.dynamodb.item.Numbers;
import datapipeline.local.dynamodb.item.Refusal;
import datapipeline.local.dynamodb.item.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the actions of an update work out. */
final class Arithmetic {
    private Arithmetic() {}

    static Value evaluate(Source source, Item before) {
        return switch (source) {
            case Source.Literal(Value value) -> value;
            case Source.AtPath(DocumentPath path) -> existing(path, before);
            case Source.Plus(Source left, Source right) ->
                number(number(left, before).add(number(right, before)));
            case Source.Minus(Source left, Source right) ->
                number(number(left, before).subtract(number(right, before)));
            case Source.IfNotExists(DocumentPath path, Source otherwise) -> {
                Value there = path.in(before);
                yield there == null ? evaluate(otherwise, before) : there;
            }
            case Source.ListAppend(Source first, Source second) -> {
                List<Value> all = new ArrayList<>(list(first, before));
                all.addAll(list(second, before));
                yield new Value.L(all);
            }
        };
    }

    private static Value existing(DocumentPath path, Item before) {
        Value there = path.in(before);
        if (there == null) {
            throw Refusal.validation("The provided expression refers to an attribute that does not exist in the item");
        }
        return there;
    }

    private static BigDecimal number(Source source, Item before) {
        if (evaluate(source, before) instanceof Value.N n) {
            return n.number();
        }
        throw wrongType();
    }

    private static Value number(BigDecimal number) {
        return new Value.N(Numbers.checked(number));
    }

    private static List<Value> list(Source source, Item before) {
        if (evaluate(source, before) instanceof Value.L list) {
            return list.elements();
        }
        throw wrongType();
    }

    static Value add(@Nullable Value there, Value more) {
        if (there == null) {
            return more;
        }
        if (there instanceof Value.N a && more instanceof Value.N b) {
            return number(a.number().add(b.number()));
        }
        if (there instanceof Value.SS a && more instanceof Value.SS b) {
            return new Value.SS(union(a.texts(), b.texts()));
        }
        if (there instanceof Value.NS a && more instanceof Value.NS b) {
            return new Value.NS(union(a.numbers(), b.numbers()));
        }
        if (there instanceof Value.BS a && more instanceof Value.BS b) {
            return new Value.BS(union(a.binaries(), b.binaries()));
        }
        throw wrongType();
    }

    /** What is left of a set; empty when nothing is, because there are no empty sets. */
    static Optional<Value> delete(@Nullable Value there, Value less) {
        if (there == null) {
            return Optional.empty();
        }
        if (there instanceof Value.SS a && less instanceof Value.SS b) {
            return without(a.texts(), b.texts()).map(Value.SS::new);
        }
        if (there instanceof Value.NS a && less instanceof Value.NS b) {
            return without(a.numbers(), b.numbers()).map(Value.NS::new);
        }
        if (there instanceof Value.BS a && less instanceof Value.BS b) {
            return without(a.binaries(), b.binaries()).map(Value.BS::new);
        }
        throw wrongType();
    }

    private static <T> SortedSet<T> union(SortedSet<T> a, SortedSet<T> b) {
        SortedSet<T> all = new TreeSet<>(a);
        all.addAll(b);
        return all;
    }

    private static <T> Optional<SortedSet<T>> without(SortedSet<T> a, SortedSet<T> b) {
        SortedSet<T> left = new TreeSet<>(a);
        left.removeAll(b);
        return left.isEmpty() ? Optional.empty() : Optional.of(left);
    }

    private static RuntimeException wrongType() {
        return Refusal.validation("An operand in the update expression has an incorrect data type");
    }
}
