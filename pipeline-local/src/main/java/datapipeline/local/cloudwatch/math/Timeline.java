package datapipeline.local.cloudwatch.math;

import java.util.Map;
import java.util.TreeMap;

/**
 * The periods that a computation is about.
 *
 * @param from the beginning of the first, in milliseconds since 1970
 * @param to in milliseconds since 1970; not part of it
 */
public record Timeline(long from, long to, long periodMillis) {

    /** The same number in every period. */
    Value.Series constant(double number) {
        var points = new TreeMap<Long, Double>();
        for (long at = from; at < to; at += periodMillis) {
            points.put(at, number);
        }
        return new Value.Series(points);
    }

    /** Every period without a point has that of the one before it. */
    Value.Series repeated(Value.Series series) {
        var points = new TreeMap<>(series.points());
        for (long at = from; at < to; at += periodMillis) {
            Map.Entry<Long, Double> before = points.floorEntry(at);
            if (before != null) {
                points.putIfAbsent(at, before.getValue());
            }
        }
        return new Value.Series(points);
    }
}
