package datapipeline.local.logs;

import datapipeline.local.logs.pattern.FilterPattern;
import datapipeline.local.logs.pattern.PatternRefused;
import datapipeline.local.store.Store;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilterMatchRecord;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TestMetricFilterRequest;

/** The metric filters of all log groups. */
final class MetricFilters {
    private static final String SEPARATOR = "\0";

    private final Store store;
    private final InstantSource clock;
    private final MVMap<String, String> kept;
    private final Map<String, List<Parsed>> byGroup = new ConcurrentHashMap<>();

    private record Parsed(KeptFilter filter, FilterPattern pattern) {}

    MetricFilters(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.kept = store.map("logs.metricFilters");
    }

    /** The data points that an event makes. */
    List<ExtractedMetric> metricsOf(LogGroup group, NewEvent event) {
        return byGroup.computeIfAbsent(group.name(), this::read).stream()
                .flatMap(parsed -> parsed.filter().transformations().stream()
                        .flatMap(transformation ->
                                parsed.filter().metric(parsed.pattern(), transformation, event).stream()))
                .toList();
    }

    private List<Parsed> read(String group) {
        return all().stream()
                .filter(filter -> filter.group().equals(group))
                .map(filter -> new Parsed(filter, FilterPattern.parse(filter.pattern())))
                .toList();
    }

    private List<KeptFilter> all() {
        return kept.values().stream()
                .map(line -> Json.MAPPER.readValue(line, KeptFilter.class))
                .toList();
    }

    int count(LogGroup group) {
        return byGroup.computeIfAbsent(group.name(), this::read).size();
    }

    boolean put(LogGroup group, PutMetricFilterRequest request) {
        String name = LogErrors.required(request.filterName(), "filterName");
        String pattern = LogErrors.required(request.filterPattern(), "filterPattern");
        parse(pattern);
        if (request.metricTransformations().size() != 1) {
            throw LogErrors.invalid("a metric filter has one metricTransformation");
        }
        var filter = new KeptFilter(
                group.name(),
                name,
                pattern,
                request.metricTransformations().stream()
                        .map(MetricFilters::kept)
                        .toList(),
                clock.millis());
        store.write(() -> kept.put(group.name() + SEPARATOR + name, Json.MAPPER.writeValueAsString(filter)));
        byGroup.remove(group.name());
        return true;
    }

    private static KeptFilter.Transformation kept(MetricTransformation transformation) {
        if (transformation.defaultValue() != null
                && !transformation.dimensions().isEmpty()) {
            throw LogErrors.invalid("a metric with dimensions cannot have a defaultValue");
        }
        return new KeptFilter.Transformation(
                LogErrors.required(transformation.metricNamespace(), "metricNamespace"),
                LogErrors.required(transformation.metricName(), "metricName"),
                LogErrors.required(transformation.metricValue(), "metricValue"),
                transformation.defaultValue(),
                transformation.dimensions(),
                transformation.unitAsString() == null ? "None" : transformation.unitAsString());
    }

    private static FilterPattern parse(String pattern) {
        try {
            return FilterPattern.parse(pattern);
        } catch (PatternRefused e) {
            throw LogErrors.invalid("Invalid metric filter pattern: " + e.getMessage());
        }
    }

    boolean delete(LogGroup group, String name) {
        if (store.write(() -> kept.remove(group.name() + SEPARATOR + name)) == null) {
            throw LogErrors.notFound("The specified metric filter does not exist.");
        }
        byGroup.remove(group.name());
        return true;
    }

    void deleteAll(LogGroup group) {
        store.write(() -> read(group.name())
                .forEach(parsed ->
                        kept.remove(group.name() + SEPARATOR + parsed.filter().name())));
        byGroup.remove(group.name());
    }

    DescribeMetricFiltersResponse describe(DescribeMetricFiltersRequest request) {
        List<KeptFilter> filters = all().stream()
                .filter(filter -> isOrAbsent(request.logGroupName(), filter.group()))
                .filter(filter ->
                        request.filterNamePrefix() == null || filter.name().startsWith(request.filterNamePrefix()))
                .filter(filter -> filter.transformations().stream()
                        .anyMatch(metric -> isOrAbsent(request.metricName(), metric.name())
                                && isOrAbsent(request.metricNamespace(), metric.namespace())))
                .toList();
        Page<KeptFilter> page = Page.of(
                filters, filter -> filter.group() + SEPARATOR + filter.name(), request.nextToken(), request.limit());
        return DescribeMetricFiltersResponse.builder()
                .metricFilters(
                        page.items().stream().map(MetricFilters::described).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean isOrAbsent(@Nullable String wanted, String value) {
        return wanted == null || wanted.equals(value);
    }

    private static MetricFilter described(KeptFilter filter) {
        return MetricFilter.builder()
                .filterName(filter.name())
                .filterPattern(filter.pattern())
                .logGroupName(filter.group())
                .creationTime(filter.created())
                .metricTransformations(filter.transformations().stream()
                        .map(metric -> MetricTransformation.builder()
                                .metricNamespace(metric.namespace())
                                .metricName(metric.name())
                                .metricValue(metric.value())
                                .defaultValue(metric.defaultValue())
                                .dimensions(metric.dimensions())
                                .unit(metric.unit())
                                .build())
                        .toList())
                .build();
    }

    List<MetricFilterMatchRecord> test(TestMetricFilterRequest request) {
        FilterPattern pattern = parse(LogErrors.required(request.filterPattern(), "filterPattern"));
        List<String> messages = request.logEventMessages();
        return IntStream.range(0, messages.size())
                .filter(i -> pattern.matches(messages.get(i)))
                .mapToObj(i -> MetricFilterMatchRecord.builder()
                        .eventNumber(i + 1L)
                        .eventMessage(messages.get(i))
                        .extractedValues(pattern.extract(messages.get(i)))
                        .build())
                .toList();
    }
}
