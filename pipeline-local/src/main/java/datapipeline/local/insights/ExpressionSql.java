package datapipeline.local.insights;

import datapipeline.local.insights.Expression.Binary;
import datapipeline.local.insights.Expression.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Translates an expression over one row. */
final class ExpressionSql {
    private final String text;
    private final Rows rows;
    private final Functions functions;
    private final Function<Query, String> subqueries;

    /**
     * @param text of the query
     * @param subqueries the SQL of a query that is inside of another, with one column of text
     */
    ExpressionSql(String text, Rows rows, Functions functions, Function<Query, String> subqueries) {
        this.text = text;
        this.rows = rows;
        this.functions = functions;
        this.subqueries = subqueries;
    }

    Typed of(Expression expression) {
        return switch (expression) {
            case Expression.Field(String name, Span at) -> field(name);
            case Expression.Text(String value, Span at) -> Typed.text(Typed.quoted(value));
            case Expression.Number(String digits, Span at) -> Typed.number("CAST(" + digits + " AS DOUBLE)");
            case Expression.Call call -> call(call);
            case Expression.Negative(Expression of, Span at) -> Typed.number("(-%s)".formatted(of(of).asNumber()));
            case Expression.Not(Expression of, Span at) -> Typed.truth("(NOT %s)".formatted(of(of).asTruth()));
            case Binary binary -> binary(binary);
            case Expression.InList(Expression of, List<Expression> values, Span at) -> inList(of(of), values);
            case Expression.InQuery(Expression of, Query query, Span at) ->
                Typed.truth("(%s IN (%s))".formatted(of(of).asText(), subqueries.apply(query)));
            case Expression.Element(Expression of, Expression index, Span at) -> element(of(of), of(index));
            case Expression.Regex(String pattern, Span at) ->
                throw at.refused("a regular expression stands after like, =~ or parse");
            case Expression.Length(Period period, Span at) ->
                throw at.refused("a length of time stands in bin, datefloor or dateceil");
            case Expression.Star(Span at) -> throw at.refused("a star stands in count(*)");
        };
    }

    private Typed field(String name) {
        return rows.column(name).or(() -> insideOfColumn(name)).orElseGet(() -> discovered(name));
    }

    private Typed discovered(String name) {
        if (name.equals("true") || name.equals("false")) {
            return Typed.truth(name);
        }
        return rows.areEvents() ? EventFields.named(name) : Typed.text("CAST(NULL AS VARCHAR)");
    }

    /** {@code parsed.user.id}, where {@code parsed} is a column with JSON in it. */
    private Optional<Typed> insideOfColumn(String name) {
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            Optional<Typed> column = rows.column(name.substring(0, dot));
            if (column.isPresent()) {
                return Optional.of(EventFields.member(column.get().asJson(), name.substring(dot + 1)));
            }
        }
        return Optional.empty();
    }

    private Typed element(Typed of, Typed index) {
        return Typed.text("json_extract_string(%s, '/' || %s)".formatted(of.asJson(), index.asText()));
    }

    /** After a {@code stats}, {@code sort count(*)} means its column and calls nothing. */
    private Typed call(Expression.Call call) {
        Optional<Typed> column = rows.column(Query.written(text, call));
        if (column.isPresent()) {
            return column.get();
        }
        if (Aggregates.has(call.function())) {
            throw call.at().refused("%s belongs into a stats".formatted(call.function()));
        }
        return functions.call(call, this::of);
    }

    private Typed inList(Typed of, List<Expression> values) {
        if (values.isEmpty()) {
            return Typed.truth("FALSE");
        }
        return Typed.truth(values.stream()
                .map(value ->
                        Comparison.of(Expression.Operator.EQUAL, of, of(value)).sql())
                .collect(Collectors.joining(" OR ", "(", ")")));
    }

    private Typed binary(Binary binary) {
        if (binary.operator() == Expression.Operator.LIKE) {
            return like(of(binary.left()), binary.right());
        }
        return combined(binary.operator(), of(binary.left()), of(binary.right()));
    }

    private Typed like(Typed left, Expression pattern) {
        return Typed.truth(
                pattern instanceof Expression.Regex regex
                        ? "regexp_matches(%s, %s)".formatted(left.asText(), Typed.quoted(regex.pattern()))
                        : "contains(%s, %s)"
                                .formatted(left.asText(), of(pattern).asText()));
    }

    /** What an operator makes of two values. */
    static Typed combined(Expression.Operator operator, Typed left, Typed right) {
        return switch (operator) {
            case OR, AND -> Typed.truth("(%s %s %s)".formatted(left.asTruth(), operator.symbol(), right.asTruth()));
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                Comparison.of(operator, left, right);
            case PLUS, MINUS, TIMES ->
                Typed.number("(%s %s %s)".formatted(left.asNumber(), operator.symbol(), right.asNumber()));
            case DIVIDED, REMAINDER ->
                Typed.number("(%s %s nullif(%s, 0))".formatted(left.asNumber(), operator.symbol(), right.asNumber()));
            case POWER -> Typed.number("pow(%s, %s)".formatted(left.asNumber(), right.asNumber()));
            case LIKE -> Typed.truth("contains(%s, %s)".formatted(left.asText(), right.asText()));
        };
    }
}
