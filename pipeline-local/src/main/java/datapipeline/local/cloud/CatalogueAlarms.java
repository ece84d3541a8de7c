package datapipeline.local.cloud;

import datapipeline.alarms.catalogue.AlarmCatalogue;
import datapipeline.alarms.catalogue.AlarmSpec;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/** Puts the alarms of the catalogue, as the stacks do on AWS. Those that are there keep their state. */
final class CatalogueAlarms {
    private final CloudWatchClient cloudWatch;

    CatalogueAlarms(CloudWatchClient cloudWatch) {
        this.cloudWatch = cloudWatch;
    }

    void put() {
        AlarmCatalogue.all().forEach(this::put);
    }

    private void put(AlarmSpec spec) {
        cloudWatch.putMetricAlarm(request -> request.alarmName(spec.name())
                .alarmDescription("%s runbook: %s".formatted(spec.sentence(), spec.runbook()))
                .namespace(spec.namespace())
                .metricName(spec.metric())
                .dimensions(spec.dimensions().entrySet().stream()
                        .map(CatalogueAlarms::dimension)
                        .toList())
                .statistic(spec.statistic())
                .comparisonOperator(comparison(spec.comparison()))
                .threshold(spec.threshold())
                .period(Math.toIntExact(spec.period().toSeconds()))
                .evaluationPeriods(spec.evaluationPeriods())
                .datapointsToAlarm(spec.datapointsToAlarm())
                .treatMissingData(spec.missing().wireName())
                .tags(Tag.builder()
                        .key("priority")
                        .value(spec.priority().name())
                        .build()));
    }

    private static Dimension dimension(Map.Entry<String, String> dimension) {
        return Dimension.builder()
                .name(dimension.getKey())
                .value(dimension.getValue())
                .build();
    }

    private static ComparisonOperator comparison(AlarmSpec.Comparison comparison) {
        return switch (comparison) {
            case GREATER_THAN_THRESHOLD -> ComparisonOperator.GREATER_THAN_THRESHOLD;
            case GREATER_THAN_OR_EQUAL_TO_THRESHOLD -> ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD;
        };
    }
}
