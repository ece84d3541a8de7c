package datapipeline.local.logs;

import datapipeline.local.logs.pattern.FilterPattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A metric filter: what makes data points of log events.
 *
 * @param created in milliseconds since 1970
 */
record KeptFilter(String group, String name, String pattern, List<Transformation> transformations, long created) {

    /**
     * Which metric.
     *
     * @param value a number or a selector
     * @param defaultValue the value of an event that does not match
     * @param dimensions names and selectors
     */
    record Transformation(
            String namespace,
            String name,
            String value,
            @Nullable Double defaultValue,
            Map<String, String> dimensions,
            String unit) {}

    /** What an event adds to a metric. */
    Optional<ExtractedMetric> metric(FilterPattern parsed, Transformation transformation, NewEvent event) {
        if (!parsed.matches(event.message())) {
            return Optional.ofNullable(transformation.defaultValue())
                    .map(value -> metric(transformation, Map.of(), value, event));
        }
        Map<String, String> dimensions = new HashMap<>();
        transformation
                .dimensions()
                .forEach((name, selector) ->
                        parsed.select(event.message(), selector).ifPresent(value -> dimensions.put(name, value)));
        if (dimensions.size() < transformation.dimensions().size()) {
            return Optional.empty();
        }
        Optional<String> value = transformation.value().startsWith("$")
                ? parsed.select(event.message(), transformation.value())
                : Optional.of(transformation.value());
        return value.flatMap(KeptFilter::number).map(number -> metric(transformation, dimensions, number, event));
    }

    private static ExtractedMetric metric(
            Transformation transformation, Map<String, String> dimensions, double value, NewEvent event) {
        return new ExtractedMetric(
                transformation.namespace(),
                transformation.name(),
                dimensions,
                transformation.unit(),
                value,
                event.timestamp());
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.parseDouble(text)).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
