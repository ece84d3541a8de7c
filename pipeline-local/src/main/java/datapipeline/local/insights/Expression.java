package datapipeline.local.insights;

import java.util.List;

/** What has a value for each log event. */
sealed interface Expression {

    /** Where it stands in the query, for messages and for the names of columns. */
    Span at();

    /**
     * A stretch of the query.
     *
     * @param end offset behind its last character
     */
    record Span(int start, int end) {
        MalformedQuery refused(String message) {
            return new MalformedQuery(message, start, end);
        }

        Span to(Span other) {
            return new Span(start, other.end);
        }
    }

    /** A field of the event, or one that an earlier command made. */
    record Field(String name, Span at) implements Expression {}

    record Text(String value, Span at) implements Expression {}

    record Number(String digits, Span at) implements Expression {}

    record Regex(String pattern, Span at) implements Expression {}

    /** A length of time. */
    record Length(Period period, Span at) implements Expression {}

    /** The star of {@code count(*)}. */
    record Star(Span at) implements Expression {}

    record Call(String function, List<Expression> arguments, Span at) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    record Negative(Expression of, Span at) implements Expression {}

    record Not(Expression of, Span at) implements Expression {}

    record Binary(Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public Span at() {
            return left.at().to(right.at());
        }
    }

    /** {@code f in ["a", "b"]}. */
    record InList(Expression of, List<Expression> values, Span at) implements Expression {
        public InList {
            values = List.copyOf(values);
        }
    }

    /** {@code f in (SOURCE ... | fields g)}. */
    record InQuery(Expression of, Query query, Span at) implements Expression {}

    /** An element of an array, or a member of an object: {@code items[0]}. */
    record Element(Expression of, Expression index, Span at) implements Expression {}

    enum Operator {
        OR("or"),
        AND("and"),
        EQUAL("="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        LIKE("like"),
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        DIVIDED("/"),
        REMAINDER("%"),
        POWER("^");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        String symbol() {
            return symbol;
        }
    }
}
