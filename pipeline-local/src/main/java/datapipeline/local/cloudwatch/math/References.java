package datapipeline.local.cloudwatch.math;

import java.util.List;
import java.util.stream.Stream;

/** Which queries an expression refers to. */
final class References {
    private References() {}

    static List<String> of(MathExpression expression) {
        return in(expression).distinct().toList();
    }

    private static Stream<String> in(MathExpression expression) {
        return switch (expression) {
            case MathExpression.Number number -> Stream.empty();
            case MathExpression.Text text -> Stream.empty();
            case MathExpression.Reference(String id) -> id.equals("REPEAT") ? Stream.empty() : Stream.of(id);
            case MathExpression.Unary(String operator, MathExpression operand) -> in(operand);
            case MathExpression.Binary(String operator, MathExpression left, MathExpression right) ->
                Stream.concat(in(left), in(right));
            case MathExpression.Call(String function, List<MathExpression> arguments) ->
                arguments.stream().flatMap(References::in);
            case MathExpression.Several(List<MathExpression> elements) ->
                elements.stream().flatMap(References::in);
        };
    }
}
