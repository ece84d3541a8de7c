package datapipeline.local.insights;

import datapipeline.local.insights.Expression.Span;
import java.util.List;

/** One step of a query, between two pipes. */
sealed interface Command {

    /** Where its name stands. */
    Span at();

    /** An expression and the name of its column. */
    record Named(Expression expression, String name) {}

    record Fields(List<Named> columns, Span at) implements Command {
        public Fields {
            columns = List.copyOf(columns);
        }
    }

    record Display(List<Named> columns, Span at) implements Command {
        public Display {
            columns = List.copyOf(columns);
        }
    }

    record Filter(Expression condition, Span at) implements Command {}

    record Stats(List<Named> values, List<Named> groups, Span at) implements Command {
        public Stats {
            values = List.copyOf(values);
            groups = List.copyOf(groups);
        }
    }

    record Sort(List<Key> keys, Span at) implements Command {
        public Sort {
            keys = List.copyOf(keys);
        }

        record Key(Expression expression, boolean descending) {}
    }

    record Limit(int rows, Span at) implements Command {}

    /** Takes fields out of text by a pattern, and leaves them absent where it does not match. */
    record Parse(Expression source, CapturePattern pattern, Span at) implements Command {}

    record Dedup(List<Expression> keys, Span at) implements Command {
        public Dedup {
            keys = List.copyOf(keys);
        }
    }

    /** A row for each element of an array. */
    record Unnest(Expression source, String name, Span at) implements Command {}

    /** The log groups a query names itself, by names or by the beginnings of names; it can only come first. */
    record Source(List<String> names, List<String> prefixes, Span at) implements Command {
        public Source {
            names = List.copyOf(names);
            prefixes = List.copyOf(prefixes);
        }
    }
}
