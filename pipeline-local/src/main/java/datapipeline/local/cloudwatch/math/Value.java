package datapipeline.local.cloudwatch.math;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** What an expression means: a number, a series of numbers in time, or several series. */
public sealed interface Value {

    /** A number that is the same at any time. */
    record Scalar(double number) implements Value {}

    /** @param points by the beginnings of periods, in milliseconds since 1970; a period may be missing */
    record Series(SortedMap<Long, Double> points) implements Value {
        public Series {
            points = Collections.unmodifiableSortedMap(new TreeMap<>(points));
        }

        Series map(DoubleUnaryOperator each) {
            var mapped = new TreeMap<Long, Double>();
            points.forEach((at, value) -> put(mapped, at, each.applyAsDouble(value)));
            return new Series(mapped);
        }

        /** Where both have a point. */
        Series zip(Series other, DoubleBinaryOperator both) {
            var zipped = new TreeMap<Long, Double>();
            points.forEach((at, value) -> {
                Double second = other.points.get(at);
                if (second != null) {
                    put(zipped, at, both.applyAsDouble(value, second));
                }
            });
            return new Series(zipped);
        }

        /** What is no number, as a division by zero makes, is no point. */
        private static void put(SortedMap<Long, Double> points, long at, double value) {
            if (Double.isFinite(value)) {
                points.put(at, value);
            }
        }
    }

    record Several(List<Series> all) implements Value {
        public Several {
            all = List.copyOf(all);
        }
    }

    /** Combines two values, point by point. */
    static Value combine(Value left, Value right, DoubleBinaryOperator operator) {
        return switch (left) {
            case Scalar(double a) ->
                switch (right) {
                    case Scalar(double b) -> new Scalar(operator.applyAsDouble(a, b));
                    case Series series -> series.map(b -> operator.applyAsDouble(a, b));
                    case Several(List<Series> all) ->
                        new Several(all.stream()
                                .map(series -> series.map(b -> operator.applyAsDouble(a, b)))
                                .toList());
                };
            case Series series ->
                switch (right) {
                    case Scalar(double b) -> series.map(a -> operator.applyAsDouble(a, b));
                    case Series other -> series.zip(other, operator);
                    case Several(List<Series> all) ->
                        new Several(all.stream()
                                .map(other -> series.zip(other, operator))
                                .toList());
                };
            case Several(List<Series> all) ->
                new Several(all.stream()
                        .map(series -> {
                            if (right instanceof Several) {
                                throw new MathRefused("two lists of series cannot be combined");
                            }
                            return (Series) combine(series, right, operator);
                        })
                        .toList());
        };
    }

    /** Changes every number. */
    static Value each(Value value, DoubleUnaryOperator operator) {
        return combine(value, new Scalar(0), (number, nothing) -> operator.applyAsDouble(number));
    }
}
