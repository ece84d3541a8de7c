package datapipeline.local.insights;

import datapipeline.local.insights.Expression.Field;
import java.util.Locale;
import java.util.stream.Stream;

/** The fields that an expression reads. */
final class FieldsOf {
    private FieldsOf() {}

    static Stream<Field> expression(Expression expression) {
        return switch (expression) {
            case Field field -> Stream.of(field);
            case Expression.Call call -> call(call);
            case Expression.Binary binary -> Stream.concat(expression(binary.left()), expression(binary.right()));
            case Expression.Negative negative -> expression(negative.of());
            case Expression.Not not -> expression(not.of());
            case Expression.InList list ->
                Stream.concat(expression(list.of()), list.values().stream().flatMap(FieldsOf::expression));
            case Expression.InQuery query -> expression(query.of());
            case Expression.Element element -> Stream.concat(expression(element.of()), expression(element.index()));
            case Expression.Text text -> Stream.empty();
            case Expression.Number number -> Stream.empty();
            case Expression.Regex regex -> Stream.empty();
            case Expression.Length length -> Stream.empty();
            case Expression.Star star -> Stream.empty();
        };
    }

    /** {@code bin(5m)} reads the timestamp without naming it. */
    private static Stream<Field> call(Expression.Call call) {
        boolean implicit = call.function().toLowerCase(Locale.ROOT).equals("bin")
                && call.arguments().size() == 1;
        return Stream.concat(
                implicit ? Stream.of(new Field("@timestamp", call.at())) : Stream.empty(),
                call.arguments().stream().flatMap(FieldsOf::expression));
    }
}
