package datapipeline.alarms.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.model.metric.Dimension;
import datapipeline.model.metric.Metric;
import datapipeline.model.metric.Source;
import datapipeline.model.topology.Topology;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An alarm on a name that nobody publishes is an alarm that never rings. */
class AlarmMetricsTest {
    private static final List<AlarmSpec> OURS = AlarmCatalogue.all().stream()
            .filter(alarm -> alarm.namespace().equals(Metric.NAMESPACE))
            .toList();

    @Test
    void everyAlarmIsOnAMetricOfOursOrOfAnAwsService() {
        assertThat(AlarmCatalogue.all())
                .allMatch(alarm -> alarm.namespace().equals(Metric.NAMESPACE)
                        || alarm.namespace().startsWith("AWS/"));
    }

    @Test
    void everyAlarmOnAMetricOfOursNamesOneUnderDimensionsThatItIsPublishedUnder() {
        assertThat(OURS).isNotEmpty().allSatisfy(alarm -> {
            Metric metric = Metric.named(alarm.metric()).orElseThrow();
            Set<Set<String>> published = metric.breakdown().sets().stream()
                    .map(set -> set.stream().map(Dimension::wireName).collect(Collectors.toSet()))
                    .collect(Collectors.toSet());
            assertThat(published).contains(alarm.dimensions().keySet());
        });
    }

    @Test
    void everyAlarmOnAMetricOfOursNamesAFunctionThatEmitsIt() {
        assertThat(OURS)
                .allSatisfy(alarm -> assertThat(Metric.named(alarm.metric())
                                .orElseThrow()
                                .source()
                                .functions())
                        .contains(alarm.dimensions().get(Dimension.SERVICE.wireName())));
    }

    @Test
    void everyFunctionThatEmitsIsOneOfTheTopology() {
        Set<String> functions =
                Topology.functions().stream().map(function -> function.name()).collect(Collectors.toSet());
        assertThat(Stream.of(Source.values()))
                .allSatisfy(source -> assertThat(functions).containsAll(source.functions()));
    }
}
