package datapipeline.local.cloudwatch.math;

import java.util.List;

/** An expression as it was read. */
sealed interface MathExpression {

    record Number(double value) implements MathExpression {}

    record Text(String value) implements MathExpression {}

    /** The result of another query. */
    record Reference(String id) implements MathExpression {}

    record Unary(String operator, MathExpression operand) implements MathExpression {}

    record Binary(String operator, MathExpression left, MathExpression right) implements MathExpression {}

    record Call(String function, List<MathExpression> arguments) implements MathExpression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    record Several(List<MathExpression> elements) implements MathExpression {
        public Several {
            elements = List.copyOf(elements);
        }
    }
}
