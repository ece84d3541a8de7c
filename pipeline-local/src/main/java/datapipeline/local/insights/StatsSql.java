package datapipeline.local.insights;

import datapipeline.local.insights.Command.Named;
import datapipeline.local.insights.Expression.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Translates a {@code stats}: groups first, then what is computed over each; a later value may use an earlier one. */
final class StatsSql {
    private final Rows rows;
    private final ExpressionSql row;
    private final Functions functions;
    private final Map<String, Typed> groups = new LinkedHashMap<>();
    private final Map<String, Expression> values = new LinkedHashMap<>();

    StatsSql(Rows rows, ExpressionSql row, Functions functions) {
        this.rows = rows;
        this.row = row;
        this.functions = functions;
    }

    void translate(Command.Stats stats) {
        stats.groups().forEach(group -> groups.put(group.name(), overRow(group.expression())));
        var selected = new ArrayList<String>();
        var positions = new ArrayList<String>();
        Map<String, Typed> columns = new LinkedHashMap<>();
        groups.forEach((name, value) -> {
            positions.add(Integer.toString(positions.size() + 1));
            columns.put(name, column(selected, value));
        });
        for (Named value : stats.values()) {
            columns.put(value.name(), column(selected, overGroup(value.expression())));
            values.put(value.name(), value.expression());
        }
        String grouped = positions.isEmpty() ? "" : " GROUP BY " + String.join(", ", positions);
        rows.aggregated(
                "(SELECT %s FROM %s%s HAVING count(*) > 0)"
                        .formatted(String.join(", ", selected), rows.relation(), grouped),
                columns);
    }

    private Typed column(List<String> selected, Typed value) {
        String name = rows.newColumn();
        selected.add(value.sql() + " AS " + name);
        return new Typed(name, value.type());
    }

    private Typed overRow(Expression expression) {
        if (!rows.areEvents()) {
            FieldsOf.expression(expression).forEach(field -> rows.mustKnow(field.name(), field.at()));
        }
        return row.of(expression);
    }

    private Typed overGroup(Expression expression) {
        return switch (expression) {
            case Expression.Call call when Aggregates.has(call.function()) -> Aggregates.call(call, this::overRow);
            case Expression.Call call -> functions.call(call, this::overGroup);
            case Expression.Binary(Expression.Operator operator, Expression left, Expression right) ->
                ExpressionSql.combined(operator, overGroup(left), overGroup(right));
            case Expression.Negative(Expression of, Span at) ->
                Typed.number("(-%s)".formatted(overGroup(of).asNumber()));
            case Expression.Not(Expression of, Span at) ->
                Typed.truth("(NOT %s)".formatted(overGroup(of).asTruth()));
            case Expression.Field(String name, Span at) -> named(name, at);
            case Expression.Text text -> row.of(text);
            case Expression.Number number -> row.of(number);
            case Expression.Length length -> row.of(length);
            case Expression.Regex regex -> row.of(regex);
            case Expression.Star star -> row.of(star);
            case Expression.InList list -> throw list.at().refused("stats computes over groups: in is for filter");
            case Expression.InQuery query -> throw query.at().refused("stats computes over groups: in is for filter");
            case Expression.Element element -> throw element.at().refused("an element stands inside of an aggregate");
        };
    }

    private Typed named(String name, Span at) {
        if (groups.get(name) instanceof Typed group) {
            return group;
        }
        if (values.get(name) instanceof Expression value) {
            return overGroup(value);
        }
        throw at.refused(
                "\"%s\" is no group of this stats: use it inside of avg, max, count or the like".formatted(name));
    }
}
