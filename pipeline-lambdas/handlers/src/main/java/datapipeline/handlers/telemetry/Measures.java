package datapipeline.handlers.telemetry;

import datapipeline.model.metric.Dimension;
import datapipeline.model.metric.Metric;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The values of one occasion: they share their dimensions, and are written in one line. */
public final class Measures {
    private final Map<Metric, Long> values = new EnumMap<>(Metric.class);
    private final Map<Dimension, String> dimensions = new EnumMap<>(Dimension.class);
    private final Map<String, Object> properties = new LinkedHashMap<>();

    private Measures() {}

    public static Measures empty() {
        return new Measures();
    }

    /** @throws IllegalArgumentException when the occasion has such a value already */
    public Measures add(Metric metric, long value) {
        if (values.putIfAbsent(metric, value) != null) {
            throw new IllegalArgumentException("%s has two values on one occasion".formatted(metric.wireName()));
        }
        return this;
    }

    public Measures count(Metric metric) {
        return add(metric, 1);
    }

    /** What is not known is not published. */
    public Measures add(Metric metric, Optional<Long> value) {
        value.ifPresent(known -> add(metric, known.longValue()));
        return this;
    }

    public Measures by(Dimension dimension, String value) {
        dimensions.put(dimension, value);
        return this;
    }

    /** Something to find the line by, and no dimension. */
    public Measures about(String property, Object value) {
        properties.put(property, value);
        return this;
    }

    Map<Metric, Long> values() {
        return values;
    }

    Map<Dimension, String> dimensions() {
        return dimensions;
    }

    Map<String, Object> properties() {
        return properties;
    }
}
