package datapipeline.local.cloudwatch.math;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;

/** Computes an expression. */
public final class MetricMath {
    private final Map<String, Value> values;
    private final Timeline time;

    /**
     * @param values the results that expressions may refer to, by their ids
     * @param time which periods there are
     */
    private MetricMath(Map<String, Value> values, Timeline time) {
        this.values = values;
        this.time = time;
    }

    /** @throws MathRefused if the expression cannot be read or computed */
    public static Value compute(String expression, Map<String, Value> values, Timeline time) {
        return new MetricMath(values, time).value(MathParser.parse(expression));
    }

    /** The ids that an expression refers to. */
    public static List<String> references(String expression) {
        return References.of(MathParser.parse(expression));
    }

    private Value value(MathExpression expression) {
        return switch (expression) {
            case MathExpression.Number(double number) -> new Value.Scalar(number);
            case MathExpression.Text(String text) -> throw new MathRefused("a text cannot be computed: " + text);
            case MathExpression.Reference(String id) -> reference(id);
            case MathExpression.Unary(String operator, MathExpression operand) ->
                operator.equals("-") ? Value.each(value(operand), number -> -number) : value(operand);
            case MathExpression.Binary(String operator, MathExpression left, MathExpression right) ->
                Value.combine(value(left), value(right), operator(operator));
            case MathExpression.Several(List<MathExpression> elements) ->
                new Value.Several(elements.stream().map(this::series).toList());
            case MathExpression.Call(String function, List<MathExpression> arguments) -> call(function, arguments);
        };
    }

    private Value reference(String id) {
        Value value = values.get(id);
        if (value == null) {
            throw new MathRefused("no query has the Id " + id);
        }
        return value;
    }

    private Value.Series series(MathExpression expression) {
        return switch (value(expression)) {
            case Value.Series series -> series;
            case Value.Scalar(double number) -> time.constant(number);
            case Value.Several several -> throw new MathRefused("a list of lists of series cannot be computed");
        };
    }

    private static DoubleBinaryOperator operator(String operator) {
        return switch (operator) {
            case "+" -> Double::sum;
            case "-" -> (a, b) -> a - b;
            case "*" -> (a, b) -> a * b;
            case "/" -> (a, b) -> a / b;
            case "^" -> Math::pow;
            case "<" -> (a, b) -> a < b ? 1 : 0;
            case "<=" -> (a, b) -> a <= b ? 1 : 0;
            case ">" -> (a, b) -> a > b ? 1 : 0;
            case ">=" -> (a, b) -> a >= b ? 1 : 0;
            case "==" -> (a, b) -> a == b ? 1 : 0;
            case "!=" -> (a, b) -> a == b ? 0 : 1;
            case "AND", "&&" -> (a, b) -> a != 0 && b != 0 ? 1 : 0;
            case "OR", "||" -> (a, b) -> a != 0 || b != 0 ? 1 : 0;
            default -> throw new MathRefused("the operator %s is not known".formatted(operator));
        };
    }

    private Value call(String function, List<MathExpression> arguments) {
        return switch (function) {
            case "METRICS" ->
                new Value.Several(values.values().stream()
                        .filter(Value.Series.class::isInstance)
                        .map(Value.Series.class::cast)
                        .toList());
            case "ABS" -> Value.each(value(one(function, arguments)), Math::abs);
            case "CEIL" -> Value.each(value(one(function, arguments)), Math::ceil);
            case "FLOOR" -> Value.each(value(one(function, arguments)), Math::floor);
            case "LOG" -> Value.each(value(one(function, arguments)), Math::log);
            case "LOG10" -> Value.each(value(one(function, arguments)), Math::log10);
            case "PERIOD" -> new Value.Scalar(time.periodMillis() / 1000.0);
            case "TIME_SERIES" -> series(one(function, arguments));
            case "FILL" -> fill(arguments);
            case "IF" -> choose(arguments);
            case "RATE" -> new Value.Series(steps(series(one(function, arguments)), true));
            case "DIFF" -> new Value.Series(steps(series(one(function, arguments)), false));
            case "RUNNING_SUM" -> runningSum(series(one(function, arguments)));
            case "SUM", "AVG", "MIN", "MAX", "STDDEV", "DATAPOINT_COUNT" ->
                Aggregate.valueOf(function).of(value(one(function, arguments)));
            default ->
                throw new MathRefused("the function %s is not computed by the embedded CloudWatch".formatted(function));
        };
    }

    private static MathExpression one(String function, List<MathExpression> arguments) {
        if (arguments.size() != 1) {
            throw new MathRefused("%s takes one argument, not %d".formatted(function, arguments.size()));
        }
        return arguments.getFirst();
    }

    /** {@code FILL(m, 0)}, {@code FILL(m, REPEAT)} or {@code FILL(m, other)}: a value for every period without one. */
    private Value fill(List<MathExpression> arguments) {
        if (arguments.size() != 2) {
            throw new MathRefused("FILL takes a series and what to fill in");
        }
        if (value(arguments.getFirst()) instanceof Value.Several(List<Value.Series> all)) {
            return new Value.Several(all.stream()
                    .map(series -> filled(series, arguments.getLast()))
                    .toList());
        }
        return filled(series(arguments.getFirst()), arguments.getLast());
    }

    private Value.Series filled(Value.Series series, MathExpression by) {
        if (by instanceof MathExpression.Reference(String word) && word.equals("REPEAT")) {
            return time.repeated(series);
        }
        var all = new TreeMap<>(series(by).points());
        all.putAll(series.points());
        return new Value.Series(all);
    }

    /** {@code IF(condition, then, else)}; without an else, periods where the condition does not hold have no point. */
    private Value choose(List<MathExpression> arguments) {
        if (arguments.size() < 2 || arguments.size() > 3) {
            throw new MathRefused("IF takes a condition and one or two values");
        }
        Value.Series condition = series(arguments.getFirst());
        SortedMap<Long, Double> then = series(arguments.get(1)).points();
        SortedMap<Long, Double> otherwise =
                arguments.size() == 3 ? series(arguments.get(2)).points() : new TreeMap<>();
        var chosen = new TreeMap<Long, Double>();
        condition.points().forEach((at, holds) -> {
            Double value = holds != 0 ? then.get(at) : otherwise.get(at);
            if (value != null) {
                chosen.put(at, value);
            }
        });
        return new Value.Series(chosen);
    }

    /** By how much each point is more than the one before it, or how much more in a second. */
    private static SortedMap<Long, Double> steps(Value.Series series, boolean perSecond) {
        var steps = new TreeMap<Long, Double>();
        Map.Entry<Long, Double> before = null;
        for (Map.Entry<Long, Double> point : series.points().entrySet()) {
            if (before != null) {
                double step = point.getValue() - before.getValue();
                double seconds = (point.getKey() - before.getKey()) / 1000.0;
                steps.put(point.getKey(), perSecond ? step / seconds : step);
            }
            before = point;
        }
        return steps;
    }

    private static Value runningSum(Value.Series series) {
        var sums = new TreeMap<Long, Double>();
        double sum = 0;
        for (Map.Entry<Long, Double> point : series.points().entrySet()) {
            sum += point.getValue();
            sums.put(point.getKey(), sum);
        }
        return new Value.Series(sums);
    }
}
