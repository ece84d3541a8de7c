package datapipeline.local.dynamodb.expression;

import datapipeline.local.dynamodb.expression.DocumentPath.Step;
import datapipeline.local.dynamodb.item.Item;
import datapipeline.local.dynamodb.item.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parts of an item that a request wants to see. Chosen list elements move together, in the order of the list. */
public final class Projection {
    private final Tree tree;

    Projection(Collection<DocumentPath> paths) {
        this.tree = Tree.of(paths);
    }

    /** Reads the ProjectionExpression of a request. */
    public static Projection parse(String expression, Substitutions substitutions) {
        Tokens tokens = new Tokens("ProjectionExpression", expression);
        PathParser parser = new PathParser(tokens, substitutions);
        List<DocumentPath> paths = new ArrayList<>();
        do {
            paths.add(parser.path());
        } while (tokens.takeSymbol(","));
        tokens.expectEnd();
        refuseOverlaps(tokens, paths);
        return new Projection(paths);
    }

    private static void refuseOverlaps(Tokens tokens, List<DocumentPath> paths) {
        for (int i = 0; i < paths.size(); i++) {
            for (int j = i + 1; j < paths.size(); j++) {
                if (paths.get(i).overlaps(paths.get(j))) {
                    throw tokens.invalid(
                            ("Two document paths overlap with each other; must remove or rewrite one of these paths;"
                                            + " path one: %s, path two: %s")
                                    .formatted(paths.get(i), paths.get(j)));
                }
            }
        }
    }

    /** The top-level attributes it wants something of. */
    public Collection<String> attributes() {
        return tree.fields.keySet();
    }

    /** What is left of an item. */
    public Item of(Item item) {
        return new Item(tree.fields(item.attributes()));
    }

    /** The paths as a tree; where it ends, the whole value is wanted. */
    private record Tree(Map<String, Tree> fields, Map<Integer, Tree> indexes) {
        static Tree of(Collection<DocumentPath> paths) {
            Tree root = empty();
            for (DocumentPath path : paths) {
                Tree at = root.fields.computeIfAbsent(path.attribute(), name -> empty());
                for (Step step : path.steps()) {
                    at = switch (step) {
                        case Step.Field(String name) -> at.fields.computeIfAbsent(name, n -> empty());
                        case Step.Index(int number) -> at.indexes.computeIfAbsent(number, n -> empty());
                    };
                }
            }
            return root;
        }

        static Tree empty() {
            return new Tree(new LinkedHashMap<>(), new TreeMap<>());
        }

        Map<String, Value> fields(Map<String, Value> values) {
            Map<String, Value> kept = new LinkedHashMap<>();
            fields.forEach((name, inner) -> {
                Value value = values.get(name);
                Value part = value == null ? null : inner.part(value);
                if (part != null) {
                    kept.put(name, part);
                }
            });
            return kept;
        }

        @Nullable
        Value part(Value value) {
            if (fields.isEmpty() && indexes.isEmpty()) {
                return value;
            }
            if (value instanceof Value.M map && !fields.isEmpty()) {
                Map<String, Value> kept = fields(map.entries());
                return kept.isEmpty() ? null : new Value.M(kept);
            }
            if (value instanceof Value.L list && !indexes.isEmpty()) {
                List<Value> kept = elements(list.elements());
                return kept.isEmpty() ? null : new Value.L(kept);
            }
            return null;
        }

        private List<Value> elements(List<Value> elements) {
            List<Value> kept = new ArrayList<>();
            indexes.forEach((number, inner) -> {
                Value part = number < elements.size() ? inner.part(elements.get(number)) : null;
                if (part != null) {
                    kept.add(part);
                }
            });
            return kept;
        }
    }
}
