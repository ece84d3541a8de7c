package datapipeline.local.cloudwatch.math;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Makes one number of many: of one series a scalar, of several series a series. */
enum Aggregate {
    SUM,
    AVG,
    MIN,
    MAX,
    STDDEV,
    DATAPOINT_COUNT;

    Value of(Value value) {
        return switch (value) {
            case Value.Scalar scalar -> scalar;
            case Value.Series(var points) -> new Value.Scalar(of(points.values()));
            case Value.Several(List<Value.Series> all) -> across(all);
        };
    }

    /** At every time at which any of them has a point. */
    private Value across(List<Value.Series> all) {
        var byTime = new TreeMap<Long, List<Double>>();
        all.forEach(series -> series.points()
                .forEach((at, number) ->
                        byTime.computeIfAbsent(at, key -> new ArrayList<>()).add(number)));
        var points = new TreeMap<Long, Double>();
        byTime.forEach((at, numbers) -> points.put(at, of(numbers)));
        return new Value.Series(points);
    }

    private double of(Collection<Double> numbers) {
        var statistics = numbers.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return switch (this) {
            case SUM -> statistics.getSum();
            case AVG -> statistics.getAverage();
            case MIN -> statistics.getMin();
            case MAX -> statistics.getMax();
            case DATAPOINT_COUNT -> statistics.getCount();
            case STDDEV ->
                Math.sqrt(numbers.stream()
                        .mapToDouble(number -> Math.pow(number - statistics.getAverage(), 2))
                        .average()
                        .orElse(0));
        };
    }
}
